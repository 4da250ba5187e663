import type { Method } from "./payloads.ts";

/** What goes wrong with a call. */
export type Fault =
  | { readonly code: number; readonly description: string; readonly parameters?: object }
  /** The connection is cut, before or after the call took effect. */
  | { readonly drop: "before" | "after" }
  /** Something between bot and Telegram answers with a web page. */
  | { readonly page: number };

/** Faults waiting for their calls, each for one. */
export class Faults {
  readonly #waiting: { readonly method: Method; readonly fault: Fault; readonly chat: number | undefined }[] = [];

  /** @param chat the one that the calls are about; any when not said */
  add(method: Method, fault: Fault, times: number, chat: number | undefined): void {
    for (let time = 0; time < times; time += 1) this.#waiting.push({ method, fault, chat });
  }

  clear(): void {
    this.#waiting.length = 0;
  }

  take(method: Method, about: number): Fault | undefined {
    const index = this.#waiting.findIndex(
      (each) => each.method === method && (each.chat === undefined || each.chat === about),
    );
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0]?.fault;
  }
}

/** 429, as Telegram says it. */
export const tooManyRequests = (seconds: number): Fault => ({
  code: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  parameters: { retry_after: seconds },
});

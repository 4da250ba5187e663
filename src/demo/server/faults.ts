/** Something that goes wrong with a request. */
export type Fault =
  /** The session is said to have ended. */
  | { readonly kind: "expired" }
  /** The account has no right to ask this. Of JSON-RPC only. */
  | { readonly kind: "no-right" }
  /** No answer comes until the client gives up or the school closes. */
  | { readonly kind: "slow" }
  /** A web page comes instead of an answer. */
  | { readonly kind: "html"; readonly status?: number }
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: number }
  /** The connection breaks in the middle of the answer. */
  | { readonly kind: "cut" };

/** Which requests a fault hits. */
export interface FaultTarget {
  /** How many; default 1. */
  readonly times?: number;
  /** Only paths that contain this. */
  readonly path?: string;
  /** Only this method of JSON-RPC. */
  readonly method?: string;
}

/** The faults that wait for their requests. */
export class Faults {
  #waiting: { readonly fault: Fault; readonly target: FaultTarget; left: number }[] = [];

  add(fault: Fault, target: FaultTarget): void {
    this.#waiting.push({ fault, target, left: target.times ?? 1 });
  }

  /** Forgets them all. */
  clear(): void {
    this.#waiting = [];
  }

  /** The fault for a request, which is used up by it. */
  take(path: string, method: string | undefined): Fault | undefined {
    const found = this.#waiting.find(
      ({ target }) => path.includes(target.path ?? "") && (target.method === undefined || target.method === method),
    );
    if (!found) return undefined;
    found.left--;
    this.#waiting = this.#waiting.filter(({ left }) => left > 0);
    return found.fault;
  }
}

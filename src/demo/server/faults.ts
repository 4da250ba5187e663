/** Something that goes wrong with a request. */
export type Fault =
  /** Answers that the session has ended. */
  | { readonly kind: "expired" }
  /** Answers that the account has no right to the method. Only for JSON-RPC. */
  | { readonly kind: "no-right" }
  /** Answers that there is no such method. Only for JSON-RPC. */
  | { readonly kind: "no-method" }
  /** Never answers; the client gives up or the school closes. */
  | { readonly kind: "slow" }
  /** Answers with a web page. */
  | { readonly kind: "html"; readonly status?: number }
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: number }
  /** Breaks the connection in the middle of the answer. */
  | { readonly kind: "cut" }
  /** Breaks it before the answer. */
  | { readonly kind: "reset" };

/** Which requests a fault hits. */
export interface FaultTarget {
  /** How many; default 1. `Infinity` closes a door until it is healed. */
  readonly times?: number;
  /** Only paths that contain this. */
  readonly path?: string;
  /** Only this method of JSON-RPC. */
  readonly method?: string;
}

/** The faults to come. */
export class Faults {
  #waiting: { readonly fault: Fault; readonly target: FaultTarget; left: number }[] = [];

  add(fault: Fault, target: FaultTarget): void {
    this.#waiting.push({ fault, target, left: target.times ?? 1 });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The fault for a request, counted down by it. */
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

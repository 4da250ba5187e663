/** `wrong`: the bot does not work like this; `warning`: it does, but somebody should know. */
export type Mark = "ok" | "warning" | "wrong";

/** One thing that was looked at, and what to do about it. */
export interface Finding {
  readonly mark: Mark;
  readonly what: string;
  readonly remedy?: string | undefined;
}

/** What one check has found so far: a check that breaks or hangs keeps what it found before. */
export class Findings {
  readonly #all: Finding[] = [];
  readonly #links: { readonly name: string; readonly url: string }[] = [];

  add(finding: Finding): void {
    this.#all.push(finding);
  }

  ok(what: string): void {
    this.add({ mark: "ok", what });
  }

  warn(what: string, remedy?: string): void {
    this.add({ mark: "warning", what, remedy });
  }

  wrong(what: string, remedy?: string): void {
    this.add({ mark: "wrong", what, remedy });
  }

  /** A link that people need, and what it is for. */
  link(name: string, url: string): void {
    this.#links.push({ name, url });
  }

  get links(): readonly { readonly name: string; readonly url: string }[] {
    return [...this.#links];
  }

  /** As of now: a check that ran out of time may go on finding. */
  get all(): readonly Finding[] {
    return [...this.#all];
  }
}

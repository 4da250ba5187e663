interface Told {
  readonly server: string;
  readonly seconds: number;
}

/** The best first; equally good ones by name, whoever answered first. */
const closest = (one: Told, other: Told) =>
  Math.abs(one.seconds) - Math.abs(other.seconds) || (one.server < other.server ? -1 : 1);

/** What servers say about the time, as the difference from the machine's clock. */
export class Clocks {
  readonly #now: () => Temporal.Instant;
  readonly #seconds = new Map<string, number>();

  constructor(now: () => Temporal.Instant) {
    this.#now = now;
  }

  tell(server: string, time: Temporal.Instant | undefined): void {
    if (time) this.#seconds.set(server, Math.round(time.until(this.#now()).total("seconds")));
  }

  /** Of an answer's `Date` header. */
  tellHeader(server: string, header: string | null): void {
    const at = header === null ? Number.NaN : Date.parse(header);
    if (!Number.isNaN(at)) this.tell(server, Temporal.Instant.fromEpochMilliseconds(at));
  }

  /** The server that agrees best: another one's clock may be wrong itself. */
  best(): Told | undefined {
    const all = [...this.#seconds].map(([server, seconds]) => ({ server, seconds }));
    return all.toSorted(closest)[0];
  }
}

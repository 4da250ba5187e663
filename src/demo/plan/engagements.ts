/** Who or what is taken at which times of the week (see `timesOf`). */
export class Engagements<T> {
  readonly #times = new Map<T, Set<number>>();

  count(of: T): number {
    return this.#times.get(of)?.size ?? 0;
  }

  isFree(of: T, times: readonly number[]): boolean {
    const taken = this.#times.get(of);
    return !taken || !times.some((time) => taken.has(time));
  }

  take(of: T, times: readonly number[]): void {
    const taken = this.#times.get(of) ?? new Set();
    for (const time of times) taken.add(time);
    this.#times.set(of, taken);
  }

  release(of: T, times: readonly number[]): void {
    for (const time of times) this.#times.get(of)?.delete(time);
  }
}

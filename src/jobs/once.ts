/** Makes the thing for a key once, and gives the same one from then on. */
export class Once<Key, Thing extends object | string> {
  readonly #made = new Map<Key, Thing>();

  of(key: Key, make: () => Thing): Thing {
    const made = this.#made.get(key) ?? make();
    this.#made.set(key, made);
    return made;
  }
}

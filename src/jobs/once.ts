/** Makes each thing once, for as long as this lives. */
export class Once<Key, Thing extends object | string> {
  readonly #made = new Map<Key, Thing>();

  of(key: Key, make: () => Thing): Thing {
    const made = this.#made.get(key) ?? make();
    this.#made.set(key, made);
    return made;
  }
}

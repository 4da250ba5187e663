/** Lets a test wait until something is so: looked at whenever something has happened, never by the clock. */
export class Changes {
  readonly #waiting = new Set<() => void>();

  /** Something has happened. */
  tell(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** Resolves as soon as it is so. */
  until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isSo()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }
}

/** Derives a result from a shared answer once, and keeps it as long as the answer lives. */
export class Derived<Answer extends WeakKey, Beside extends readonly unknown[], Result> {
  readonly #derive: (answer: Answer, ...beside: Beside) => Result;
  readonly #known = new WeakMap<Answer, { readonly beside: Beside; readonly result: Result }>();

  /** @param derive a pure function of an answer and further arguments, which are compared by identity. */
  constructor(derive: (answer: Answer, ...beside: Beside) => Result) {
    this.#derive = derive;
  }

  of(answer: Answer, ...beside: Beside): Result {
    const known = this.#known.get(answer);
    if (known?.beside.every((each, at) => each === beside[at])) return known.result;
    const result = this.#derive(answer, ...beside);
    this.#known.set(answer, { beside, result });
    return result;
  }
}

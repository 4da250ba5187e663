/** One completion or choice: `label` is shown, `value` goes into the invocation. */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

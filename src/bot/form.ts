import type { Invocation } from "./invocation.ts";
import type { Suggestion } from "./suggestion.ts";

/** How a question of a form is answered. `value` is what is filled in already. */
export type FormAnswer =
  | { readonly kind: "text"; readonly value?: string | undefined }
  /** One of at most 25 choices. */
  | { readonly kind: "choice"; readonly choices: readonly Suggestion[]; readonly value?: string | undefined }
  /** Any of at most 25 choices, also none; their values, and `value`, are divided by commas. */
  | { readonly kind: "choices"; readonly choices: readonly Suggestion[]; readonly value?: string | undefined }
  | { readonly kind: "channel" | "role"; readonly value?: string | undefined };

/** A question of a form. */
export interface FormField {
  /** The options that its answer is for. If there are several, a choice's value holds their texts in this order, divided by "|". */
  readonly options: readonly string[];
  readonly label: string;
  /** A few words below the label. */
  readonly hint?: string;
  readonly answer: FormAnswer;
  readonly required: boolean;
}

/** What a command asks for all at once. A platform may show the first fields only. */
export interface Form {
  readonly title: string;
  /** The most important first: required ones, then those that most people want. */
  readonly fields: readonly FormField[];
  /** What was asked so far. What no field that is shown asks for stays as it is. */
  readonly invocation: Invocation;
}

/** How a form comes to be opened. */
export interface FormOpening {
  /** Milliseconds that the school may take. What it has not told by then is left to be typed. */
  readonly patience: number;
  /** By a press, which does not tell what the presser may do in another channel. */
  readonly pressed: boolean;
  /** Even if nothing is missing. */
  readonly anyway: boolean;
}

import type { Suggestion } from "./command.ts";
import type { Texts } from "./texts/index.ts";

/** Something the asker can fix. `tell` gives the sentence in the asker's language. */
export class UserError extends Error {
  readonly tell: (text: Texts) => string;
  /** Default: that it was not understood. */
  readonly title: ((text: Texts) => string) | undefined;

  constructor(tell: UserError["tell"], message = "The asker can fix this", title?: UserError["title"]) {
    super(message);
    this.name = "UserError";
    this.tell = tell;
    this.title = title;
  }
}

/** An option's text is no value, or could be several. Each suggestion becomes a button that asks again with its value. */
export class OptionError extends UserError {
  readonly suggestions: readonly Suggestion[];

  constructor(tell: (text: Texts) => string, suggestions: readonly Suggestion[] = []) {
    super(tell, "An option could not be read");
    this.name = "OptionError";
    this.suggestions = suggestions;
  }
}

import type { Suggestion } from "./command.ts";
import type { Texts } from "./texts/index.ts";

/** Something the asker can mend. Its sentence is chosen when it is told, in the asker's language. */
export class UserError extends Error {
  readonly tell: (text: Texts) => string;

  constructor(tell: (text: Texts) => string, message = "The asker can mend this") {
    super(message);
    this.name = "UserError";
    this.tell = tell;
  }
}

/** An option that means nothing or more than one thing; `suggestions` become buttons that put the value in its place. */
export class OptionError extends UserError {
  readonly suggestions: readonly Suggestion[];

  constructor(tell: (text: Texts) => string, suggestions: readonly Suggestion[] = []) {
    super(tell, "An option could not be read");
    this.name = "OptionError";
    this.suggestions = suggestions;
  }
}

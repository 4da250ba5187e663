import type { Suggestion } from "./command.ts";
import type { SpanLine } from "./reply.ts";
import type { Wording } from "./texts/index.ts";

/**
 * Why the asker gets no answer; decides the reply's title and colour. `unclear`: it was not understood; `missing`: there is no such thing;
 * `several`: it could be several; `refused`: it was understood, but this asker may not do it, or not here.
 */
export type Obstacle = "unclear" | "missing" | "several" | "refused";

/** Something the asker can fix. `tell` gives the sentence in the asker's language; it also stands alone, without the title. */
export class UserError extends Error {
  readonly obstacle: Obstacle;
  readonly tell: (text: Wording) => string | SpanLine;
  /** Default: by the obstacle. */
  readonly title: ((text: Wording) => string) | undefined;

  constructor(obstacle: Obstacle, tell: UserError["tell"], title?: UserError["title"]) {
    super(`The asker can fix this: ${obstacle}`);
    this.name = "UserError";
    this.obstacle = obstacle;
    this.tell = tell;
    this.title = title;
  }
}

/** An option's text is no value, or could be several. Each suggestion becomes a button that asks again with its value. */
export class OptionError extends UserError {
  readonly suggestions: readonly Suggestion[];

  constructor(
    obstacle: Obstacle,
    tell: UserError["tell"],
    suggestions: readonly Suggestion[] = [],
    title?: UserError["title"],
  ) {
    super(obstacle, tell, title);
    this.name = "OptionError";
    this.suggestions = suggestions;
  }
}

/** What others must not read along. */
export const onlyInPrivate = (tell: UserError["tell"]): UserError =>
  new UserError("refused", tell, ({ errors }) => errors.onlyInPrivateTitle);

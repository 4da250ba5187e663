import type { Localised } from "./texts/index.ts";

/** What keeps a part of the bot from starting until a person acts. `told` says what to do; the message is the English of it, for the log. */
export class StartError extends Error {
  readonly told: Localised;

  constructor(told: Localised, cause?: unknown) {
    super(told.en, { cause });
    this.name = "StartError";
    this.told = told;
  }
}

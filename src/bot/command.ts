import type { School } from "../school/index.ts";
import type { Reply } from "./reply.ts";
import type { Locale, Texts } from "./texts/index.ts";

export type { Invocation } from "./invocation.ts";

/** A text in every language of the bot, German first. */
export type Localised = Readonly<Record<Locale, string>>;

/** Who asks, and where. */
export interface Asker {
  readonly platform: "discord" | "telegram" | "terminal";
  /** The platform's id of the chat or channel: which school and class it belongs to is asked by this. */
  readonly chat: string;
  /** The language tag the platform tells, such as "de", "en-GB"; undefined when it tells none. */
  readonly language: string | undefined;
}

/** What a command may use besides its options. */
export interface CommandContext {
  readonly school: School;
  readonly asker: Asker;
  readonly text: Texts;
  readonly teacherNames: TeacherNames;
}

/** How teachers are shown: "MEI", "Meier", or not at all. */
export type TeacherNames = "short" | "full" | "hidden";

/** One thing to choose for an option: `value` goes into the invocation, `label` is shown. */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

/** What option types may ask. */
export type OptionContext = Pick<CommandContext, "school" | "text">;

/** A kind of option: how it is read, suggested and printed back. */
export interface OptionType<T> {
  /**
   * Reads what was typed or what `print` gave.
   * @throws {OptionError} when it means nothing, with suggestions where there are any.
   */
  parse(typed: string, context: OptionContext): Promise<T>;
  /** Things to choose for what is typed so far, best first, at most 25. */
  suggest(typed: string, context: OptionContext): Promise<readonly Suggestion[]>;
  /** What `parse` reads back to the same value; at most 32 bytes of UTF-8, so that an action fits into a button. */
  print(value: T): string;
}

/** An option of a command: its type, what it is for, and an example to show. */
export interface CommandOption<T = unknown> {
  readonly type: OptionType<T>;
  /** What it is called in English; its key is the German name. a–z, 0–9 and _ only. */
  readonly englishName: string;
  readonly describe: Localised;
}

export type OptionValues<O extends Readonly<Record<string, CommandOption>>> = {
  readonly [K in keyof O]?: O[K] extends CommandOption<infer T> ? T : never;
};

/** A command is data plus one function. All options are optional; a command says what it needs. */
export interface Command<O extends Readonly<Record<string, CommandOption>> = Readonly<Record<string, CommandOption>>> {
  /** The German name, and what invocations say. a–z, 0–9 and _ only: also a Telegram command. */
  readonly name: string;
  /** What it may also be called, and is called for those who read English. */
  readonly englishName: string;
  readonly describe: Localised;
  /** Not offered to everybody: only who runs the bot makes use of it. It tells no secrets. */
  readonly isForOperators?: true;
  /** In the order in which they are typed as free text. */
  readonly options: O;
  /** @throws {UserError} for what the asker can mend; anything else is a fault. */
  run(options: OptionValues<O>, context: CommandContext): Promise<Reply>;
}

/** Declares a command; its option values are typed from its option types. */
export function command<const O extends Readonly<Record<string, CommandOption>>>(definition: Command<O>): Command {
  return definition as unknown as Command;
}

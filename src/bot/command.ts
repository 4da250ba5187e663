import type { School } from "../school/index.ts";
import type { Asker } from "./asker.ts";
import type { Memory } from "./memory/memory.ts";
import type { Reply } from "./reply.ts";
import type { Locale, Texts } from "./texts/index.ts";

export type { Asker } from "./asker.ts";
export type { Invocation } from "./invocation.ts";

/** A text in every language of the bot, German first. */
export type Localised = Readonly<Record<Locale, string>>;

/** What a command may use besides its options. */
export interface CommandContext {
  readonly school: School;
  readonly asker: Asker;
  readonly memory: Memory;
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
export type OptionContext = Pick<CommandContext, "school" | "text" | "asker" | "memory">;

/** A kind of option: how it is read, suggested and printed back. */
export interface OptionType<T> {
  /** A platform's own way to ask for it; without one it is text that completes itself. */
  readonly native?: "channel" | "role";
  /** All there is to choose, where that is fixed: at most 25. */
  readonly choices?: readonly { readonly value: string; readonly label: Localised }[];
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

/** An option of a command: its type, and what it is for. */
export interface CommandOption<T = unknown> {
  readonly type: OptionType<T>;
  /** What it is called in English; its key is the German name. a–z, 0–9 and _ only. */
  readonly englishName: string;
  readonly describe: Localised;
  /** Nothing comes of the command without it: platforms with forms insist on it, elsewhere the command asks back. Such options come first. */
  readonly isNeeded?: true;
}

export type OptionValues<O extends Readonly<Record<string, CommandOption>>> = {
  readonly [K in keyof O]?: O[K] extends CommandOption<infer T> ? T : never;
};

/** A command is data plus one function. All options are optional; a command says what it needs. */
export interface Command<O extends Readonly<Record<string, CommandOption>> = Readonly<Record<string, CommandOption>>> {
  /** The German name, and what invocations say. a–z, 0–9 and _ only: also a Telegram command. Two words name a subcommand: "abo start". */
  readonly name: string;
  /** What it may also be called, and is called for those who read English. As many words as `name`. */
  readonly englishName: string;
  readonly describe: Localised;
  /** Of a subcommand: what all of its family are for. The first of a family is meant when only the first word is typed. */
  readonly family?: Localised;
  /**
   * Not offered to everybody. `operators`: only who runs the bot makes use of it, and it tells no secrets; `managers`: in groups it
   * refuses those who may not manage the place.
   */
  readonly isFor?: "operators" | "managers";
  /** In the order in which they are typed as free text. */
  readonly options: O;
  /** @throws {UserError} for what the asker can mend; anything else is a fault. */
  run(options: OptionValues<O>, context: CommandContext): Promise<Reply>;
}

/** Declares a command; its option values are typed from its option types. */
export function command<const O extends Readonly<Record<string, CommandOption>>>(definition: Command<O>): Command {
  return definition as unknown as Command;
}

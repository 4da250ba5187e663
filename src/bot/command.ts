import type { School } from "../school/index.ts";
import type { Asker } from "./asker.ts";
import type { Memory } from "./memory/memory.ts";
import type { Reply } from "./reply.ts";
import type { Localised, Texts } from "./texts/index.ts";

export type { Asker } from "./asker.ts";
export type { Invocation } from "./invocation.ts";
export type { Localised } from "./texts/index.ts";

/** What a command may use besides its options. */
export interface CommandContext {
  readonly school: School;
  readonly asker: Asker;
  readonly memory: Memory;
  readonly text: Texts;
  readonly teacherNames: TeacherNames;
  /** Every command there is, for those that speak of others. */
  readonly commands: readonly Command[];
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

/** Whether words look like an option's value. `perhaps`: they could be, but another option may know them better. */
export type Looks = "surely" | "perhaps" | "no";

/** A kind of option: how it is read, suggested and printed back. */
export interface OptionType<T> {
  /** A platform's own way to ask for it; without one it is text that completes itself. */
  readonly native?: "channel" | "role";
  /** All there is to choose, where that is fixed: at most 25. */
  readonly choices?: readonly { readonly value: string; readonly label: Localised }[];
  /** Whether words of a typed line may be meant for it, told by the words alone: nothing is looked up. */
  looks(typed: string): Looks;
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
  readonly required?: true;
}

export type OptionValues<O extends Readonly<Record<string, CommandOption>>> = {
  readonly [K in keyof O]?: O[K] extends CommandOption<infer T> ? T : never;
};

/** A line to type, for the help and the README. */
export interface Example {
  /** What follows the command's name, "" for nothing: "5a morgen". */
  readonly typed: Localised;
  /** What comes of it: "ein bestimmter Tag". */
  readonly gives: Localised;
}

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
  readonly restrictedTo?: "operators" | "managers";
  /** In the order in which they are typed as free text. */
  readonly options: O;
  /** The most useful ones first. The help and the README show them all; without any the command is in neither. */
  readonly examples?: readonly Example[];
  /** @throws {UserError} for what the asker can mend; anything else is a fault. */
  run(options: OptionValues<O>, context: CommandContext): Promise<Reply>;
}

/** Declares a command; its option values are typed from its option types. */
export function command<const O extends Readonly<Record<string, CommandOption>>>(definition: Command<O>): Command {
  return definition as unknown as Command;
}

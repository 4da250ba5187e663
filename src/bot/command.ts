import type { School } from "../school/index.ts";
import type { Access, Standing } from "./access.ts";
import type { Asker } from "./asker.ts";
import type { Form } from "./form.ts";
import type { Invocation } from "./invocation.ts";
import type { Memory } from "./memory/memory.ts";
import type { Operation } from "./operation.ts";
import type { Reply } from "./reply.ts";
import type { Suggestion } from "./suggestion.ts";
import type { Localised, Texts } from "./texts/index.ts";

export type { Asker } from "./asker.ts";
export type { Invocation } from "./invocation.ts";
export type { Suggestion } from "./suggestion.ts";
export type { Localised } from "./texts/index.ts";

/** What a command may use besides its options. */
export interface CommandContext {
  readonly school: School;
  readonly asker: Asker;
  readonly memory: Memory;
  readonly access: Access;
  /** As what the asker asks. A stranger gets only to commands that are open to all. */
  readonly standing: Standing;
  readonly text: Texts;
  readonly teacherNames: TeacherNames;
  /** Who is responsible for the bot, and how to reach them; undefined if the operator has not said. */
  readonly operatorContact: string | undefined;
  /** How the bot is doing; undefined where nobody keeps an eye on that. */
  readonly operation: (() => Promise<Operation>) | undefined;
  /** All commands, for replies that mention or link to others. */
  readonly commands: readonly Command[];
}

/** How teachers are shown: "MEI", "Meier", or not at all. */
export type TeacherNames = "short" | "full" | "hidden";

/** What a form may use. It must be there at once: whatever asks the school goes through `soon`. */
export interface FormContext extends CommandContext {
  /** The result if it comes soon. */
  soon<T>(asking: Promise<T>): Promise<T | undefined>;
}

/** What option types may use. */
export type OptionContext = Pick<CommandContext, "school" | "text" | "asker" | "memory" | "access" | "teacherNames">;

/** Whether words look like an option's value. `perhaps`: they might, unless another option recognises them surely. */
export type Looks = "surely" | "perhaps" | "no";

/** A kind of option: how its text is parsed, completed and printed. */
export interface OptionType<T> {
  /** The platform's own picker for it, where there is one; otherwise it is text with completion. */
  readonly native?: "channel" | "role";
  /** The fixed set of values, at most 25; absent for free text. */
  readonly choices?: readonly { readonly value: string; readonly label: Localised }[];
  /** Whether words of a typed line look like a value. Judged by the words alone: looks nothing up. */
  looks(typed: string): Looks;
  /**
   * Parses what was typed, or what `print` returned.
   * @throws {OptionError} for text that is no value, with suggestions where there are any.
   */
  parse(typed: string, context: OptionContext): Promise<T>;
  /** Completions of what is typed so far, best first, at most 25. */
  suggest(typed: string, context: OptionContext): Promise<readonly Suggestion[]>;
  /** Text that `parse` turns back into the value; at most 32 bytes of UTF-8, so that an action fits into a button. */
  print(value: T): string;
}

/** An option of a command: its type, and what it is for. */
export interface CommandOption<T = unknown> {
  readonly type: OptionType<T>;
  /** Its English name; its key is the German one. Only a–z, 0–9 and _. */
  readonly englishName: string;
  readonly describe: Localised;
  /** Required; platforms with forms enforce it, elsewhere the command asks for it. Required options come first. */
  readonly required?: true;
  /** In no platform's list of options: buttons set it, and whoever knows it. */
  readonly hidden?: true;
}

export type OptionValues<O extends Readonly<Record<string, CommandOption>>> = {
  readonly [K in keyof O]?: O[K] extends CommandOption<infer T> ? T : never;
};

/** An example for the help and the README. */
export interface Example {
  /** What to type after the command's name, such as "5a morgen"; may be empty. */
  readonly typed: Localised;
  /** What the answer shows: "ein bestimmter Tag". */
  readonly gives: Localised;
}

/** A command is data plus one function. Any option may be absent: `run` asks for what it cannot do without. */
export interface Command<O extends Readonly<Record<string, CommandOption>> = Readonly<Record<string, CommandOption>>> {
  /** The German name, used in invocations. Only a–z, 0–9 and _, as Telegram demands. Two words name a subcommand: "abo start". */
  readonly name: string;
  /** The English name, shown to English readers and understood everywhere. As many words as `name`. */
  readonly englishName: string;
  readonly describe: Localised;
  /** Other full names that are understood when they are typed: "abo ende" for "abo stopp". */
  readonly otherNames?: readonly string[];
  /**
   * How people ask for it in their own words, in any language: words in lower case that stand in this order, with others between them.
   * Of its names only those that are among them are understood without a slash; without `spoken` all are.
   */
  readonly spoken?: readonly string[];
  /** In no menu, help or table: platforms and buttons ask for it, and whoever knows it. */
  readonly hidden?: true;
  /** For a subcommand: what its whole family is for. Typing only the first word means the family's first command. */
  readonly family?: Localised;
  /**
   * Who it is for, if not everybody. `operators`: whoever runs the bot, all others are refused; `managers`: in groups it refuses people
   * who may not manage the place.
   */
  readonly restrictedTo?: "operators" | "managers";
  /** Answers also where the bot is not admitted, and everybody: it shows nothing of the school. */
  readonly openToAll?: true;
  /** Stores or deletes something. Its buttons work only for whom the answer was for. */
  readonly changes?: true;
  /** In the order people type them. */
  readonly options: O;
  /** What platforms with forms ask, all at once, when something required is missing. `given` are the options as text. */
  form?(given: Invocation["options"], context: FormContext): Promise<Omit<Form, "invocation">>;
  /** Shown in the help and the README, most useful first; a command without examples is not in the help. */
  readonly examples?: readonly Example[];
  /** @throws {UserError} for what the asker can fix; anything else thrown is a fault. */
  run(options: OptionValues<O>, context: CommandContext): Promise<Reply>;
}

/** Declares a command. The type of `run`'s options follows from `options`. */
export function command<const O extends Readonly<Record<string, CommandOption>>>(definition: Command<O>): Command {
  return definition as unknown as Command;
}

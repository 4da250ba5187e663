import { type School, SchoolError } from "../school/index.ts";
import type { Access, Standing } from "./access.ts";
import { unpack } from "./action.ts";
import type { Bot } from "./bot.ts";
import { LONGEST_LINE, LONGEST_OPTION } from "./bounds.ts";
import type { Asker, Command, CommandContext, Invocation, OptionType, TeacherNames } from "./command.ts";
import { findTyped } from "./command-names.ts";
import { withDemoMark } from "./demo-mark.ts";
import {
  faultReply,
  hintReply,
  optionErrorReply,
  strangerReply,
  tooMuchReply,
  unknownCommandReply,
  userErrorReply,
} from "./error-reply.ts";
import { OptionError, UserError } from "./errors.ts";
import type { FaultLog } from "./fault-log.ts";
import { readFreeText } from "./free-text.ts";
import type { Memory } from "./memory/memory.ts";
import { meantInstead } from "./mistyped.ts";
import { openForm } from "./open-form.ts";
import type { Operation } from "./operation.ts";
import { packReply } from "./packed-reply.ts";
import type { Reply } from "./reply.ts";
import { shown } from "./shown.ts";
import { type Locale, textsFor, wordingFor } from "./texts/index.ts";
import { type Meant, understand } from "./understand.ts";

export interface BotParts {
  readonly commands: readonly Command[];
  /** The one place that knows which school a chat belongs to. */
  readonly schoolOf: (asker: Asker) => School;
  readonly memory: Memory;
  readonly access: Access;
  /** Used when the platform tells no language, or one we do not have. */
  readonly language: Locale;
  readonly teacherNames: TeacherNames;
  readonly operatorContact?: string | undefined;
  readonly operation?: () => Promise<Operation>;
  readonly log: FaultLog;
}

/** A command that does not exist (any more). */
const unknownCommand = (typed: string) => new UserError("unclear", ({ errors }) => errors.unknownCommand(shown(typed)));

/** Invisible signs that come along when text is copied: in the middle of a name they would make it another one. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const readable = (line: string) =>
  line
    .slice(0, LONGEST_LINE + 1)
    .replace(INVISIBLE, "")
    .trim();

const mayUse = ({ restrictedTo, openToAll }: Command, { kind }: Standing): boolean =>
  openToAll === true || kind === "operator" || (kind === "admitted" && restrictedTo !== "operators");
const oldButton = () =>
  new UserError(
    "unclear",
    ({ errors }) => errors.oldButton,
    ({ errors }) => errors.oldButtonTitle,
  );
const notYourButton = () =>
  new UserError(
    "refused",
    ({ errors }) => errors.notYourButton,
    ({ errors }) => errors.notYourButtonTitle,
  );

async function isValue(type: OptionType<unknown>, typed: string, context: CommandContext): Promise<boolean> {
  try {
    await type.parse(typed, context);
    return true;
  } catch (error) {
    if (error instanceof OptionError) return false;
    throw error;
  }
}

/** Makes the bot that platforms talk to, of commands, school and memory. */
export function createBot({
  commands,
  schoolOf,
  memory,
  access,
  language,
  teacherNames,
  operatorContact,
  operation,
  log,
}: BotParts): Bot {
  const wordingOf = (asker: Asker) => wordingFor(asker.language, language);
  const contextOf = async (asker: Asker): Promise<CommandContext> => {
    const school = schoolOf(asker).forPerson(`${asker.platform} ${asker.user}`);
    return {
      asker,
      memory,
      access,
      standing: await access.standingOf(asker),
      teacherNames,
      operatorContact,
      operation,
      commands,
      school,
      text: textsFor(asker.language, language, school.today()),
    };
  };
  const find = (name: string) => commands.find((command) => command.name === name);

  /** Where something turned out to be gone, its list has been read anew: parsing again finds what there is instead. */
  async function execute(invocation: Invocation, context: CommandContext): Promise<Reply> {
    try {
      return await executeOnce(invocation, context);
    } catch (error) {
      if (error instanceof SchoolError && error.reason === "gone") return executeOnce(invocation, context);
      throw error;
    }
  }

  async function executeOnce(invocation: Invocation, context: CommandContext): Promise<Reply> {
    const command = find(invocation.command);
    if (!command) throw unknownCommand(invocation.command);
    if (!mayUse(command, context.standing)) throw new UserError("refused", ({ errors }) => errors.onlyOperators);
    const values: Record<string, unknown> = {};
    const printed: Record<string, string> = {};
    const errors: { option: string; error: OptionError }[] = [];
    for (const [option, { type }] of Object.entries(command.options)) {
      const typed = invocation.options[option]?.trim().slice(0, LONGEST_OPTION);
      if (!typed) continue;
      try {
        values[option] = await type.parse(typed, context);
        printed[option] = type.print(values[option]);
      } catch (error) {
        if (!(error instanceof OptionError)) throw error;
        errors.push({ option, error });
      }
    }
    const [first] = errors;
    if (first) return optionErrorReply(first.error, first.option, { command: command.name, options: printed }, context);
    return command.run(values, context);
  }

  /** Runs a typed line's invocation. Words that turn out not to be their option's may look like another's: that one parses them then. */
  async function executeTyped(command: Command, invocation: Invocation, context: CommandContext): Promise<Reply> {
    for (const [option, typed] of Object.entries(invocation.options)) {
      const other = Object.entries(command.options).find(
        ([name, { type }]) => !(name in invocation.options) && type.looks(typed) === "surely",
      );
      const type = other && command.options[option]?.type;
      if (!type || (await isValue(type, typed, context))) continue;
      const { [option]: _, ...rest } = invocation.options;
      return execute({ ...invocation, options: { ...rest, [other[0]]: typed } }, context);
    }
    return execute(invocation, context);
  }

  /**
   * Runs something and always gives a Reply. Whoever is not admitted gets no further than to the commands that are open to all, whatever
   * they typed or pressed.
   */
  async function answer<Answer extends Reply | undefined>(
    asker: Asker,
    command: Command | undefined,
    run: (context: CommandContext) => Promise<Answer>,
  ): Promise<Answer | Reply> {
    let context: CommandContext | undefined;
    /** Whatever the bot says of the demo school says so. */
    const marked = <Said extends Reply | undefined>(reply: Said) =>
      reply && context ? withDemoMark(reply, context.school, context.text) : reply;
    try {
      context = await contextOf(asker);
      if (context.standing.kind === "stranger" && !command?.openToAll) {
        access.turnedAway(asker);
        return strangerReply(context);
      }
      return marked(await run(context));
    } catch (error) {
      const told = { asker, text: wordingOf(asker) };
      return marked(error instanceof UserError ? userErrorReply(error, told) : faultReply(error, told, log));
    }
  }

  const usable = ({ standing }: CommandContext) => commands.filter((command) => mayUse(command, standing));

  /** Runs a typed line without its slash. */
  function runText(line: string, asker: Asker): Promise<Reply> {
    const typed = findTyped(readable(line), commands);
    return answer(asker, typed.command, async (context) => {
      if (typed.command) return executeTyped(typed.command, readFreeText(typed.command, typed.rest), context);
      return unknownCommandReply(typed.name, meantInstead(typed, usable(context), context.text), context);
    });
  }

  /** Whether what may be anything is what it was taken for. */
  async function isMeant({ invocation: { command, options }, guessed }: Meant, context: CommandContext) {
    for (const option of guessed) {
      const [type, typed] = [find(command)?.options[option]?.type, options[option] ?? ""];
      if (type && !(await isValue(type, typed, context))) return false;
    }
    return true;
  }

  /** What is asked among others, where "ach so" is not taken for a class. */
  function askedAmongOthers(said: string): Meant | undefined {
    const meant = understand(said, commands);
    return meant?.guessed.length === 0 ? meant : undefined;
  }

  return {
    commands,
    run: (invocation, asker) => answer(asker, find(invocation.command), (context) => execute(invocation, context)),
    runText,
    asks: (line) => readable(line).startsWith("/") || askedAmongOthers(readable(line)) !== undefined,
    async hear(line, asker) {
      const said = readable(line);
      if (said.startsWith("/")) return runText(said.slice(1), asker);
      const meant = asker.isPrivate ? understand(said, commands) : askedAmongOthers(said);
      if (!meant && !asker.isPrivate) return undefined;
      const command = meant && find(meant.invocation.command);
      return answer(asker, command, async (context) => {
        if (command && meant && (await isMeant(meant, context)))
          return executeTyped(command, meant.invocation, context);
        return hintReply(meantInstead(findTyped(said, commands), usable(context), context.text), context);
      });
    },
    runPacked(data, asker) {
      const invocation = unpack(data, commands);
      const command = invocation && find(invocation.command);
      return answer(asker, command, async (context) => {
        if (!invocation) throw oldButton();
        if (command?.changes && !asker.isAddressee) throw notYourButton();
        return execute(invocation, context);
      });
    },
    async form(invocation, asker, how) {
      const command = find(invocation.command);
      if (!command?.form) return undefined;
      try {
        const context = await contextOf(asker);
        const isRefused = !mayUse(command, context.standing) || (command.changes && !asker.isAddressee);
        return isRefused ? undefined : await openForm(command, invocation.options, context, how);
      } catch (error) {
        // Whatever is wrong, running the command says it.
        if (!(error instanceof UserError)) log.warn({ err: error, command: command.name }, "No form could be made");
        return undefined;
      }
    },
    tooMuch: (asker) => tooMuchReply(wordingOf(asker)),
    pack: (reply) => packReply(reply, commands, log),
    async suggest(name, option, typed, asker) {
      const command = find(name);
      const type = command?.options[option]?.type;
      if (!type) return [];
      try {
        const context = await contextOf(asker);
        return mayUse(command, context.standing) ? await type.suggest(typed.slice(0, LONGEST_OPTION), context) : [];
      } catch (error) {
        log.warn({ err: error, command: name, option }, "No suggestions could be had");
        return [];
      }
    },
  };
}

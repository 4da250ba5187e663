import { randomUUID } from "node:crypto";
import { type LoginRemedy, SchoolError, type SchoolErrorReason } from "../school/index.ts";
import { actionGrid } from "./action.ts";
import type { CommandContext, Invocation } from "./command.ts";
import type { OptionError, UserError } from "./errors.ts";
import type { FaultLog } from "./fault-log.ts";
import { type MemoryTrouble, memoryTrouble } from "./memory/trouble.ts";
import { type Action, paragraph, plain, type Reply } from "./reply.ts";
import { cleanText } from "./tell-error.ts";
import type { Texts } from "./texts/index.ts";

type TellContext = Pick<CommandContext, "text" | "asker">;
type Commands = Pick<CommandContext, "commands">;

/** Offered when there is nothing better. */
const helpAction = (text: Texts): Action => ({
  label: text.buttons.help,
  invocation: { command: "hilfe", options: {} },
});

/** A sentence about what the asker can fix. */
export function userErrorReply(error: UserError, { text }: TellContext): Reply {
  return {
    title: error.title?.(text) ?? text.errors.title,
    tone: "warning",
    blocks: [paragraph(plain(error.tell(text)))],
    actions: [[helpAction(text)]],
    audience: "asker",
  };
}

/** To whoever is not admitted: a friendly sentence, and nothing of the school. */
export const strangerReply = ({ text, asker }: TellContext): Reply => ({
  title: text.errors.strangerTitle,
  tone: "warning",
  blocks: [paragraph(plain(asker.isPrivate ? text.errors.strangerInPrivate : text.errors.strangerHere))],
  actions: [],
  audience: "asker",
});

/** Asks again with all the rest, where that does ask: in a form, or for what is missing then. Otherwise help is the way on. */
function insteadOf(option: string, rest: Invocation, { text, asker, commands }: TellContext & Commands): Action {
  const command = commands.find(({ name }) => name === rest.command);
  const asks = asker.abilities.hasForms || command?.options[option]?.required;
  return command?.form && asks ? { label: text.buttons.again, invocation: rest, opensForm: true } : helpAction(text);
}

/** An option that could not be parsed: each suggestion is a button that asks again with it. */
export function optionErrorReply(
  error: OptionError,
  option: string,
  understood: Invocation,
  context: TellContext & Commands,
): Reply {
  const { text } = context;
  const actions = error.suggestions.map(({ label, value }) => ({
    label,
    invocation: { ...understood, options: { ...understood.options, [option]: value } },
  }));
  return {
    title: actions.length > 0 ? text.errors.question : text.errors.title,
    tone: "warning",
    blocks: [paragraph(plain(error.tell(text)))],
    actions: actions.length > 0 ? actionGrid(actions) : [[insteadOf(option, understood, context)]],
    audience: "asker",
  };
}

/** Asks for patience. Without buttons: they would only tempt. */
export const tooMuchReply = ({ errors }: Texts): Reply => ({
  title: errors.tooMuchTitle,
  tone: "warning",
  blocks: [paragraph(plain(errors.tooMuch))],
  actions: [],
  audience: "asker",
});

/** The school's server is spared: nothing is wrong, so there is nothing to log. */
const busyReply = ({ errors }: Texts): Reply => ({
  title: errors.busyTitle,
  tone: "warning",
  blocks: [paragraph(plain(errors.busy))],
  actions: [],
  audience: "asker",
});

const SENTENCES: Readonly<
  Record<SchoolErrorReason, "unreachable" | "login" | "unknownSchool" | "noRight" | "gone" | "busy">
> = {
  unreachable: "unreachable",
  login: "login",
  "unknown-school": "unknownSchool",
  "no-right": "noRight",
  gone: "gone",
  busy: "busy",
};

const REMEDIES: Readonly<Record<LoginRemedy, "loginKey" | "loginNewKey">> = {
  key: "loginKey",
  "new-key": "loginNewKey",
};

/** What to do so that WebUntis lets the bot in. */
export const remedySentence = (remedy: LoginRemedy, text: Texts): string => text.errors[REMEDIES[remedy]];

const TROUBLES: Readonly<Record<MemoryTrouble["trouble"], "memoryBusy" | "memoryFull">> = {
  busy: "memoryBusy",
  full: "memoryFull",
  broken: "memoryFull",
};

function sentenceFor(error: unknown, text: Texts): string {
  const trouble = memoryTrouble(error);
  if (trouble) return text.errors[TROUBLES[trouble]];
  if (!(error instanceof SchoolError)) return text.errors.internal;
  return error.remedy ? remedySentence(error.remedy, text) : text.errors[SENTENCES[error.reason]];
}

/** A fault of ours is logged with its stack. That WebUntis does not answer or nothing can be stored happens: one line for each question. */
function logFault(error: unknown, id: string, { asker: { platform } }: TellContext, log: FaultLog): void {
  const trouble = memoryTrouble(error);
  if (trouble) {
    log.warn({ id, platform, trouble }, "Nothing could be remembered for a command");
    return;
  }
  if (!(error instanceof SchoolError)) {
    log.error({ err: error, id, platform }, "A command failed");
    return;
  }
  const { reason, cause } = error;
  const why = cause instanceof Error ? cleanText(cause.message) : undefined;
  log.warn({ id, platform, reason, why }, "WebUntis gave no answer for a command");
}

/** Anything else that went wrong: logged under an id, and told as one friendly sentence with that id. */
export function faultReply(error: unknown, context: TellContext, log: FaultLog): Reply {
  const { text } = context;
  if (error instanceof SchoolError && error.reason === "busy") return busyReply(text);
  const id = randomUUID().slice(0, 8);
  logFault(error, id, context, log);
  return {
    title: text.errors.fault,
    tone: "error",
    blocks: [paragraph(plain(sentenceFor(error, text)))],
    footer: text.errors.id(id),
    actions: [],
    audience: "asker",
  };
}

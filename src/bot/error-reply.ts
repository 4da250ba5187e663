import { randomUUID } from "node:crypto";
import { type LoginRemedy, SchoolError, type SchoolErrorReason } from "../school/index.ts";
import { actionGrid } from "./action.ts";
import type { CommandContext, Invocation } from "./command.ts";
import type { Obstacle, OptionError, UserError } from "./errors.ts";
import type { FaultLog } from "./fault-log.ts";
import { type MemoryTrouble, memoryTrouble } from "./memory/trouble.ts";
import { type Action, paragraph, plain, type Reply, type SpanLine, type Tone } from "./reply.ts";
import { shown } from "./shown.ts";
import { cleanText, tellErrorBriefly } from "./tell-error.ts";
import type { Wording } from "./texts/index.ts";

interface TellContext extends Pick<CommandContext, "asker"> {
  readonly text: Wording;
}
type Commands = Pick<CommandContext, "commands">;

/** Offered when there is nothing better. */
const helpAction = (text: Wording): Action => ({
  label: text.buttons.help,
  invocation: { command: "hilfe", options: {} },
});

const spansOf = (said: string | SpanLine): SpanLine => (typeof said === "string" ? [plain(said)] : said);

const TONES: Readonly<Record<Obstacle, Tone>> = {
  unclear: "warning",
  missing: "warning",
  several: "normal",
  refused: "refused",
};

/** A sentence about what the asker can fix. */
export function userErrorReply({ obstacle, title, tell }: UserError, { text }: TellContext): Reply {
  return {
    title: title?.(text) ?? text.errors.titles[obstacle],
    tone: TONES[obstacle],
    blocks: [paragraph(...spansOf(tell(text)))],
    actions: [[helpAction(text)]],
    audience: "asker",
  };
}

/** A command that does not exist, with those that may be meant. */
export function unknownCommandReply(typed: string, meant: readonly Action[], { text }: TellContext): Reply {
  return {
    title: meant.length > 0 ? text.errors.near : text.errors.titles.missing,
    tone: "warning",
    blocks: [paragraph(plain(text.errors.unknownCommand(shown(typed))))],
    actions: [meant.length > 0 ? meant : [helpAction(text)]],
    audience: "asker",
  };
}

/** To words that mean nothing to the bot: what it understands, in one sentence, and commands that may be meant. */
export const hintReply = (meant: readonly Action[], { text }: TellContext): Reply => ({
  title: text.errors.titles.unclear,
  tone: "warning",
  blocks: [paragraph(plain(text.errors.hint))],
  actions: [
    ...(meant.length > 0 ? [meant] : []),
    [
      { label: text.buttons.timetable, invocation: { command: "stundenplan", options: {} } },
      { label: text.buttons.free, invocation: { command: "frei", options: {} } },
      helpAction(text),
    ],
  ],
  audience: "asker",
});

/** To whoever is not admitted: a friendly sentence, and nothing of the school. */
export const strangerReply = ({ text, asker }: TellContext): Reply => ({
  title: text.errors.strangerTitle,
  tone: "refused",
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
  const { errors } = context.text;
  const reply = userErrorReply(error, context);
  if (error.suggestions.length === 0) return { ...reply, actions: [[insteadOf(option, understood, context)]] };
  const actions = error.suggestions.map(({ label, value }) => ({
    label,
    invocation: { ...understood, options: { ...understood.options, [option]: value } },
  }));
  return {
    ...reply,
    title: error.obstacle === "several" ? errors.titles.several : errors.near,
    tone: "normal",
    actions: actionGrid(actions),
  };
}

/** Asks for patience. Without buttons: they would only tempt. */
const patienceReply = (sentence: string, { errors }: Wording): Reply => ({
  title: errors.patience,
  tone: "later",
  blocks: [paragraph(plain(sentence))],
  actions: [],
  audience: "asker",
});

export const tooMuchReply = (text: Wording): Reply => patienceReply(text.errors.tooMuch, text);

type Fault = keyof Wording["errors"]["faults"];

const SCHOOL_FAULTS: Readonly<Record<Exclude<SchoolErrorReason, "busy">, Fault>> = {
  unreachable: "unreachable",
  login: "login",
  "unknown-school": "unknownSchool",
  "no-right": "noRight",
  gone: "gone",
};

const REMEDIES: Readonly<Record<LoginRemedy, Fault>> = { key: "loginKey", "new-key": "loginNewKey" };

const TROUBLES: Readonly<Record<MemoryTrouble["trouble"], Fault>> = {
  busy: "memoryBusy",
  full: "memoryFull",
  broken: "memoryFull",
};

/** All others are errors that somebody has to mend. */
const FAULT_TONES: Readonly<Partial<Record<Fault, Tone>>> = {
  unreachable: "later",
  memoryBusy: "later",
  noRight: "refused",
  gone: "warning",
};

const faultOfSchool = ({ remedy, reason }: SchoolError): Fault => {
  if (reason === "busy") return "internal";
  return remedy ? REMEDIES[remedy] : SCHOOL_FAULTS[reason];
};

/** Why the school cannot be asked, and of a closed door what would open it. */
export function schoolSentence(error: SchoolError, { errors }: Wording): string {
  const { door } = error;
  return door && door !== "timetable" ? errors.doors[door] : errors.faults[faultOfSchool(error)].told;
}

/** What to do so that WebUntis lets the bot in. */
export const remedySentence = (remedy: LoginRemedy, text: Wording): string => text.errors.faults[REMEDIES[remedy]].told;

function faultOf(error: unknown): Fault {
  const trouble = memoryTrouble(error);
  if (trouble) return TROUBLES[trouble];
  return error instanceof SchoolError ? faultOfSchool(error) : "internal";
}

/** A fault of ours is one line with its number, as everything here; its stack follows for those who want to know it. That WebUntis does not answer or nothing can be stored happens: one line for each question. */
function logFault(error: unknown, id: string, { asker: { platform } }: TellContext, log: FaultLog): void {
  const trouble = memoryTrouble(error);
  if (trouble) {
    log.warn({ id, platform, trouble }, "Nothing could be remembered for a command");
    return;
  }
  if (!(error instanceof SchoolError)) {
    log.error({ id, platform, why: tellErrorBriefly(error) }, "A command failed");
    log.debug?.({ id, err: error }, "Where the command failed");
    return;
  }
  const { reason, cause } = error;
  const why = cause instanceof Error ? cleanText(cause.message) : undefined;
  log.warn({ id, platform, reason, why }, "WebUntis gave no answer for a command");
}

/** Anything else that went wrong: logged under an id, and told as one friendly sentence with that id. */
export function faultReply(error: unknown, context: TellContext, log: FaultLog): Reply {
  const { text } = context;
  // The school's server is spared: nothing is wrong, so there is nothing to log.
  if (error instanceof SchoolError && error.reason === "busy") return patienceReply(text.errors.busy, text);
  const id = randomUUID().slice(0, 8);
  logFault(error, id, context, log);
  const fault = faultOf(error);
  const told = error instanceof SchoolError ? schoolSentence(error, text) : text.errors.faults[fault].told;
  return {
    title: text.errors.faults[fault].title,
    tone: FAULT_TONES[fault] ?? "error",
    blocks: [paragraph(plain(told))],
    footer: text.errors.id(id),
    actions: [],
    audience: "asker",
  };
}

import { createInterface, type Interface } from "node:readline";
import type { Bot } from "../../bot/bot.ts";
import type { Asker } from "../../bot/command.ts";
import { findTyped } from "../../bot/command-names.ts";
import type { Button, PackedReply } from "../../bot/packed-reply.ts";
import type { Platform } from "../../bot/platform.ts";
import type { Reply } from "../../bot/reply.ts";
import { render } from "./render.ts";

export interface TerminalParts {
  readonly bot: Bot;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Printed before the first prompt. */
  readonly greeting: string;
  /** Called when the input ends or somebody types "exit". */
  readonly onEnd: () => void;
}

const PLACE = "terminal";
const ASKER: Asker = {
  platform: "terminal",
  abilities: { canAnswerAlone: false, hasRoles: false, buttonsReachElsewhere: true, places: "groups", hasForms: false },
  chat: PLACE,
  user: PLACE,
  community: `@${PLACE}`,
  isPrivate: true,
  language: undefined,
  isAddressee: true,
  findPlace: async () => undefined,
  findRole: async () => undefined,
  mayManage: async () => true,
  nameOf: async () => undefined,
  canPost: async () => true,
  communityOf: () => `@${PLACE}`,
  communityName: async () => undefined,
  isMemberOf: async () => false,
};
const PROMPT = "> ";
const EXIT = /^\/?(exit|quit|ende)$/i;

const isTTY = (stream: object) => "isTTY" in stream && stream.isTTY === true;

/** Completes command names, and the first option while it is typed. */
async function complete(bot: Bot, typed: string): Promise<[string[], string]> {
  const slash = typed.startsWith("/") ? "/" : "";
  const names = bot.commands.map((command) => `${slash}${command.name} `).filter((name) => name.startsWith(typed));
  if (names.length > 0 || !typed.includes(" ")) return [names, typed];
  const { command, rest } = findTyped(typed.slice(slash.length), bot.commands);
  const [option] = Object.keys(command?.options ?? {});
  const suggestions = command && option ? await bot.suggest(command.name, option, rest, ASKER) : [];
  const fitting = suggestions.filter(({ label }) => label.toLowerCase().startsWith(rest.toLowerCase()));
  return [fitting.map(({ label }) => label), rest];
}

/** The bot at a prompt: with colours and history on a terminal, as plain text in a pipe. A number presses a button. */
export function startTerminal({ bot, input, output, greeting, onEnd }: TerminalParts): Platform {
  const terminal = isTTY(input) && isTTY(output);
  const lines: Interface = createInterface({
    input,
    output,
    terminal,
    prompt: terminal ? PROMPT : "",
    historySize: 200,
    completer: (typed: string, done: (error: null, result: [string[], string]) => void) =>
      void complete(bot, typed).then((result) => done(null, result)),
  });
  let buttons: readonly Button[] = [];
  /** No more input will come. Lines read before are still answered. */
  let closed = false;
  /** No more lines are answered. */
  let ended = false;
  let queue = Promise.resolve();

  const shown = (reply: PackedReply) =>
    `${render(reply, { colours: isTTY(output) && process.env.NO_COLOR === undefined })}\n`;

  const answer = async (typed: string): Promise<Reply | undefined> => {
    const pressed = /^\d+$/.test(typed) ? buttons[Number(typed) - 1] : undefined;
    return pressed ? bot.runPacked(pressed.packed, ASKER) : bot.hear(typed, ASKER);
  };

  const take = async (typed: string): Promise<void> => {
    if (ended) return;
    if (EXIT.test(typed)) {
      ended = true;
      return lines.close();
    }
    const answered = typed ? await answer(typed) : undefined;
    if (answered) {
      const reply = bot.pack(answered);
      buttons = reply.buttons.flat();
      output.write(shown(reply));
    }
    ask();
  };
  const ask = () => {
    if (!closed) lines.prompt();
  };

  output.write(greeting);
  ask();
  // Answers come in the order of the questions, even if a pipe delivers all of them at once.
  lines.on("line", (line) => {
    queue = queue.then(() => take(line.trim()));
  });
  lines.on("SIGINT", () => lines.close());
  lines.on("close", () => {
    closed = true;
    queue = queue.then(() => {
      ended = true;
      onEnd();
    });
  });
  let posted = 0;
  const show = (reply: Reply) => {
    const packed = bot.pack(reply);
    buttons = packed.buttons.flat();
    output.write(`${terminal ? "\n" : ""}${shown(packed)}`);
    ask();
  };
  return {
    name: "terminal",
    /** Whoever sits there has started it. */
    operators: [PLACE],
    takesKeys: false,
    postsPerSecond: Number.POSITIVE_INFINITY,
    async post({ reply }) {
      show(reply);
      posted += 1;
      return { kind: "posted", message: String(posted) };
    },
    /** What is printed stays; the new text comes below. */
    async edit(_place, _message, reply) {
      show(reply);
      return { kind: "edited" };
    },
    async stop() {
      if (ended) return;
      ended = true;
      lines.close();
      await queue;
    },
  };
}

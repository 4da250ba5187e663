import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { commands } from "../../../commands/index.ts";
import type { Bot } from "../../../src/bot/bot.ts";
import { packReply } from "../../../src/bot/packed-reply.ts";
import { paragraph, plain, type Reply, struck } from "../../../src/bot/reply.ts";
import { render } from "../../../src/platforms/terminal/render.ts";
import { startTerminal } from "../../../src/platforms/terminal/terminal.ts";

const reply = (title: string): Reply => ({
  title,
  tone: "normal",
  blocks: [],
  actions: [[{ label: "Weiter", invocation: { command: "klasse", options: { klasse: "5a" } } }]],
  audience: "everyone",
});

const pack = (reply: Reply) => packReply(reply, commands, { warn: () => {} });

/** Answers with what it was asked; `hold` keeps every answer back until it is resolved. */
const echo = (hold: Promise<void> = Promise.resolve()): Bot => ({
  commands,
  run: async ({ command }) => hold.then(() => reply(`run ${command}`)),
  runText: async (line) => hold.then(() => reply(`text ${line}`)),
  hear: async (line) => hold.then(() => reply(`text ${line}`)),
  asks: () => true,
  runPacked: async (packed) => hold.then(() => reply(`packed ${packed}`)),
  form: async () => undefined,
  tooMuch: () => reply("too much"),
  pack,
  suggest: async () => [],
});

/** Types these lines, closes the pipe unless told otherwise, and gives what was printed. */
function type(lines: string, bot = echo()) {
  const input = new PassThrough();
  const output = new PassThrough();
  let printed = "";
  output.on("data", (chunk) => {
    printed += chunk;
  });
  const { promise: end, resolve: onEnd } = Promise.withResolvers<void>();
  const platform = startTerminal({ bot, input, output, greeting: "Hallo\n", onEnd });
  input.write(lines);
  return { platform, input, end, printed: () => printed };
}

describe("the terminal", () => {
  test("answers the lines of a pipe in their order, then ends", async () => {
    const { input, end, printed } = type("/stundenplan 5a\n\n  frei  \n");
    input.end();
    await end;
    expect(printed()).toBe("Hallo\ntext /stundenplan 5a\n  [1] Weiter\n\ntext frei\n  [1] Weiter\n\n");
  });

  test("a number presses the button of the last answer", async () => {
    const { input, end, printed } = type("/hilfe\n1\n7\n");
    input.end();
    await end;
    expect(printed().match(/^(packed|text) .*/gm)).toEqual(["text /hilfe", "packed klasse|5a", "text 7"]);
  });

  test("exit ends it, and what follows is not answered", async () => {
    const { end, printed } = type("a\nexit\nb\n");
    await end;
    expect(printed().match(/^text .*/gm)).toEqual(["text a"]);
  });

  test("stopping lets the answer in flight finish and takes nothing new", async () => {
    const { promise: hold, resolve: release } = Promise.withResolvers<void>();
    const { platform, printed } = type("a\nb\n", echo(hold));
    await new Promise(setImmediate);
    const stopped = platform.stop();
    release();
    await stopped;
    expect(printed().match(/^text .*/gm)).toEqual(["text a"]);
  });
});

describe("a reply as text", () => {
  const withText = (text: string) =>
    pack({ ...reply("x"), blocks: [paragraph(plain(text), plain(" "), struck("M"))], actions: [] });

  test("cannot move the cursor, colour the screen or break its line", () => {
    const shown = render(withText("A\u001b[2J\r\nB\u009b31m\u202eC"), { colours: false });
    expect(shown).toBe("x\n  A [2J B 31m C ~M~\n");
  });

  test("has colours only where they are wanted", () => {
    expect(render(withText("A"), { colours: true })).toContain("\u001b[9mM\u001b[29m");
    expect(render(withText("A"), { colours: false })).not.toContain("\u001b");
  });
});

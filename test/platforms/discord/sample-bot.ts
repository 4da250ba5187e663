import { unpack } from "../../../src/bot/action.ts";
import type { Bot } from "../../../src/bot/bot.ts";
import { type Asker, type Command, command, type Invocation, type Suggestion } from "../../../src/bot/command.ts";
import { packReply } from "../../../src/bot/packed-reply.ts";
import { type Action, paragraph, plain, type Reply } from "../../../src/bot/reply.ts";

/** An option that takes any text. */
const text = (englishName: string, de: string, en: string) => ({
  type: {
    looks: () => "perhaps" as const,
    parse: async (typed: string) => typed,
    suggest: async () => [],
    print: (value: string) => value,
  },
  englishName,
  describe: { de, en },
});

const unused = async (): Promise<Reply> => {
  throw new Error("The sample bot answers by itself");
};

export const stundenplan = command({
  name: "stundenplan",
  englishName: "timetable",
  describe: { de: "Stundenplan einer Klasse", en: "Timetable of a class" },
  options: { klasse: text("class", "Klasse, z. B. 5a", "Class, such as 5a"), tag: text("day", "Tag", "Day") },
  run: unused,
});

export const hilfe = command({
  name: "hilfe",
  englishName: "help",
  describe: { de: "Was dieser Bot kann", en: "What this bot can do" },
  options: {},
  run: unused,
});

export const button = (label: string, options: Readonly<Record<string, string>>): Action => ({
  label,
  invocation: { command: "stundenplan", options },
});

/** A reply that repeats what was asked, with a button to the next day. */
export const echo = ({ command, options }: Invocation, { language, chat }: Asker): Reply => ({
  title: `${command} ${Object.values(options).join(" ")}`.trim(),
  tone: "normal",
  blocks: [paragraph(plain(`${language} in ${chat}`))],
  footer: "Stand 07:12",
  actions: [[button("morgen ▶", { ...options, tag: "morgen" })]],
  audience: "everyone",
});

/** A question back, for the asker's eyes only. */
export const question: Reply = {
  title: "Welche Klasse?",
  tone: "warning",
  blocks: [paragraph(plain("Wähl eine aus."))],
  actions: [[button("5a", { klasse: "5a" })]],
  audience: "asker",
};

export interface Answers {
  readonly hear?: (line: string, asker: Asker) => Reply | undefined;
  readonly commands?: readonly Command[];
  readonly run?: (invocation: Invocation, asker: Asker) => Reply | Promise<Reply>;
  readonly suggest?: (typed: string) => readonly Suggestion[] | Promise<readonly Suggestion[]>;
}

/** A bot with the given answers. */
export function sampleBot({
  commands = [stundenplan, hilfe],
  run = echo,
  hear = () => undefined,
  suggest = () => [],
}: Answers = {}): Bot {
  return {
    commands,
    run: async (invocation, asker) => run(invocation, asker),
    async runPacked(data, asker) {
      const invocation = unpack(data, commands);
      if (!invocation) throw new Error(`Not a packed invocation: ${data}`);
      return run(invocation, asker);
    },
    form: async () => undefined,
    runText: unused,
    hear: async (line, asker) => hear(line, asker),
    asks: () => true,
    tooMuch: () => ({ ...question, title: "Einen Augenblick bitte", actions: [] }),
    pack: (reply) => packReply(reply, commands, { warn: () => {} }),
    suggest: async (_command, _option, typed) => suggest(typed),
  };
}

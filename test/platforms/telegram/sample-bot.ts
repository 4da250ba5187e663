import { unpack } from "../../../src/bot/action.ts";
import type { Bot } from "../../../src/bot/bot.ts";
import { type Asker, type Command, type CommandOption, command, type Invocation } from "../../../src/bot/command.ts";
import { packReply } from "../../../src/bot/packed-reply.ts";
import { paragraph, plain, type Reply } from "../../../src/bot/reply.ts";
import { textsFor } from "../../../src/bot/texts/index.ts";
import { dayReply } from "../../../src/replies/day-reply.ts";
import { School } from "../../../src/school/index.ts";
import { JsonRpcSource, Ladder, Session } from "../../../src/webuntis/index.ts";
import { dayPlan, lesson, slot } from "../../replies/sample-plan.ts";

/** An option that is what was typed. */
const word = (englishName: string, de: string, en: string): CommandOption<string> => ({
  type: {
    looks: () => "perhaps" as const,
    parse: async (typed) => typed,
    suggest: async () => [],
    print: (value) => value,
  },
  englishName,
  describe: { de, en },
});

const unused = async (): Promise<Reply> => {
  throw new Error("The sample bot answers by itself");
};

const commands: readonly Command[] = [
  command({
    name: "stundenplan",
    englishName: "timetable",
    describe: { de: "Stundenplan einer Klasse", en: "Timetable of a class" },
    options: { klasse: word("class", "Klasse", "Class"), tag: word("day", "Tag", "Day") },
    run: unused,
  }),
  command({
    name: "status",
    englishName: "status",
    describe: { de: "Für Betreiber", en: "For operators" },
    restrictedTo: "operators",
    options: {},
    run: unused,
  }),
  command({
    name: "hilfe",
    englishName: "help",
    describe: { de: "So geht es", en: "How it works" },
    options: {},
    run: unused,
  }),
];

export type Answer = (invocation: Invocation, asker: Asker) => Reply | Promise<Reply>;

/** A bot with two commands that answers as it is told. What it does not know is answered to the asker alone. */
export function sampleBot(answer: Answer): Bot {
  const unknown = (what: string): Reply => ({ ...textReply(what), tone: "warning", audience: "asker" });
  const run = async (invocation: Invocation, asker: Asker) => answer(invocation, asker);
  async function runText(line: string, asker: Asker): Promise<Reply> {
    const [name = "", ...words] = line.split(/\s+/);
    const found = commands.find((each) => each.name === name);
    if (!found) return unknown(`Den Befehl „/${name}“ kenne ich nicht.`);
    const options = Object.keys(found.options).flatMap((option, index) =>
      words[index] ? [[option, words[index]]] : [],
    );
    return run({ command: name, options: Object.fromEntries(options) }, asker);
  }
  return {
    commands,
    run,
    runText,
    asks: (line) => line.startsWith("/") || line.endsWith("?"),
    hear: async (line, asker) => (line.startsWith("/") ? runText(line.slice(1), asker) : textReply(`Gehört: ${line}`)),
    async runPacked(data, asker) {
      const invocation = unpack(data, commands);
      return invocation ? run(invocation, asker) : unknown("Diesen Knopf gibt es nicht mehr.");
    },
    form: async () => undefined,
    tooMuch: () => textReply("Das waren viele Fragen auf einmal."),
    pack: (reply) => packReply(reply, commands, { warn: () => {} }),
    suggest: async () => [],
  };
}

/** A reply of one sentence. */
export const textReply = (text: string, title = "Titel"): Reply => ({
  title,
  tone: "normal",
  blocks: [paragraph(plain(text))],
  actions: [],
  audience: "everyone",
});

const session = new Session({ server: "127.0.0.1:1", school: "demo", useragent: "test" });
const now = () => Temporal.Instant.from("2026-11-23T06:30:00Z");
const school = new School({ source: new Ladder([new JsonRpcSource(session)]), timeZone: "Europe/Berlin", now });

const slots = [
  slot(
    "1-2",
    "07:55",
    "09:30",
    lesson("M/Mathematik", "HUB<MEI", "R101<R204", { state: "changed", notes: ["Aufgaben in Teams"] }),
  ),
  slot(
    "3",
    "09:50",
    "10:35",
    lesson("D/Deutsch", "SCH", "R204", { state: "cancelled" }),
    lesson("EK/Erdkunde", "WOL", "R204", { state: "extra" }),
  ),
  slot("4", "10:40", "11:25", lesson("E/Englisch", "KRA", "R204")),
  slot("", "14:20", "15:05", lesson("ER/Religion", "ADA", "R1"), lesson("KR/Religion kath.", "BEN", "")),
];

/** 5a's Monday with changes, or another weekday without any; a Saturday is free. */
export function sampleDay({ options }: Invocation, { language }: Pick<Asker, "language">): Reply {
  const date = Temporal.PlainDate.from(options.tag ?? "2026-11-23");
  const name = options.klasse ?? "5a";
  const plan = dayPlan(date.dayOfWeek === 1 ? slots : slots.slice(2, 3), {
    of: { kind: "klasse", id: 1, name, longName: name },
    date,
    changes: date.dayOfWeek === 1 ? 3 : 0,
  });
  const free = { ...plan, kind: "weekend" as const, slots: [], goesOn: date.add({ days: 2 }) };
  const context = {
    school,
    text: textsFor(language, "de", Temporal.PlainDate.from("2026-11-23")),
    teacherNames: "short" as const,
  };
  return dayReply(date.dayOfWeek > 5 ? free : plan, name, context);
}

import { type Command, command } from "../src/bot/command.ts";
import { typedLine } from "../src/bot/command-names.ts";
import { code, paragraph, plain, type Span, type SpanLine } from "../src/bot/reply.ts";
import { bilingual, type Texts } from "../src/bot/texts/index.ts";

const texts = bilingual({
  title: { de: "So fragst du mich", en: "How to ask me" },
  intro: {
    de: "Ich zeige dir den Stundenplan mit allen Änderungen aus WebUntis.",
    en: "I show you the timetable with all changes from WebUntis.",
  },
  timetableButton: { de: "/stundenplan", en: "/timetable" },
  freeButton: { de: "/frei", en: "/free" },
  days: { de: "Tage schreibst du, wie du willst: ", en: "Write days as you like: " },
  dayExamples: {
    de: ["heute", "morgen", "mi", "24.11.", "24.11.2026"],
    en: ["today", "tomorrow", "wed", "24.11.", "2026-11-24"],
  },
});

const exampleLines = (command: Command, text: Texts): readonly SpanLine[] =>
  (command.examples ?? []).map((example) => [
    code(typedLine(command, example, text)),
    plain(` – ${example.gives[text.language]}`),
  ]);

const NAME = "hilfe";

/** The help's own line comes last. */
const ownLast = (commands: readonly Command[]) =>
  commands.toSorted((a, b) => Number(a.name === NAME) - Number(b.name === NAME));

export default command({
  name: NAME,
  englishName: "help",
  describe: { de: "Was dieser Bot kann", en: "What this bot can do" },
  examples: [{ typed: { de: "", en: "" }, gives: { de: "diese Hilfe", en: "this help" } }],
  options: {},
  async run(_, { text, commands }) {
    const { title, intro, days, dayExamples, timetableButton, freeButton } = texts(text);
    const dayWords = dayExamples.flatMap((day, index): Span[] => [...(index > 0 ? [plain(", ")] : []), code(day)]);
    return {
      title,
      tone: "normal",
      blocks: [
        paragraph(plain(intro)),
        { kind: "list", items: ownLast(commands).flatMap((each) => exampleLines(each, text)) },
        paragraph(plain(days), ...dayWords),
      ],
      actions: [
        [
          { label: timetableButton, invocation: { command: "stundenplan", options: {} } },
          { label: freeButton, invocation: { command: "frei", options: {} } },
        ],
      ],
      audience: "everyone",
    };
  },
});

import { type Command, command } from "../src/bot/command.ts";
import { typedLine } from "../src/bot/command-names.ts";
import { code, paragraph, plain, type Reply, type Span, type SpanLine, toType } from "../src/bot/reply.ts";
import { bilingual, type Texts } from "../src/bot/texts/index.ts";

const texts = bilingual({
  title: { de: "So fragst du mich", en: "How to ask me" },
  intro: {
    de: "Ich zeige dir den Stundenplan mit allen Änderungen aus WebUntis.",
    en: "I show you the timetable from WebUntis with all its changes.",
  },
  timetableButton: { de: "/stundenplan", en: "/timetable" },
  freeButton: { de: "/frei", en: "/free" },
  stranger: {
    de: "Hier darf ich allerdings noch nicht antworten: Zulassen kann diesen Ort, wer mich betreibt. Bist du in einer Gruppe oder auf einem Server meiner Schule, dann frag mich dort.",
    en: "I cannot answer here yet, though: the person who runs me can approve this place. If you are in one of my school’s groups or servers, ask me there.",
  },
  privacy: { de: "Was ich über dich speichere, sagt ", en: "To see what I store about you, type " },
  privacyCommand: { de: toType("/datenschutz"), en: toType("/privacy") },
  days: { de: "Tage schreibst du, wie du willst: ", en: "Type days however you like: " },
});

const exampleLines = (command: Command, text: Texts): readonly SpanLine[] =>
  (command.examples ?? []).map((example) => [
    toType(typedLine(command, example, text)),
    plain(` – ${example.gives[text.language]}`),
  ]);

const NAME = "hilfe";

/** The help's own line comes last. */
const ownLast = (commands: readonly Command[]) =>
  commands.toSorted((a, b) => Number(a.name === NAME) - Number(b.name === NAME));

/** In general: nothing of it could be asked here. */
function forStranger(text: Texts): Reply {
  const { title, intro, stranger, privacy, privacyCommand } = texts(text);
  return {
    title,
    tone: "normal",
    blocks: [paragraph(plain(intro)), paragraph(plain(stranger)), paragraph(plain(privacy), privacyCommand)],
    actions: [],
    audience: "asker",
  };
}

export default command({
  name: NAME,
  englishName: "help",
  describe: { de: "Was dieser Bot kann", en: "What this bot can do" },
  examples: [{ typed: { de: "", en: "" }, gives: { de: "diese Hilfe", en: "this help" } }],
  spoken: ["hilfe", "help", "kannst du", "können", "befehle", "commands", "can you"],
  options: {},
  openToAll: true,
  async run(_, { text, commands, standing, school }) {
    if (standing.kind === "stranger") return forStranger(text);
    const { title, intro, days, timetableButton, freeButton } = texts(text);
    const examples = text.dayExamples(school.today());
    const dayWords = examples.flatMap((day, index): Span[] => [...(index > 0 ? [plain(", ")] : []), code(day)]);
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

import { command } from "../src/bot/command.ts";
import { pageOption } from "../src/bot/options/page.ts";
import { type Block, heading, paragraph, plain, type Reply } from "../src/bot/reply.ts";
import { bilingual, type Texts } from "../src/bot/texts/index.ts";
import { asOfLine } from "../src/replies/day-reply.ts";
import { type Paging, pageOf, pageParts, phoneLines } from "../src/replies/pages.ts";
import type { SchoolMessages } from "../src/school/index.ts";

type Message = SchoolMessages["messages"][number];

const texts = bilingual({
  title: {
    de: (day: string) => `Nachrichten der Schule · ${day}`,
    en: (day: string) => `School messages · ${day}`,
  },
  none: {
    de: "Für heute hat die Schule keine Nachrichten eingetragen.",
    en: "The school has not entered any messages for today.",
  },
  noSubject: { de: "Nachricht", en: "Message" },
});

/** Characters. A longer line is broken, since platforms cut off what is much longer. */
const LONGEST_LINE = 400;

/** A line in pieces that are not too long, between words where that is possible. */
function pieces(line: string): readonly string[] {
  if (line.length <= LONGEST_LINE) return line ? [line] : [];
  const space = line.lastIndexOf(" ", LONGEST_LINE);
  // No half of a pair at the end.
  const start = line.slice(0, space > 0 ? space : LONGEST_LINE).replace(/[\uD800-\uDBFF]$/, "");
  return [start, ...pieces(line.slice(start.length).trim())];
}

const linesOf = ({ text }: Message): readonly string[] => text.split("\n").flatMap((line) => pieces(line.trim()));

const messageBlocks = (message: Message, text: Texts): readonly Block[] => [
  heading(message.subject || texts(text).noSubject),
  ...linesOf(message).map((line) => paragraph(plain(line))),
];

/** A subject and the blank line above it. */
const SUBJECT_LINES = 2;

export default command({
  name: "nachrichten",
  englishName: "messages",
  describe: { de: "Was die Schule heute allen mitteilt", en: "What the school tells everybody today" },
  examples: [
    {
      typed: { de: "", en: "" },
      gives: { de: "die Tagesnachrichten der Schule", en: "the school’s messages of the day" },
    },
  ],
  otherNames: ["nachricht", "mitteilungen", "news"],
  spoken: [
    ...["nachrichten", "nachricht", "tagesnachrichten", "mitteilungen", "mitteilung", "neuigkeiten"],
    ...["messages", "message", "news", "announcements"],
  ],
  options: { seite: pageOption },
  async run({ seite: asked }, context): Promise<Reply> {
    const { school, text } = context;
    const today = await school.messages(school.today());
    const paging: Paging = { asked, on: (seite) => ({ command: "nachrichten", options: { seite } }) };
    const page = pageOf(today.messages, paging, (message) =>
      linesOf(message).reduce((sum, line) => sum + phoneLines([plain(line)]), SUBJECT_LINES),
    );
    const { title, none } = texts(text);
    return {
      title: title(text.dayLong(today.date)),
      tone: "normal",
      blocks:
        today.messages.length > 0
          ? page.items.flatMap((message) => messageBlocks(message, text))
          : [paragraph(plain(none))],
      ...pageParts(page, paging, asOfLine(today, context), text),
      audience: "everyone",
    };
  },
});

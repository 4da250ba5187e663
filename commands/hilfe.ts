import { command } from "../src/bot/command.ts";
import { code, paragraph, plain, type Span } from "../src/bot/reply.ts";

export default command({
  name: "hilfe",
  englishName: "help",
  describe: { de: "Was dieser Bot kann", en: "What this bot can do" },
  options: {},
  async run(_, { text: { help } }) {
    const days = help.dayExamples.flatMap((day, index): Span[] => [...(index > 0 ? [plain(", ")] : []), code(day)]);
    return {
      title: help.title,
      tone: "normal",
      blocks: [
        paragraph(plain(help.intro)),
        { kind: "list", items: help.examples.map(([typed, meaning]) => [code(typed), plain(` – ${meaning}`)]) },
        paragraph(plain(help.days), ...days),
      ],
      actions: [
        [
          { label: help.timetableButton, invocation: { command: "stundenplan", options: {} } },
          { label: help.freeButton, invocation: { command: "frei", options: {} } },
        ],
      ],
      audience: "everyone",
    };
  },
});

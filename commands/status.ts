import { command } from "../src/bot/command.ts";
import { paragraph, plain } from "../src/bot/reply.ts";
import { doorText } from "../src/replies/doors.ts";

export default command({
  name: "status",
  englishName: "status",
  describe: { de: "Was WebUntis diesem Bot zeigt", en: "What WebUntis shows this bot" },
  isFor: "operators",
  options: {},
  async run(_, { school, text }) {
    const doors = await school.doors();
    return {
      title: text.status.title,
      tone: "normal",
      blocks: [
        paragraph(plain(text.status.intro)),
        { kind: "list", items: doors.map((door) => [plain(doorText(door, text))]) },
      ],
      actions: [],
      audience: "asker",
    };
  },
});

import { command } from "../src/bot/command.ts";
import { paragraph, plain } from "../src/bot/reply.ts";
import { bilingual } from "../src/bot/texts/index.ts";
import { doorText, loginDoorText } from "../src/replies/doors.ts";

const texts = bilingual({
  title: { de: "Was WebUntis mir zeigt", en: "What WebUntis shows me" },
  intro: { de: "Diese Türen stehen dem Konto des Bots offen:", en: "These doors are open to the bot’s account:" },
});

export default command({
  name: "status",
  englishName: "status",
  describe: { de: "Was WebUntis diesem Bot zeigt", en: "What WebUntis shows this bot" },
  restrictedTo: "operators",
  options: {},
  async run(_, { school, text }) {
    const doors = (await school.doors()).map((door) => doorText(door, text));
    const login = loginDoorText(school.loginDoors(), text);
    return {
      title: texts(text).title,
      tone: "normal",
      blocks: [
        paragraph(plain(texts(text).intro)),
        { kind: "list", items: [...(login ? [login] : []), ...doors].map((each) => [plain(each)]) },
      ],
      actions: [],
      audience: "asker",
    };
  },
});

import { command } from "../src/bot/command.ts";
import { schoolSentence } from "../src/bot/error-reply.ts";
import { type Block, bold, paragraph, plain } from "../src/bot/reply.ts";
import { bilingual, type Texts } from "../src/bot/texts/index.ts";
import { closedText, doorLines, loginDoorText } from "../src/replies/doors.ts";
import { operationFacts } from "../src/replies/operation.ts";
import { type School, SchoolError } from "../src/school/index.ts";

const texts = bilingual({
  title: { de: "So geht es dem Bot", en: "How the bot is doing" },
  doors: { de: "Was WebUntis dem Bot zeigt", en: "What WebUntis shows the bot" },
});

/** Which doors are open; a school that cannot be asked is said instead, since the rest is worth knowing all the more then. */
async function doors(school: School, text: Texts): Promise<Block> {
  try {
    const { open, closed } = doorLines(await school.doors(), text);
    const login = loginDoorText(school.loginDoors(), text);
    const items = [...(login ? [login] : []), ...open, ...closed.map(closedText)];
    return { kind: "list", items: items.map((each) => [plain(each)]) };
  } catch (error) {
    if (!(error instanceof SchoolError)) throw error;
    return paragraph(plain(schoolSentence(error, text)));
  }
}

export default command({
  name: "status",
  englishName: "status",
  describe: {
    de: "Wie es dem Bot geht, und was WebUntis ihm zeigt",
    en: "How the bot is doing, and what WebUntis shows it",
  },
  restrictedTo: "operators",
  options: {},
  async run(_, { school, operation, text }) {
    return {
      title: texts(text).title,
      tone: "normal",
      blocks: [
        ...(operation ? [operationFacts(await operation(), school, text)] : []),
        paragraph(bold(texts(text).doors)),
        await doors(school, text),
      ],
      actions: [],
      audience: "asker",
    };
  },
});

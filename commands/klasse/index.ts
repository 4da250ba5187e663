import { command } from "../../src/bot/command.ts";
import { UserError } from "../../src/bot/errors.ts";
import { choiceOption, flagOption } from "../../src/bot/options/choice.ts";
import { klasseOption } from "../../src/bot/options/klasse.ts";
import { rememberedReply, whatIsRemembered } from "./replies.ts";

const klasse = klasseOption({ de: "Klasse, z. B. 5a", en: "Class, such as 5a" });

export default command({
  name: "klasse",
  englishName: "class",
  describe: {
    de: "Merkt sich deine Klasse, dann genügt /stundenplan",
    en: "Remembers your class: then /timetable will do",
  },
  options: {
    klasse,
    fuer: choiceOption(
      "for",
      { de: "Für dich oder für alle in diesem Kanal", en: "For you or for all in this channel" },
      [
        { value: "mich", label: { de: "mich", en: "me" }, words: ["für mich", "for me"] },
        {
          value: "kanal",
          label: { de: "diesen Kanal", en: "this channel" },
          words: ["für kanal", "fuer kanal", "kanal", "für alle", "channel"],
        },
      ],
    ),
    vergessen: flagOption("forget", { de: "Die gemerkte Klasse vergessen", en: "Forget the remembered class" }, [
      "vergessen",
      "vergiss",
      "forget",
    ]),
  },
  async run(asked, context) {
    const { asker, memory } = context;
    const whose = asked.fuer === "kanal" && !asker.isPrivate ? "place" : "asker";
    if (whose === "place" && !(await asker.mayManage(asker.chat))) throw new UserError(({ abo }) => abo.mayNotManage);
    if (asked.vergessen === "ja") {
      await memory.remember(whose, undefined, asker);
      return rememberedReply(whose, undefined, context);
    }
    if (!asked.klasse) return whatIsRemembered(context);
    await memory.remember(whose, klasse.type.print(asked.klasse), asker);
    return rememberedReply(whose, asked.klasse, context);
  },
});

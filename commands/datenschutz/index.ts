import { command } from "../../src/bot/command.ts";
import { onlyInPrivate } from "../../src/bot/errors.ts";
import { choiceOption } from "../../src/bot/options/choice.ts";
import { forgottenReply, privacyReply, reallyForget, storedDataReply } from "./replies.ts";
import { texts } from "./texts.ts";

export default command({
  name: "datenschutz",
  englishName: "privacy",
  describe: {
    de: "Was der Bot über dich speichert, als Auskunft, und wie du es löschst",
    en: "What the bot stores about you, to read and to delete",
  },
  examples: [{ typed: { de: "", en: "" }, gives: { de: "was ich über dich speichere", en: "what I store about you" } }],
  options: {
    tun: choiceOption("do", { de: "Auskunft geben oder alles löschen", en: "Give it out or delete it all" }, [
      { value: "auskunft", label: { de: "Auskunft", en: "give out" }, words: ["export", "json"] },
      { value: "loeschen", label: { de: "alles löschen", en: "delete all" }, words: ["delete"] },
      { value: "endgueltig", label: { de: "endgültig löschen", en: "delete for good" } },
    ]),
  },
  // What is stored about somebody they may know wherever they are.
  openToAll: true,
  changes: true,
  async run({ tun }, context) {
    const { asker, memory } = context;
    const isAlone = asker.isPrivate || asker.abilities.canAnswerAlone;
    switch (tun) {
      case "auskunft":
        if (!isAlone) throw onlyInPrivate((text) => texts(text).onlyPrivate);
        return storedDataReply(await memory.dataOf(asker), context);
      case "loeschen":
      case "endgueltig":
        if (!isAlone) throw onlyInPrivate((text) => texts(text).deleteInPrivate);
        if (tun === "loeschen") return reallyForget(context);
        await memory.forget(asker);
        return forgottenReply(context);
      default:
        return privacyReply(context);
    }
  },
});

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
    en: "What the bot stores about you: see it or delete it",
  },
  examples: [{ typed: { de: "", en: "" }, gives: { de: "was ich über dich speichere", en: "what I store about you" } }],
  options: {
    tun: choiceOption("do", { de: "Auskunft geben oder alles löschen", en: "Get your data or delete everything" }, [
      { value: "auskunft", label: { de: "Auskunft", en: "get my data" }, words: ["export", "json", "give out"] },
      { value: "loeschen", label: { de: "alles löschen", en: "delete everything" }, words: ["delete", "delete all"] },
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

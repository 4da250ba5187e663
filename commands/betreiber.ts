import { command, type OptionType } from "../src/bot/command.ts";
import { onlyInPrivate, UserError } from "../src/bot/errors.ts";
import { line, paragraph, plain, type Reply, toType } from "../src/bot/reply.ts";
import { bilingual, type Texts } from "../src/bot/texts/index.ts";

const texts = bilingual({
  onlyPrivate: {
    de: "Den Code verrätst du am besten niemandem. Schreib ihn mir im privaten Chat.",
    en: "It is best to keep the code to yourself. Send it to me in a private chat.",
  },
  whichTitle: { de: "Welcher Code?", en: "Which code?" },
  which: {
    de: "Schreib den Code dazu, der beim Start im Log des Bots steht.",
    en: "Add the code that is in the bot’s log from when it started.",
  },
  wrongTitle: { de: "Der Code stimmt nicht", en: "The code is wrong" },
  wrong: {
    de: "Dieser Code stimmt nicht oder gilt nicht mehr. Im Log steht beim nächsten Start ein neuer, solange niemand Betreiber ist.",
    en: "This code is wrong or no longer valid. As long as there is no operator, the log shows a new one the next time the bot starts.",
  },
  welcomeTitle: { de: "Du betreibst jetzt diesen Bot", en: "You are now running this bot" },
  welcome: {
    de: "Wo du mich benutzt, dürfen mich von da an alle dort fragen. Fragt mich jemand anderswo, sage ich dir hier Bescheid.",
    en: "Wherever you use me, everybody there can ask me from then on. If somebody asks me elsewhere, I will let you know here.",
  },
  commands: {
    de: [
      line`${toType("/orte")} zeigt, wo man mich fragen darf`,
      line`${toType("/zulassen")} und ${toType("/sperren")} entscheiden darüber`,
      line`${toType("/betreiber")} gibt dir einen Code für jemanden, der mithilft`,
    ],
    en: [
      line`${toType("/places")} shows where people can ask me`,
      line`${toType("/approve")} and ${toType("/block")} change that`,
      line`${toType("/operator")} gives you a code for somebody who helps you`,
    ],
  },
  newLine: {
    de: (given: string) => toType(`/betreiber ${given}`),
    en: (given: string) => toType(`/operator ${given}`),
  },
  newTitle: { de: "Ein Code für einen weiteren Betreiber", en: "A code for another operator" },
  newCode: {
    de: "Er gilt einmal, bis der Bot neu startet. Im privaten Chat mit mir: ",
    en: "It works once, until the bot restarts. In a private chat with me: ",
  },
});

const codeType: OptionType<string> = {
  looks: () => "perhaps",
  parse: async (typed) => typed,
  suggest: async () => [],
  print: () => "",
};

const welcome = (text: Texts): Reply => ({
  title: texts(text).welcomeTitle,
  tone: "normal",
  blocks: [paragraph(plain(texts(text).welcome)), { kind: "list", items: texts(text).commands }],
  actions: [],
  audience: "asker",
});

const newCode = (given: string, text: Texts): Reply => ({
  title: texts(text).newTitle,
  tone: "normal",
  blocks: [paragraph(plain(texts(text).newCode), texts(text).newLine(given))],
  actions: [],
  audience: "asker",
});

export default command({
  name: "betreiber",
  englishName: "operator",
  describe: {
    de: "Weist dich mit dem Code aus dem Log als Betreiber aus",
    en: "Proves that you run the bot, with the code from the log",
  },
  restrictedTo: "operators",
  openToAll: true,
  changes: true,
  options: { code: { type: codeType, englishName: "code", describe: { de: "Der Code", en: "The code" } } },
  async run({ code }, { access, asker, standing, text }) {
    if (!asker.isPrivate && !asker.abilities.canAnswerAlone) throw onlyInPrivate((each) => texts(each).onlyPrivate);
    if (code === undefined && standing.kind === "operator") return newCode(access.newCode(), text);
    if (code === undefined)
      throw new UserError(
        "unclear",
        (each) => texts(each).which,
        (each) => texts(each).whichTitle,
      );
    if (!(await access.becomeOperator(asker, code)))
      throw new UserError(
        "missing",
        (each) => texts(each).wrong,
        (each) => texts(each).wrongTitle,
      );
    return welcome(text);
  },
});

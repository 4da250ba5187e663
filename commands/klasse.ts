import { type CommandContext, command } from "../src/bot/command.ts";
import { typedName } from "../src/bot/command-names.ts";
import { UserError } from "../src/bot/errors.ts";
import type { Whose } from "../src/bot/memory/memory.ts";
import { choiceOption, flagOption } from "../src/bot/options/choice.ts";
import { klasseOption } from "../src/bot/options/klasse.ts";
import { line, paragraph, plain, type Reply, toType } from "../src/bot/reply.ts";
import { bilingual } from "../src/bot/texts/index.ts";
import { defaultKlasse } from "../src/replies/default-klasse.ts";
import { mustManage } from "../src/replies/must-manage.ts";
import type { Named } from "../src/school/index.ts";

const texts = bilingual({
  remembered: {
    de: (klasse: string) => `Klasse ${klasse} gemerkt`,
    en: (klasse: string) => `Class ${klasse} remembered`,
  },
  forgotten: { de: "Klasse vergessen", en: "Class forgotten" },
  nowEnough: {
    private: {
      de: line`Ab jetzt genügt ${toType("/stundenplan")}.`,
      en: line`From now on, ${toType("/timetable")} is all you need to type.`,
    },
    asker: {
      de: line`Für dich genügt jetzt ${toType("/stundenplan")}. Wo für alle eine Klasse festgelegt ist, gilt aber die.`,
      en: line`From now on, ${toType("/timetable")} is all you need to type. Where a class has been set for everybody, that one is used.`,
    },
    place: {
      de: line`Hier genügt jetzt für alle ${toType("/stundenplan")}.`,
      en: line`From now on, ${toType("/timetable")} is all anybody needs to type here.`,
    },
  },
  nowNone: {
    asker: {
      de: "Ich weiß jetzt nicht mehr, in welcher Klasse du bist.",
      en: "I no longer know which class you are in.",
    },
    place: {
      de: "Hier ist jetzt für alle keine Klasse mehr festgelegt.",
      en: "No class is set for everybody here any more.",
    },
  },
  counts: {
    de: (klasse: string) => `Hier gilt die ${klasse}`,
    en: (klasse: string) => `Your class here is ${klasse}`,
  },
  none: { de: "Noch keine Klasse gemerkt", en: "No class remembered yet" },
  howTo: {
    de: line`Deine Klasse merke ich mir mit ${toType("/klasse 5a")}`,
    en: line`To make me remember your class, type ${toType("/class 5a")}`,
  },
  howToChange: {
    de: line`Eine andere merke ich mir mit ${toType("/klasse 6b")}`,
    en: line`To make me remember another one, type ${toType("/class 6b")}`,
  },
  nobodyTitle: { de: "Ich sehe nicht, wer du bist", en: "I cannot see who you are" },
  nobody: {
    de: "Du schreibst hier, ohne zu zeigen, wer du bist; da kann ich mir nichts für dich merken. Für alle hier geht es mit „für alle“.",
    en: "You are writing here without showing who you are, so I cannot remember anything for you. For everybody here, add “for all”.",
  },
});

/** Confirms whose class is remembered, or that it is forgotten. */
const rememberedReply = (
  whose: Whose,
  klasse: Named | undefined,
  { text, commands, asker }: CommandContext,
): Reply => ({
  title: klasse ? texts(text).remembered(klasse.name) : texts(text).forgotten,
  tone: "normal",
  blocks: [
    paragraph(
      ...(klasse
        ? texts(text).nowEnough[whose === "asker" && asker.isPrivate ? "private" : whose]
        : [plain(texts(text).nowNone[whose])]),
    ),
  ],
  actions: klasse
    ? [[{ label: `/${typedName("stundenplan", commands, text)}`, invocation: { command: "stundenplan", options: {} } }]]
    : [],
  audience: whose === "place" ? "everyone" : "asker",
});

/** Which class is used here when none is named. Between two school years there may be no classes, though one is remembered. */
async function whatIsRemembered(context: CommandContext): Promise<Reply> {
  const { school, memory, asker } = context;
  const klasse = await defaultKlasse(context);
  const name = klasse?.name ?? ((await school.klassen()).length === 0 ? await memory.klasseOf(asker) : undefined);
  const { counts, none, howTo, howToChange } = texts(context.text);
  return {
    title: name ? counts(name) : none,
    tone: "normal",
    blocks: [paragraph(...(name ? howToChange : howTo))],
    actions: [],
    audience: "asker",
  };
}

const klasse = klasseOption({ de: "Klasse, z. B. 5a", en: "Class, such as 5a" });

export default command({
  name: "klasse",
  englishName: "class",
  describe: {
    de: "Merkt sich deine Klasse, dann genügt /stundenplan",
    en: "Remembers your class, so /timetable is enough",
  },
  changes: true,
  examples: [
    {
      typed: { de: "5a", en: "5a" },
      gives: {
        de: "merkt sich deine Klasse, dann genügt /stundenplan",
        en: "remembers your class, so /timetable is enough",
      },
    },
  ],
  // "Klasse 5a" alone asks for the timetable: nothing is remembered of somebody who has not said so.
  spoken: ["meine klasse", "bin in", "gehe in", "merk", "merke", "my class", "am in", "i'm in", "i’m in", "remember"],
  options: {
    klasse,
    fuer: choiceOption(
      "for",
      { de: "Für dich oder für alle in diesem Kanal", en: "For you or for everybody in this channel" },
      [
        { value: "mich", label: { de: "mich", en: "me" }, words: ["für mich", "for me"] },
        {
          value: "kanal",
          label: { de: "diesen Kanal", en: "this channel" },
          words: ["kanal", "für kanal", "für diesen kanal", "für alle", "channel", "for this channel", "for all"],
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
    if (whose === "place") await mustManage(asker);
    if (whose === "asker" && asker.user === null)
      throw new UserError(
        "refused",
        (text) => texts(text).nobody,
        (text) => texts(text).nobodyTitle,
      );
    if (asked.vergessen) {
      await memory.remember(whose, undefined, asker);
      return rememberedReply(whose, undefined, context);
    }
    if (!asked.klasse) return whatIsRemembered(context);
    await memory.remember(whose, klasse.type.print(asked.klasse), asker);
    return rememberedReply(whose, asked.klasse, context);
  },
});

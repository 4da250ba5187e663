import { actionGrid } from "../src/bot/action.ts";
import { type CommandContext, command } from "../src/bot/command.ts";
import { flagOption } from "../src/bot/options/choice.ts";
import { klasseOption } from "../src/bot/options/klasse.ts";
import { type Action, paragraph, plain, type Reply } from "../src/bot/reply.ts";
import { bilingual } from "../src/bot/texts/index.ts";
import { dayReply } from "../src/replies/day-reply.ts";
import { defaultKlasse } from "../src/replies/default-klasse.ts";
import { mustManage } from "../src/replies/must-manage.ts";
import { klasseActions } from "../src/replies/which-klasse.ts";
import type { PlanOwner } from "../src/school/index.ts";

const texts = bilingual({
  title: { de: "Hallo!", en: "Hello!" },
  alone: {
    de: "Ich zeige dir den Stundenplan mit allen Änderungen aus WebUntis. Wähl deine Klasse, dann merke ich sie mir:",
    en: "I show you your timetable with every change from WebUntis. Choose your class, and I will remember it:",
  },
  among: {
    de: "Ich zeige euch hier den Stundenplan mit allen Änderungen aus WebUntis. Wer den Kanal oder die Gruppe verwaltet, kann eure Klasse wählen:",
    en: "I show your timetable here, with every change from WebUntis. Whoever manages this channel or group can choose your class:",
  },
  noKlassen: {
    de: "Ich zeige den Stundenplan mit allen Änderungen aus WebUntis. Noch nennt mir WebUntis keine Klassen.",
    en: "I show the timetable with every change from WebUntis. WebUntis is not listing any classes yet.",
  },
  known: {
    de: (klasse: string) =>
      `Ich zeige den Stundenplan mit allen Änderungen aus WebUntis. Hier geht es um die ${klasse}:`,
    en: (klasse: string) => `I show the timetable with every change from WebUntis. Your class here is ${klasse}:`,
  },
  remembered: {
    alone: {
      de: (klasse: string) => `Die ${klasse} merke ich mir für dich.`,
      en: (klasse: string) => `I will remember ${klasse} for you.`,
    },
    among: {
      de: (klasse: string) => `Die ${klasse} merke ich mir für alle hier.`,
      en: (klasse: string) => `I will remember ${klasse} for everybody here.`,
    },
  },
});

const klasse = klasseOption({ de: "Klasse, z. B. 5a", en: "Class, such as 5a" });

const options = {
  klasse,
  merken: flagOption("remember", { de: "Für alle hier merken?", en: "Remember it for everybody here?" }, [
    "merken",
    "remember",
  ]),
};

function usualActions({ text }: CommandContext): readonly Action[] {
  const { timetable, free, help } = text.buttons;
  return [
    { label: timetable, invocation: { command: "stundenplan", options: {} } },
    { label: free, invocation: { command: "frei", options: {} } },
    { label: help, invocation: { command: "hilfe", options: {} } },
  ];
}

/** Says what the bot is for, and asks for the class where none is known. */
async function greeting(context: CommandContext): Promise<Reply> {
  const { school, asker, text } = context;
  const { title, alone, among, noKlassen, known } = texts(text);
  const own = await defaultKlasse(context);
  const klassen = await school.klassen();
  const chosen = { command: "start", options: asker.isPrivate ? {} : { merken: "ja" } };
  const asks = klassen.length === 0 ? noKlassen : asker.isPrivate ? alone : among;
  return {
    title,
    tone: "normal",
    blocks: [paragraph(plain(own ? known(own.name) : asks))],
    actions: own || klassen.length === 0 ? [usualActions(context)] : actionGrid(klasseActions(chosen, klassen)),
    audience: "everyone",
  };
}

/** For a group by whoever manages it; in private the first class that is chosen. True if it was. */
async function remember(chosen: PlanOwner<"klasse">, forAll: boolean, context: CommandContext): Promise<boolean> {
  const { memory, asker } = context;
  const printed = klasse.type.print(chosen);
  if (!asker.isPrivate) {
    if (!forAll) return false;
    await mustManage(asker);
    await memory.remember("place", printed, asker);
    return true;
  }
  if (asker.user === null || (await memory.klasseOf(asker)) !== undefined) return false;
  await memory.remember("asker", printed, asker);
  return true;
}

/** The first words between somebody and the bot: asked for by Telegram's start button and links, and by the platforms in a new place. */
export default command({
  name: "start",
  englishName: "start",
  describe: { de: "Stellt sich vor und fragt nach der Klasse", en: "Says hello and asks for the class" },
  hidden: true,
  spoken: [
    ...["start", "hallo", "hi", "hey", "moin", "servus", "na", "guten morgen", "guten tag", "guten abend", "grüß gott"],
    ...["hello", "good morning", "good afternoon", "good evening"],
  ],
  options,
  async run(asked, context) {
    const { asker, school, text } = context;
    if (!asked.klasse) return greeting(context);
    const isRemembered = await remember(asked.klasse, asked.merken === true, context);
    const reply = dayReply(await school.dayPlan(asked.klasse, "next"), klasse.type.print(asked.klasse), context);
    if (!isRemembered) return reply;
    const told = texts(text).remembered[asker.isPrivate ? "alone" : "among"](asked.klasse.name);
    return { ...reply, blocks: [paragraph(plain(told)), ...reply.blocks] };
  },
});

import { command } from "../src/bot/command.ts";
import { bold, paragraph, plain, type Reply, type SpanLine } from "../src/bot/reply.ts";
import { clockTime } from "../src/bot/texts/days.ts";
import { bilingual, type Texts } from "../src/bot/texts/index.ts";
import { classDay, classDayOptions } from "../src/replies/class-day.ts";
import { dayButtons } from "../src/replies/day-buttons.ts";
import { asOfLine } from "../src/replies/day-reply.ts";
import type { DayPlan } from "../src/school/index.ts";

const texts = bilingual({
  school: {
    de: (klasse: string, day: string, begins: string, ends: string): SpanLine => [
      plain(`Die ${klasse} hat ${day} um `),
      bold(`${ends} Uhr`),
      plain(` aus. Der Unterricht beginnt um ${begins} Uhr.`),
    ],
    en: (klasse: string, day: string, begins: string, ends: string): SpanLine => [
      plain(`School ends for ${klasse} at `),
      bold(ends),
      plain(` ${day}. It starts at ${begins}.`),
    ],
  },
  noSchool: {
    de: (klasse: string, day: string): SpanLine => [plain(`Die ${klasse} hat ${day} keinen Unterricht.`)],
    en: (klasse: string, day: string): SpanLine => [plain(`${klasse} has no lessons ${day}.`)],
  },
  unknown: {
    de: (klasse: string, day: string): SpanLine => [
      plain(`Wann die ${klasse} ${day} aus hat, zeigt die Schule noch nicht.`),
    ],
    en: (klasse: string, day: string): SpanLine => [
      plain(`The school does not show yet when ${klasse} finishes ${day}.`),
    ],
  },
  goesOn: {
    de: (day: string) => `Weiter geht es am ${day}.`,
    en: (day: string) => `School is back on ${day}.`,
  },
  on: { de: (day: string) => `am ${day}`, en: (day: string) => `on ${day}` },
});

/** "heute", "morgen", "am Mittwoch, 25. November" */
function dayWords(date: Temporal.PlainDate, today: Temporal.PlainDate, text: Texts): string {
  const { today: now, tomorrow } = text.relativeDays;
  const word = [now, tomorrow][today.until(date).days];
  return word?.toLowerCase() ?? texts(text).on(text.dayLong(date));
}

function sentences(
  { of: { name }, date, kind, begins, ends, goesOn }: DayPlan,
  today: Temporal.PlainDate,
  text: Texts,
) {
  const { school, noSchool, unknown, goesOn: next } = texts(text);
  const day = dayWords(date, today, text);
  if (begins && ends) return [paragraph(...school(name, day, clockTime(begins), clockTime(ends)))];
  if (kind === "unpublished") return [paragraph(...unknown(name, day))];
  return [paragraph(...noSchool(name, day)), ...(goesOn ? [paragraph(plain(next(text.dayLong(goesOn))))] : [])];
}

export default command({
  name: "schluss",
  englishName: "hometime",
  describe: { de: "Wann eine Klasse aus hat", en: "When school ends for a class" },
  examples: [
    {
      typed: { de: "5a", en: "5a" },
      gives: { de: "wann die 5a aus hat", en: "when school ends for 5a" },
    },
  ],
  spoken: [
    ...["aus", "schluss", "schulschluss", "schule aus", "zu ende", "endet", "ende", "vorbei", "fertig", "feierabend"],
    ...["wie lange", "bis wann", "heim", "hause", "nach hause", "fängt an", "beginnt", "anfang", "geht los"],
    ...["wann schule", "wann habe schule", "wann hab schule", "wann ist schule aus", "when school", "when have school"],
    ...[
      "hometime",
      "home",
      "home time",
      "school end",
      "school ends",
      "end",
      "ends",
      "finish",
      "finished",
      "over",
      "out",
    ],
    ...["done", "how long", "school start", "school starts", "start", "starts", "begin", "begins"],
  ],
  options: classDayOptions,
  run: (options, context) =>
    classDay("schluss", options, context, (day, klasse): Reply => {
      const { school, text } = context;
      const timetable = { command: "stundenplan", options: { klasse, tag: day.date.toString() } };
      return {
        title: `${day.of.name} · ${text.dayLong(day.date)}`,
        tone: day.begins || day.kind === "unpublished" ? "normal" : "free",
        blocks: sentences(day, school.today(), text),
        footer: asOfLine(day, context),
        actions: [
          dayButtons(day.date, context, (tag) => ({ command: "schluss", options: { klasse, tag } })),
          [{ label: text.buttons.timetable, invocation: timetable }],
        ],
        audience: "everyone",
      };
    }),
});

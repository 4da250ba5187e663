import { type CommandContext, command } from "../../src/bot/command.ts";
import { weekOption } from "../../src/bot/options/week.ts";
import { type Action, type Block, bold, paragraph, plain, type Reply, type Tone } from "../../src/bot/reply.ts";
import { dayTexts } from "../../src/bot/texts/days.ts";
import { aboutKlasse, klasse } from "../../src/replies/about-klasse.ts";
import { asOfLine } from "../../src/replies/day-reply.ts";
import { planTexts } from "../../src/replies/texts.ts";
import type { DayPlan } from "../../src/school/index.ts";
import { dayLine } from "./day-line.ts";
import { texts } from "./texts.ts";

const woche = weekOption({
  de: "Woche, z. B. diese, nächste, KW 48, 24.11.",
  en: "Week, such as this, next, week 48, 24.11.",
});
const options = { klasse, woche };

const changesOf = (days: readonly DayPlan[]) => days.reduce((sum, { changes }) => sum + changes, 0);

function toneOf(days: readonly DayPlan[]): Tone {
  if (days.every(({ kind }) => kind === "unpublished")) return "unknown";
  if (days.every(({ kind }) => kind !== "school")) return "free";
  return changesOf(days) > 0 ? "changed" : "normal";
}

/** "Mo 23.11.": which year, the title tells. */
const nameOf = ({ date }: DayPlan, { text }: Pick<CommandContext, "text">) => dayTexts(text.language, date).day(date);

function blocks(days: readonly DayPlan[], context: CommandContext): readonly Block[] {
  const { text } = context;
  const [first] = days;
  const isOff =
    first?.kind === "holiday" && days.every(({ kind, holiday }) => kind === "holiday" && holiday === first.holiday);
  if (isOff && first.holiday) return [paragraph(bold(texts(text).weekOff(first.holiday)))];
  const facts = days.map((day) => ({ label: nameOf(day, context), value: dayLine(day, context) }));
  const isSchool = days.some(({ kind }) => kind === "school");
  return [...(isSchool ? [paragraph(plain(planTexts(text).changes(changesOf(days))))] : []), { kind: "facts", facts }];
}

/** Buttons in a row. */
const MOST_DAYS = 5;

function buttons(monday: Temporal.PlainDate, days: readonly DayPlan[], printed: string, context: CommandContext) {
  const { text } = context;
  const { week, thisWeek } = texts(text);
  const to = (start: Temporal.PlainDate | "diese", label: string): Action => ({
    label,
    invocation: { command: "woche", options: { klasse: printed, woche: start.toString() } },
  });
  const named = (start: Temporal.PlainDate) => week(start.weekOfYear ?? 0);
  const [before, after] = [monday.subtract({ weeks: 1 }), monday.add({ weeks: 1 })];
  return [
    [
      to(before, text.buttons.before(named(before))),
      to("diese", thisWeek),
      to(after, text.buttons.after(named(after))),
    ],
    days.slice(0, MOST_DAYS).map((day) => ({
      label: nameOf(day, context),
      invocation: { command: "stundenplan", options: { klasse: printed, tag: day.date.toString() } },
    })),
  ];
}

export default command({
  name: "woche",
  englishName: "week",
  describe: { de: "Die Woche einer Klasse in wenigen Zeilen", en: "A class’s week in a few lines" },
  examples: [
    {
      typed: { de: "5a", en: "5a" },
      gives: { de: "die Woche der 5a in wenigen Zeilen", en: "the week of 5a in a few lines" },
    },
    {
      typed: { de: "5a nächste", en: "5a next" },
      gives: { de: "die nächste Woche", en: "the week after this one" },
    },
  ],
  spoken: ["woche", "wochenplan", "wochenübersicht", "kw", "week", "weekly"],
  options,
  run: (asked, context) =>
    aboutKlasse("woche", options, asked, context, async ({ of, printed }): Promise<Reply> => {
      const { school, text } = context;
      const date = asked.woche ?? (await school.dayPlan(of, "next")).date;
      const days = await school.week(of, date);
      const monday = date.subtract({ days: date.dayOfWeek - 1 });
      const last = days.at(-1);
      return {
        title: `${of.name} · ${texts(text).week(monday.weekOfYear ?? 0)} · ${text.stretch(monday, last?.date ?? monday)}`,
        tone: toneOf(days),
        blocks: blocks(days, context),
        ...(last && { footer: asOfLine(last, context) }),
        actions: buttons(monday, days, printed, context),
        audience: "everyone",
      };
    }),
});

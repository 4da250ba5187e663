import type { Command, FormContext, Invocation, Suggestion } from "../../src/bot/command.ts";
import type { FormField } from "../../src/bot/form.ts";
import { klasseSuggestion } from "../../src/bot/options/klasse.ts";
import { bilingual } from "../../src/bot/texts/bilingual.ts";
import { clockTime, WEEKDAY_NAMES } from "../../src/bot/texts/days.ts";
import { printWeekdays } from "../../src/bot/texts/weekdays.ts";
import { AFTERNOON, type PostTime, readTime, timeType } from "./options/time.ts";
import { parseWeekdays } from "./options/weekdays.ts";
import { texts } from "./texts.ts";

const formTexts = bilingual({
  title: { de: "Abo einrichten", en: "Set up a subscription" },
  klasse: { de: "Klasse", en: "Class" },
  zeit: { de: "Wann?", en: "When?" },
  what: { de: "Was?", en: "What?" },
  whats: {
    de: {
      "nein|nah": "Der Plan, und was sich für heute und morgen ändert",
      "nein|alle": "Der Plan, und alles, was sich danach ändert",
      "nein|keine": "Nur der Plan, keine Änderungen danach",
      "ja|nah": "Nur Änderungen, auch spätere für heute und morgen",
      "ja|alle": "Nur Änderungen, auch alle späteren",
      "ja|keine": "Nur Änderungen, die bis dahin feststehen",
    },
    en: {
      "nein|nah": "The timetable, and changes for today and tomorrow",
      "nein|alle": "The timetable, and all later changes",
      "nein|keine": "Just the timetable, no later changes",
      "ja|nah": "Only changes, including later ones for today and tomorrow",
      "ja|alle": "Only changes, including all later ones",
      "ja|keine": "Only the changes known by then",
    },
  },
  kanal: { de: "Wohin?", en: "Where?" },
  kanalHint: { de: "Ein anderer Kanal als dieser", en: "A channel other than this one" },
  rolle: { de: "Wen erwähnen?", en: "Who should be mentioned?" },
  rolleHint: {
    de: "Diese Rolle wird erwähnt, wenn sich für heute oder morgen etwas ändert",
    en: "This role is mentioned when something changes for today or tomorrow",
  },
  tage: { de: "An welchen Tagen?", en: "On which days?" },
  tageHint: { de: "Ohne Auswahl: an jedem Schultag", en: "Leave this empty for every school day" },
});

/** As many choices as a platform's form shows. More classes than that are typed. */
const MOST_CHOICES = 25;

const MORNINGS = ["06:00", "06:15", "06:30", "06:45", "07:00", "07:15", "07:30"];
const EVENINGS = ["16:00", "17:00", "18:00", "19:00", "20:00", "21:00"];
const USUAL = "06:30";
const USUAL_WHAT = "nein|nah";

/** What an "abends" that was typed stands for. */
const EVENING_WHAT = "ja|keine";

const SCHOOL_WEEK = [1, 2, 3, 4, 5, 6];

type Given = Invocation["options"];

async function klasseField(given: Given, { school, memory, asker, text, soon }: FormContext): Promise<FormField> {
  const [klassen = [], remembered] = await Promise.all([soon(school.klassen()), memory.klasseOf(asker)]);
  const value = given.klasse ?? remembered;
  const answer =
    klassen.length > 0 && klassen.length <= MOST_CHOICES
      ? { kind: "choice" as const, choices: klassen.map(klasseSuggestion), value }
      : { kind: "text" as const, value };
  return { options: ["klasse"], label: formTexts(text).klasse, answer, required: true };
}

function timeChoice({ time, evening }: PostTime, { text }: Pick<FormContext, "text">): Suggestion {
  const clock = clockTime(time);
  const said = evening ? texts(text).eveningChoice : time.hour >= AFTERNOON ? texts(text).eveChoice : String;
  return { label: said(clock), value: timeType.print({ time, evening }) };
}

function timeField(asked: PostTime | undefined, context: FormContext): FormField {
  const usual = [...MORNINGS, ...EVENINGS].map((time) =>
    timeChoice({ time: Temporal.PlainTime.from(time), evening: false }, context),
  );
  const own = asked && timeChoice(asked, context);
  const choices = own && usual.every(({ value }) => value !== own.value) ? [own, ...usual] : usual;
  const answer = { kind: "choice" as const, choices, value: own?.value ?? USUAL };
  return { options: ["zeit"], label: formTexts(context.text).zeit, answer, required: true };
}

function whatField(given: Given, asked: PostTime | undefined, { text }: FormContext): FormField {
  const [onlyChanges, alerts] = (asked?.evening ? EVENING_WHAT : USUAL_WHAT).split("|");
  const value = [given["nur-aenderungen"] ?? onlyChanges, given.meldungen ?? alerts].join("|");
  const choices = Object.entries(formTexts(text).whats).map(([what, label]) => ({ label, value: what }));
  return {
    options: ["nur-aenderungen", "meldungen"],
    label: formTexts(text).what,
    answer: { kind: "choice", choices, value },
    required: true,
  };
}

function daysField({ tage }: Given, { text }: FormContext): FormField {
  const choices = SCHOOL_WEEK.map((day) => ({
    label: WEEKDAY_NAMES[text.language][day - 1] ?? "",
    value: printWeekdays([day]),
  }));
  const asked = tage === undefined ? undefined : parseWeekdays(tage)?.filter((day) => SCHOOL_WEEK.includes(day));
  // What is every day is not said day by day.
  const value =
    asked && asked.length < SCHOOL_WEEK.length ? asked.map((day) => printWeekdays([day])).join(",") : undefined;
  return {
    options: ["tage"],
    label: formTexts(text).tage,
    hint: formTexts(text).tageHint,
    answer: { kind: "choices", choices, value },
    required: false,
  };
}

/** Other channels and roles are only there where several people are. */
function placeFields(given: Given, { asker, text }: FormContext): FormField[] {
  if (asker.isPrivate) return [];
  const { kanal, kanalHint, rolle, rolleHint } = formTexts(text);
  const field = (option: "kanal" | "rolle", kind: "channel" | "role", label: string, hint: string): FormField => ({
    options: [option],
    label,
    hint,
    answer: { kind, value: given[option] },
    required: false,
  });
  return [
    field("kanal", "channel", kanal, kanalHint),
    ...(asker.abilities.hasRoles ? [field("rolle", "role", rolle, rolleHint)] : []),
  ];
}

/** Everything that `/abo start` can be told, but for what is rarely wanted. */
export const form: NonNullable<Command["form"]> = async (given, context) => {
  const asked = given.zeit === undefined ? undefined : readTime(given.zeit);
  return {
    title: formTexts(context.text).title,
    fields: [
      await klasseField(given, context),
      timeField(asked, context),
      whatField(given, asked, context),
      ...placeFields(given, context),
      daysField(given, context),
    ],
  };
};

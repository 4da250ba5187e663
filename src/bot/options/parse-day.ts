import { distance } from "fastest-levenshtein";
import { MONTH_NAMES, WEEKDAY_NAMES } from "../texts/days.ts";

const RELATIVE: Readonly<Record<string, number>> = {
  vorgestern: -2,
  gestern: -1,
  heute: 0,
  morgen: 1,
  übermorgen: 2,
  uebermorgen: 2,
  yesterday: -1,
  today: 0,
  tonight: 0,
  tomorrow: 1,
  "day after tomorrow": 2,
};

/** "morgen früh", "heute Nachmittag", "tomorrow morning": the day is what counts. */
const TIME_OF_DAY =
  /^(?<day>.+) (?:früh|frueh|vormittags?|mittags?|nachmittags?|abends?|morning|afternoon|evening|night)$/u;

/** Abbreviations other than the first two or three letters, and other names. */
const OTHER_WEEKDAYS: Readonly<Record<string, number>> = { sonnabend: 6, tues: 2, thur: 4, thurs: 4 };
const OTHER_MONTHS: Readonly<Record<string, number>> = { jänner: 1, maer: 3, maerz: 3, mrz: 3, sept: 9 };

/** Each name in lower case and its first letters, with its number from 1. */
function byName(names: readonly string[], lengths: readonly number[]): readonly (readonly [string, number])[] {
  return names.flatMap((name, index) => {
    const full = name.toLowerCase();
    return [full, ...lengths.map((length) => full.slice(0, length))].map((each) => [each, index + 1] as const);
  });
}

/** Words that are more often said than meant for Dienstag and Mittwoch: "die 5a". */
const OTHER_WORDS: ReadonlySet<string> = new Set(["die", "mit"]);

/** ISO weekdays, Monday = 1, by their names, "mo", "mon", "wed". */
const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  [...byName(WEEKDAY_NAMES.en, [2, 3]), ...byName(WEEKDAY_NAMES.de, [2, 3]), ...Object.entries(OTHER_WEEKDAYS)].filter(
    ([name]) => !OTHER_WORDS.has(name),
  ),
);

/** Months, January = 1, by their names, "mär", "dec". */
const MONTHS: ReadonlyMap<string, number> = new Map([
  ...byName(MONTH_NAMES.en, [3]),
  ...byName(MONTH_NAMES.de, [3]),
  ...Object.entries(OTHER_MONTHS),
]);

const SMALL_NUMBERS: Readonly<Record<string, number>> = {
  ...{ einem: 1, einer: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, a: 1, one: 1, two: 2, three: 3, four: 4 },
  ...{ five: 5, six: 6 },
};

/** The ISO weekday, Monday = 1, for a name or abbreviation in lower case: "mo", "montag", "wed". */
export const weekdayNamed = (name: string): number | undefined => WEEKDAYS.get(name);

/** Shorter words are abbreviations, which resemble each other, and longer ones are no weekdays. */
const SHORTEST_MISTYPED = 5;
const LONGEST_MISTYPED = 12;
/** From this length on two typos are forgiven. */
const LONG = 8;

/** The weekday that a word is a typo of: "mitwoch", "donnerstags". Only where the first letter is right and no other day is as near. */
function weekdayMeant(word: string): number | undefined {
  if (word.length < SHORTEST_MISTYPED || word.length > LONGEST_MISTYPED) return undefined;
  const near = [...WEEKDAYS]
    .filter(([name]) => name.length >= SHORTEST_MISTYPED && name[0] === word[0])
    .map(([name, weekday]) => ({ weekday, typos: distance(word, name) }))
    .filter(({ typos }) => typos <= (word.length >= LONG ? 2 : 1))
    .toSorted((a, b) => a.typos - b.typos);
  const [best, second] = near;
  return best && best.typos !== second?.typos ? best.weekday : undefined;
}

/** Days. A date without a year means the last one if it is at most this long ago, otherwise the next one. */
const MEANT_AS_PAST = 60;

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch {
    return undefined;
  }
}

function withoutYear(month: number, day: number, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const earliest = today.subtract({ days: MEANT_AS_PAST });
  // The 29th of February may be eight years away.
  for (let year = today.year - 1; year <= today.year + 8; year++) {
    const date = dateOf(year, month, day);
    if (date && Temporal.PlainDate.compare(date, earliest) >= 0) return date;
  }
  return undefined;
}

function calendarDate(day: number, month: number, year: string | undefined, today: Temporal.PlainDate) {
  if (!year) return withoutYear(month, day, today);
  return dateOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
}

function nextWeekday(wanted: number, today: Temporal.PlainDate, afterToday: boolean): Temporal.PlainDate {
  const ahead = (wanted - today.dayOfWeek + 7) % 7;
  return today.add({ days: ahead === 0 && afterToday ? 7 : ahead });
}

const NEXT = `(?:nächste[nrms]?|naechste[nrms]?|kommende[nrms]?|next)`;
const WEEKDAY = new RegExp(String.raw`^(${NEXT} )?(\p{L}+)\.?$`, "u");
const NEXT_WEEK = new RegExp(String.raw`^(?:(\p{L}+) )?(?:in der )?${NEXT} (?:woche|week)(?: (\p{L}+))?$`, "u");
const WEEK_AFTER_NEXT = /^(?:in der )?(?:über|ueber)nächste[nrms]? woche$|^(?:in )?(?:the )?week after next$/u;
const AHEAD = /^in (\p{L}+|\d{1,3}) (?:(tag|tagen|day|days)|(?:woche|wochen|week|weeks))$/u;

/** "nächste Woche" is its Monday, if no other day is named beside it; "in 2 Wochen" is the same weekday. */
function ahead(text: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const week = NEXT_WEEK.exec(text);
  const weekday = week && weekdayNamed(week[1] ?? week[2] ?? "mo");
  if (weekday) return nextWeekday(1, today, true).add({ days: weekday - 1 });
  if (WEEK_AFTER_NEXT.test(text)) return nextWeekday(1, today, true).add({ weeks: 1 });
  if (/^(?:am )?wochenende$|^(?:at the )?weekend$/u.test(text)) return nextWeekday(6, today, false);
  const [, count = "", days] = AHEAD.exec(text) ?? [];
  const number = /^\d+$/.test(count) ? Number(count) : Object.hasOwn(SMALL_NUMBERS, count) && SMALL_NUMBERS[count];
  if (typeof number !== "number") return undefined;
  return days ? today.add({ days: number }) : today.add({ weeks: number });
}

/** "24. Dezember 2026" and "24th of December", "December 24, 2026". */
const WORDED = [
  /^(?<day>\d{1,2})(?:\.|st|nd|rd|th)? (?:of )?(?<name>\p{L}+)\.?(?: (?<year>\d{4}))?$/u,
  /^(?<name>\p{L}+)\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\d{4}))?$/u,
];

function written(text: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));

  const dotted = /^(?:(\p{L}+)[.,]{0,2} ?)?(\d{1,2})\. ?(\d{1,2})(?:\.(?: ?(\d{4}|\d{2}))?)?$/u.exec(text);
  if (dotted && (!dotted[1] || weekdayNamed(dotted[1])))
    return calendarDate(Number(dotted[2]), Number(dotted[3]), dotted[4], today);

  const { day, name, year } = WORDED.map((each) => each.exec(text)).find((found) => found !== null)?.groups ?? {};
  const month = MONTHS.get(name ?? "");
  return day && month ? calendarDate(Number(day), month, year, today) : undefined;
}

function relative(text: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const days = Object.hasOwn(RELATIVE, text) ? RELATIVE[text] : undefined;
  if (days !== undefined) return today.add({ days });
  const [, next, name = ""] = WEEKDAY.exec(text) ?? [];
  const weekday = weekdayNamed(name) ?? weekdayMeant(name);
  return weekday === undefined ? undefined : nextWeekday(weekday, today, next !== undefined);
}

/** Days that everybody knows by name, though no school need have them in its calendar: month and day. */
const FIXED: Readonly<Record<string, readonly [number, number]>> = {
  ...{ nikolaus: [12, 6], heiligabend: [12, 24], "heiliger abend": [12, 24], silvester: [12, 31], sylvester: [12, 31] },
  ...{ neujahr: [1, 1], "christmas eve": [12, 24], "christmas day": [12, 25], "boxing day": [12, 26] },
  ...{ "new year's eve": [12, 31], "new year's day": [1, 1] },
};

/** "Silvester" is the coming one, even when the last one is not long ago. */
function fixed(text: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const name = text.replaceAll("’", "'").replace(/^an /u, "");
  const [month, day] = (Object.hasOwn(FIXED, name) ? FIXED[name] : undefined) ?? [];
  const date = month && day && dateOf(today.year, month, day);
  if (!date) return undefined;
  return Temporal.PlainDate.compare(date, today) < 0 ? date.add({ years: 1 }) : date;
}

/** No day takes more characters to say. */
const LONGEST = 60;

/**
 * The day that was typed: "heute", "übermorgen", "morgen früh", "mi" (the coming one, today included), "nächsten Mi", "nächste Woche" (its
 * Monday), "in 2 Wochen", "24.11.", "24.11.2026", "24. November", "2026-11-24", "Silvester", or the English words. Undefined for anything else.
 */
export function parseDay(typed: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const start = typed.trimStart().slice(0, 2 * LONGEST);
  const text = start.normalize("NFC").trim().toLowerCase().replace(/\s+/g, " ");
  if (text.length > LONGEST) return undefined;
  const bare = text.replace(/^(?:am|on|den|the|für|for) (?=.)/u, "");
  const day = TIME_OF_DAY.exec(bare)?.groups?.day ?? bare;
  return relative(day, today) ?? ahead(bare, today) ?? written(day, today) ?? fixed(bare, today);
}

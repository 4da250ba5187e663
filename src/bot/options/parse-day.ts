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
  tomorrow: 1,
};

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

/** ISO weekdays, Monday = 1, by their names, "mo", "mon", "wed". */
const WEEKDAYS: ReadonlyMap<string, number> = new Map([
  ...byName(WEEKDAY_NAMES.en, [2, 3]),
  ...byName(WEEKDAY_NAMES.de, [2, 3]),
  ...Object.entries(OTHER_WEEKDAYS),
]);

/** Months, January = 1, by their names, "mär", "dec". */
const MONTHS: ReadonlyMap<string, number> = new Map([
  ...byName(MONTH_NAMES.en, [3]),
  ...byName(MONTH_NAMES.de, [3]),
  ...Object.entries(OTHER_MONTHS),
]);

/** The ISO weekday, Monday = 1, for a name or abbreviation in lower case: "mo", "montag", "wed". */
export const weekdayNamed = (name: string): number | undefined => WEEKDAYS.get(name);

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

/**
 * The day that was typed: "heute", "übermorgen", "mi" (the coming one, today included), "nächsten Mi", "24.11.", "24.11.2026",
 * "24. November", "2026-11-24", or the English words. Undefined for anything else.
 */
export function parseDay(typed: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const text = typed.normalize("NFC").trim().toLowerCase().replace(/\s+/g, " ");
  const relative = Object.hasOwn(RELATIVE, text) ? RELATIVE[text] : undefined;
  if (relative !== undefined) return today.add({ days: relative });

  const named = /^(?:am |on )?((?:nächste[nrms]?|naechste[nrms]?|kommende[nrms]?|next) )?(\p{L}+)\.?$/u.exec(text);
  const weekday = weekdayNamed(named?.[2] ?? "");
  if (weekday) return nextWeekday(weekday, today, named?.[1] !== undefined);

  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));

  const dotted = /^(?:(\p{L}+)[.,]{0,2} ?)?(\d{1,2})\. ?(\d{1,2})(?:\.(?: ?(\d{4}|\d{2}))?)?$/u.exec(text);
  if (dotted && (!dotted[1] || weekdayNamed(dotted[1])))
    return calendarDate(Number(dotted[2]), Number(dotted[3]), dotted[4], today);

  const worded = /^(\d{1,2})\.? (\p{L}+)\.?(?: (\d{4}))?$/u.exec(text);
  const month = MONTHS.get(worded?.[2] ?? "");
  return worded && month ? calendarDate(Number(worded[1]), month, worded[3], today) : undefined;
}

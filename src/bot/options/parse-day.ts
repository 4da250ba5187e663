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

/** ISO weekday, Monday = 1, by every name and abbreviation in German and English. */
export const WEEKDAYS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ["mo", "mon", "montag", "monday"],
    ["di", "die", "dienstag", "tu", "tue", "tues", "tuesday"],
    ["mi", "mit", "mittwoch", "we", "wed", "wednesday"],
    ["do", "don", "donnerstag", "th", "thu", "thur", "thurs", "thursday"],
    ["fr", "fre", "freitag", "fri", "friday"],
    ["sa", "sam", "samstag", "sonnabend", "sat", "saturday"],
    ["so", "son", "sonntag", "su", "sun", "sunday"],
  ].flatMap((names, index) => names.map((name) => [name, index + 1])),
);

const MONTHS = [
  ["jan", "januar", "january", "jänner"],
  ["feb", "februar", "february"],
  ["mär", "mar", "maer", "mrz", "märz", "maerz", "march"],
  ["apr", "april"],
  ["mai", "may"],
  ["jun", "juni", "june"],
  ["jul", "juli", "july"],
  ["aug", "august"],
  ["sep", "sept", "september"],
  ["okt", "oct", "oktober", "october"],
  ["nov", "november"],
  ["dez", "dec", "dezember", "december"],
];

/** A date without a year that lies at most this many days back is the past one; otherwise the coming one is meant. */
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
  // Eight years ahead, since the 29th of February may be that far off.
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

function weekday(name: string, today: Temporal.PlainDate, afterToday: boolean): Temporal.PlainDate | undefined {
  const wanted = WEEKDAYS[name];
  if (!wanted) return undefined;
  const ahead = (wanted - today.dayOfWeek + 7) % 7;
  return today.add({ days: ahead === 0 && afterToday ? 7 : ahead });
}

/**
 * The day somebody means: "heute", "übermorgen", "mi" (the coming one, today included), "nächsten Mi", "24.11.", "24.11.2026",
 * "24. November", "2026-11-24", or the English words. Undefined when it is none.
 */
export function parseDay(typed: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const text = typed.normalize("NFC").trim().toLowerCase().replace(/\s+/g, " ");
  const relative = Object.hasOwn(RELATIVE, text) ? RELATIVE[text] : undefined;
  if (relative !== undefined) return today.add({ days: relative });

  const named = /^(?:am |on )?((?:nächste[nrms]?|naechste[nrms]?|kommende[nrms]?|next) )?(\p{L}+)\.?$/u.exec(text);
  if (named?.[2] && Object.hasOwn(WEEKDAYS, named[2])) return weekday(named[2], today, named[1] !== undefined);

  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));

  const dotted = /^(?:(\p{L}+)[.,]{0,2} ?)?(\d{1,2})\. ?(\d{1,2})(?:\.(?: ?(\d{4}|\d{2}))?)?$/u.exec(text);
  if (dotted && (!dotted[1] || Object.hasOwn(WEEKDAYS, dotted[1])))
    return calendarDate(Number(dotted[2]), Number(dotted[3]), dotted[4], today);

  const worded = /^(\d{1,2})\.? (\p{L}+)\.?(?: (\d{4}))?$/u.exec(text);
  const month = worded ? MONTHS.findIndex((names) => names.includes(worded[2] ?? "")) + 1 : 0;
  return worded && month ? calendarDate(Number(worded[1]), month, worded[3], today) : undefined;
}

const HOURS: Readonly<Record<string, number>> = {
  ...{ eins: 1, ein: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10, elf: 11 },
  ...{ zwölf: 12, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ eleven: 11, twelve: 12 },
};
const NOON = 12;
const HOUR = 60;

/** Minutes from the full hour that is named. "halb sieben" is half an hour before it, "half six" half an hour after. */
const FROM_HOUR: Readonly<Record<string, number>> = {
  halb: -30,
  viertel: -45,
  dreiviertel: -15,
  "viertel vor": -15,
  "viertel nach": 15,
  half: 30,
  "half past": 30,
  "quarter to": -15,
  "a quarter to": -15,
  "quarter past": 15,
  "a quarter past": 15,
};

const FROM = /^(halb|dreiviertel|viertel(?: vor| nach)?|half(?: past)?|(?:a )?quarter (?:to|past)) (\p{L}+|\d{1,2})$/u;
const DIGITAL = /^(\d{1,2})[:.h](\d{2})$/;
/** "0630"; other digits without a sign between them may be a class. */
const DIGITS = /^(0\d)(\d{2})$/;
const WORDED = /^(\d{1,2}|\p{L}{3,6}) (?:uhr|o'clock|o’clock)(?: (\d{1,2}))?$/u;
const HALF_DAY = /^(.+?) ?(am|pm|a\.m\.|p\.m\.)$/;

/** "morgens" beside a time; alone it is the time that most wish for. */
const MORNING = /^(?:morgens|am morgen|früh|mornings?|in the morning)(?: |$)| (?:morgens|früh|in the morning)$/u;
const USUAL = new Temporal.PlainTime(6, 30);

const hourOf = (text: string | undefined): number => {
  if (text === undefined) return Number.NaN;
  return /^\d+$/.test(text) ? Number(text) : Object.hasOwn(HOURS, text) ? (HOURS[text] ?? Number.NaN) : Number.NaN;
};

const timeOf = (hour: number, minute: number) =>
  hour <= 23 && minute <= 59 ? new Temporal.PlainTime(hour, minute) : undefined;

function fromHour(text: string): Temporal.PlainTime | undefined {
  const [, words = "", named] = FROM.exec(text) ?? [];
  const hour = hourOf(named);
  if (!(hour >= 1 && hour <= 24)) return undefined;
  const minutes = hour * HOUR + (FROM_HOUR[words] ?? 0);
  return timeOf(Math.floor(minutes / HOUR) % 24, minutes % HOUR);
}

/** A time of twelve hours: "6:30am", "7 pm", "12 am" is midnight. */
function halfDay(text: string): Temporal.PlainTime | undefined {
  const [, clock = "", half = ""] = HALF_DAY.exec(text) ?? [];
  const time = clockTime(clock) ?? timeOf(hourOf(/^\d{1,2}$/.test(clock) ? clock : undefined), 0);
  if (!time || time.hour < 1 || time.hour > NOON) return undefined;
  return time.with({ hour: (time.hour % NOON) + (half.startsWith("p") ? NOON : 0) });
}

function clockTime(text: string): Temporal.PlainTime | undefined {
  const digits = text.replace(/ ?uhr$/, "");
  const [, hour, minute] = DIGITAL.exec(digits) ?? DIGITS.exec(digits) ?? [];
  if (hour !== undefined) return timeOf(Number(hour), Number(minute));
  const [, worded, more = "0"] = WORDED.exec(text.replace(/^(\d{1,2})uhr/, "$1 uhr")) ?? [];
  return timeOf(hourOf(worded), Number(more));
}

/** No time takes more characters to say. */
const LONGEST = 40;

/**
 * "06:30", "6.30", "0630", "6:30 uhr", "7 uhr", "um 7", "um 7 Uhr 15", "6h30", "halb sieben", "viertel vor 7", "dreiviertel sieben", "morgens",
 * "7 uhr morgens", "6:30am", "half past six". Undefined for anything else.
 */
export function parseTime(typed: string): Temporal.PlainTime | undefined {
  const start = typed.trimStart().slice(0, 2 * LONGEST);
  const text = start.normalize("NFC").trim().toLowerCase().replace(/\s+/g, " ");
  if (text.length > LONGEST) return undefined;
  const time = text.replace(MORNING, "");
  if (time === "" && text !== "") return USUAL;
  const bare = time.replace(/^(?:um|at) /, "");
  return clockTime(bare) ?? fromHour(bare) ?? halfDay(bare) ?? (bare === text ? undefined : timeOf(hourOf(bare), 0));
}

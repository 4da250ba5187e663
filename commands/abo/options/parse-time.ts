/** "06:30", "6.30", "6:30 uhr", "7 uhr", "um 7", "um 7 Uhr 15", "6h30". Undefined for anything else. */
export function parseTime(typed: string): Temporal.PlainTime | undefined {
  const text = typed.normalize("NFC").trim().toLowerCase().replace(/\s+/g, " ");
  const [, clockHour, clockMinute] = /^(?:um |at )?(\d{1,2})[:.h](\d{2})(?: ?uhr)?$/.exec(text) ?? [];
  const [, hourOnly, worded = "0"] = /^(?:um )?(\d{1,2}) ?uhr(?: (\d{1,2}))?$/.exec(text) ?? [];
  const [, bareHour] = /^(?:um|at) (\d{1,2})$/.exec(text) ?? [];
  const hour = Number(clockHour ?? hourOnly ?? bareHour ?? Number.NaN);
  const minute = Number(clockHour === undefined ? worded : clockMinute);
  return hour <= 23 && minute <= 59 ? new Temporal.PlainTime(hour, minute) : undefined;
}

/** What a value is, in the words of an error. No value is repeated: it may be a secret. */
function whatIs(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return typeof value === "object" ? (Object.getPrototypeOf(value)?.constructor?.name ?? "object") : typeof value;
}

/** The error for an argument that is not what it must be: "start must be a Temporal.PlainDate, not string". */
export const wrongArgument = (name: string, wanted: string, value: unknown) =>
  new TypeError(`${name} must be ${wanted}, not ${Number.isNaN(value) ? "NaN" : whatIs(value)}`);

/** @throws {TypeError} unless a value is an object with options. */
export function checkObject(value: unknown, name: string): asserts value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw wrongArgument(name, "an object", value);
}

/** @throws {TypeError} unless a value is a date; a date with a time is none, since its time would be dropped. */
export function checkDate(value: unknown, name: string): asserts value is Temporal.PlainDate {
  if (!(value instanceof Temporal.PlainDate)) throw wrongArgument(name, "a Temporal.PlainDate", value);
  if (value.calendarId !== "iso8601")
    throw new TypeError(`${name} must be of the ISO calendar, not ${value.calendarId}`);
}

/** @throws {TypeError} unless a value is a time of a day, without a zone. */
export function checkDateTime(value: unknown, name: string): asserts value is Temporal.PlainDateTime {
  if (!(value instanceof Temporal.PlainDateTime)) throw wrongArgument(name, "a Temporal.PlainDateTime", value);
}

/** @throws {TypeError} unless a value is a whole number. */
export function checkInteger(value: unknown, name: string): asserts value is number {
  if (!Number.isSafeInteger(value)) throw wrongArgument(name, "a whole number", value);
}

/** @throws {TypeError} unless a value is a text. */
export function checkText(value: unknown, name: string): asserts value is string {
  if (typeof value !== "string") throw wrongArgument(name, "a text", value);
}

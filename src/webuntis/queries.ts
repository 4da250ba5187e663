import { checkDate, checkDateTime, checkObject, wrongArgument } from "./arguments.ts";
import { ALL_KINDS, ELEMENT_KINDS, type ElementKind, type Id, PERIOD_KINDS } from "./element-kind.ts";
import { dateToWire } from "./wire-time.ts";

/** A range of days, including both ends. */
export interface DateRange {
  /** The first day. */
  readonly start: Temporal.PlainDate;
  /** The last day. */
  readonly end: Temporal.PlainDate;
}

/** A range of time on the school's wall clock. */
export interface TimeRange {
  /** The beginning. */
  readonly start: Temporal.PlainDateTime;
  /** The end. */
  readonly end: Temporal.PlainDateTime;
}

type Target<K extends ElementKind> = Id<K> | { readonly id: Id<K> };

/** Exactly one of the properties: the others are missing, or undefined. */
type ExactlyOne<T extends Readonly<Record<ElementKind, unknown>>> = {
  [K in ElementKind]: { readonly [P in K]: T[P] } & { readonly [O in Exclude<ElementKind, K>]?: undefined };
}[ElementKind];

/** Whose timetable: exactly one element, as an id or as something that has one: `{ klasse: 129 }`. */
export type TimetableElement = ExactlyOne<{ [K in ElementKind]: Target<K> }>;

/** Stay within one school year and about a month: beyond that WebUntis refuses or becomes slow. */
export type TimetableQuery = DateRange & TimetableElement;

/** The same, also by another key than the id: `{ klasse: "5a", keyType: "name" }`. */
export type ExtendedQuery = DateRange &
  (
    | (TimetableElement & { readonly keyType?: "id" })
    | (ExactlyOne<{ [K in ElementKind]: Target<K> | string }> & { readonly keyType: "name" | "externalkey" })
  );

const ELEMENTS: { readonly [K in ElementKind]: (target: Target<K>) => TimetableElement } = {
  klasse: (klasse) => ({ klasse }),
  teacher: (teacher) => ({ teacher }),
  subject: (subject) => ({ subject }),
  room: (room) => ({ room }),
  student: (student) => ({ student }),
};

/** Whose timetable, for a kind that is known at run time only: `{ ...timetableElement(kind, id), start, end }`. */
export const timetableElement = <K extends ElementKind>(kind: K, target: Target<K>): TimetableElement =>
  ELEMENTS[kind](target);

const FIELDS = ["id", "name", "longname", "externalkey"];

/**
 * The range as WebUntis expects it.
 * @throws {TypeError} unless both are dates. @throws {RangeError} when the start is after the end.
 */
export function rangeParams(range: DateRange): { startDate: number; endDate: number } {
  checkObject(range, "the query");
  const { start, end } = range;
  checkDate(start, "start");
  checkDate(end, "end");
  if (Temporal.PlainDate.compare(start, end) > 0) throw new RangeError(`The start ${start} is after the end ${end}`);
  return { startDate: dateToWire(start), endDate: dateToWire(end) };
}

/** What is given as the element of a query, and its kind. @throws {TypeError} unless exactly one is given. */
function givenElement(query: TimetableElement | ExtendedQuery): { kind: ElementKind; given: unknown } {
  checkObject(query, "the query");
  const [kind, ...others] = ALL_KINDS.filter((each) => query[each] !== undefined);
  if (!kind || others.length > 0)
    throw new TypeError(`Exactly one of ${ALL_KINDS.join(", ")} is needed, not ${kind ? others.length + 1 : 0}`);
  const target: unknown = query[kind];
  return { kind, given: typeof target === "object" && target !== null && "id" in target ? target.id : target };
}

/** The element of a query and its kind. @throws {TypeError} unless exactly one is given, as an id or as something that has one. */
export function elementOf(query: TimetableElement): { kind: ElementKind; id: number } {
  const { kind, given } = givenElement(query);
  if (typeof given === "string")
    throw new TypeError(
      `${kind} must be an id or something that has one; for a text, timetableExtended takes a keyType`,
    );
  if (typeof given !== "number" || !Number.isSafeInteger(given))
    throw wrongArgument(kind, "an id or something that has one", given);
  return { kind, id: given };
}

/**
 * The element of a query, and a time on the school's wall clock.
 * @throws {TypeError} for a wrong element or time. @throws {RangeError} when the start is after the end.
 */
export function timeOf(query: TimetableElement & TimeRange): { kind: ElementKind; id: number } & TimeRange {
  checkObject(query, "the query");
  const { start, end } = query;
  checkDateTime(start, "start");
  checkDateTime(end, "end");
  const element = elementOf(query);
  if (Temporal.PlainDateTime.compare(start, end) > 0)
    throw new RangeError(`The start ${start} is after the end ${end}`);
  return { ...element, start, end };
}

const isKeyed = (query: ExtendedQuery): query is Extract<ExtendedQuery, { readonly keyType: "name" | "externalkey" }> =>
  query.keyType === "name" || query.keyType === "externalkey";

/** The element as WebUntis expects it, of a query that may name it by another key. */
function keyedElement(query: ExtendedQuery): { id: number | string; type: number; keyType?: string } {
  checkObject(query, "the query");
  if (isKeyed(query)) {
    const { kind, given } = givenElement(query);
    const { type } = ELEMENT_KINDS[kind];
    if (typeof given === "string") return { id: given, type, keyType: query.keyType };
    if (typeof given === "number") return { id: given, type, keyType: query.keyType };
    throw wrongArgument(kind, "a text", given);
  }
  const { keyType } = query;
  if (keyType !== undefined && keyType !== "id") throw new TypeError('keyType must be "id", "name" or "externalkey"');
  return { ...wireElement(query), ...(keyType ? { keyType } : {}) };
}

function wireElement(query: TimetableQuery): { id: number; type: number } {
  const { kind, id } = elementOf(query);
  return { id, type: ELEMENT_KINDS[kind].type };
}

/** The simple form, which answers with ids. */
export const timetableParams = (query: TimetableQuery) => ({ ...wireElement(query), ...rangeParams(query) });

/** The form with options, which answers with names and texts. @throws {TypeError} for a key type that WebUntis does not know. */
export const extendedParams = (query: ExtendedQuery) => optionsFor(keyedElement(query), query);

/** The form with options for a person, by WebUntis's number of its kind. */
export const personParams = (id: number, type: number, range: DateRange) => optionsFor({ id, type }, range);

const optionsFor = (element: object, range: DateRange) => ({
  options: {
    element,
    ...rangeParams(range),
    onlyBaseTimetable: false,
    showBooking: true,
    showInfo: true,
    showSubstText: true,
    showLsText: true,
    showLsNumber: true,
    showStudentgroup: true,
    ...Object.fromEntries(PERIOD_KINDS.map((kind) => [`${kind}Fields`, FIELDS])),
  },
});

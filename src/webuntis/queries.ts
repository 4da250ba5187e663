import { checkDate, checkObject, wrongArgument } from "./arguments.ts";
import { ALL_KINDS, ELEMENT_KINDS, type ElementKind, type Id, PERIOD_KINDS } from "./element-kind.ts";
import { dateToWire } from "./wire-time.ts";

/** A range of days, including both ends. */
export interface DateRange {
  /** The first day. */
  readonly start: Temporal.PlainDate;
  /** The last day. */
  readonly end: Temporal.PlainDate;
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

/** The id in a query: the given one, or that of the given element; a text where a key type says which it is. */
function idOf(kind: ElementKind, target: unknown, keyType: unknown): number | string {
  const id = typeof target === "object" && target !== null && "id" in target ? target.id : target;
  if (typeof id === "number" && Number.isSafeInteger(id)) return id;
  if (typeof id !== "string") throw wrongArgument(kind, "an id or something that has one", id);
  if (keyType === undefined || keyType === "id")
    throw new TypeError(`${kind} must be an id or something that has one; for a text, keyType says which it is`);
  return id;
}

/** The element of a query and its kind. @throws {TypeError} unless exactly one is given. */
export function elementOf(query: ExtendedQuery): { kind: ElementKind; id: number | string } {
  checkObject(query, "the query");
  const [kind, ...others] = ALL_KINDS.filter((each) => query[each] !== undefined);
  if (!kind || others.length > 0)
    throw new TypeError(`Exactly one of ${ALL_KINDS.join(", ")} is needed, not ${kind ? others.length + 1 : 0}`);
  return { kind, id: idOf(kind, query[kind], query.keyType) };
}

function wireElement(query: ExtendedQuery): { id: number | string; type: number } {
  const { kind, id } = elementOf(query);
  return { id, type: ELEMENT_KINDS[kind].type };
}

/** The simple form, which answers with ids. */
export const timetableParams = (query: TimetableQuery) => ({ ...wireElement(query), ...rangeParams(query) });

const KEY_TYPES: ReadonlySet<unknown> = new Set([undefined, "id", "name", "externalkey"]);

/** The form with options, which answers with names and texts. @throws {TypeError} for a key type that WebUntis does not know. */
export function extendedParams(query: ExtendedQuery) {
  const element = wireElement(query);
  const { keyType } = query;
  if (!KEY_TYPES.has(keyType)) throw new TypeError('keyType must be "id", "name" or "externalkey"');
  return optionsFor({ ...element, ...(keyType ? { keyType } : {}) }, query);
}

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

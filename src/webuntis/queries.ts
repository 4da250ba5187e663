import { ALL_KINDS, ELEMENT_KINDS, type ElementKind, type Id, PERIOD_KINDS } from "./element-kind.ts";
import { dateToWire } from "./wire-time.ts";

/** A range of days, including both ends. */
export interface DateRange {
  readonly start: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
}

type Target<K extends ElementKind> = Id<K> | { readonly id: Id<K> };

/** Whose timetable: exactly one of these, as an id or as something that has one: `{ klasse: 129 }`. */
export type TimetableElement = { readonly [K in ElementKind]?: Target<K> };

/** Stay within one school year and about a month: beyond that WebUntis refuses or becomes slow. */
export type TimetableQuery = DateRange & TimetableElement;

/** The same, also by another key than the id: `{ klasse: "5a", keyType: "name" }`. */
export type ExtendedQuery = DateRange & { readonly [K in ElementKind]?: Target<K> | string } & {
  readonly keyType?: "id" | "name" | "externalkey";
};

const FIELDS = ["id", "name", "longname", "externalkey"];

/** The range as WebUntis expects it. @throws {RangeError} when the start is after the end. */
export function rangeParams({ start, end }: DateRange): { startDate: number; endDate: number } {
  if (Temporal.PlainDate.compare(start, end) > 0) throw new RangeError(`The start ${start} is after the end ${end}`);
  return { startDate: dateToWire(start), endDate: dateToWire(end) };
}

/** The element of a query and its kind. @throws {TypeError} unless exactly one is given. */
export function elementOf(query: ExtendedQuery): { kind: ElementKind; id: number | string } {
  const given = ALL_KINDS.flatMap((kind) => {
    const target = query[kind];
    return target === undefined ? [] : [{ kind, id: typeof target === "object" ? target.id : target }];
  });
  const [element] = given;
  if (!element || given.length > 1)
    throw new TypeError(`Exactly one of ${ALL_KINDS.join(", ")} is needed, not ${given.length}`);
  if (typeof element.id === "string" && (query.keyType ?? "id") === "id")
    throw new TypeError("An element is an id or something that has one; for a text, keyType says which it is");
  return element;
}

function wireElement(query: ExtendedQuery): { id: number | string; type: number } {
  const { kind, id } = elementOf(query);
  return { id, type: ELEMENT_KINDS[kind].type };
}

/** The simple form, which answers with ids. */
export const timetableParams = (query: TimetableQuery) => ({ ...wireElement(query), ...rangeParams(query) });

/** The form with options, which answers with names and texts. */
export const extendedParams = ({ keyType, ...query }: ExtendedQuery) =>
  optionsFor({ ...wireElement({ ...query, ...(keyType ? { keyType } : {}) }), ...(keyType ? { keyType } : {}) }, query);

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

import { dateToWire } from "./wire-time.ts";

/** A range of days, both ends inclusive. */
export interface DateRange {
  readonly start: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
}

type Target = number | { readonly id: number };

/** Whose timetable: exactly one of these, as an id or as something that has one. */
export interface TimetableElement {
  readonly klasse?: Target;
  readonly teacher?: Target;
  readonly subject?: Target;
  readonly room?: Target;
  readonly student?: Target;
}

/** Keep to one school year and about a month: WebUntis refuses or labours beyond. */
export type TimetableQuery = DateRange & TimetableElement;

type Keyed = Target | string;

/** The same, and by another key than the id: `{ klasse: "5a", keyType: "name" }`. */
export type ExtendedQuery = DateRange & { readonly [K in keyof TimetableElement]?: Keyed } & {
  readonly keyType?: "id" | "name" | "externalkey";
};

/** WebUntis's numbers of the kinds of element. */
const TYPES = { klasse: 1, teacher: 2, subject: 3, room: 4, student: 5 } as const;
const FIELDS = ["id", "name", "longname", "externalkey"];

/** @throws {RangeError} when the start is after the end. */
export function rangeParams({ start, end }: DateRange): { startDate: number; endDate: number } {
  if (Temporal.PlainDate.compare(start, end) > 0) throw new RangeError(`The start ${start} is after the end ${end}`);
  return { startDate: dateToWire(start), endDate: dateToWire(end) };
}

/** @throws {TypeError} unless exactly one element is given. */
export function elementOf(query: ExtendedQuery): { id: number | string; type: number } {
  const given = Object.entries(TYPES).flatMap(([name, type]) => {
    const target: Keyed | undefined = query[name as keyof typeof TYPES];
    return target === undefined ? [] : [{ id: typeof target === "object" ? target.id : target, type }];
  });
  const [element] = given;
  if (!element || given.length > 1)
    throw new TypeError(`Exactly one of ${Object.keys(TYPES).join(", ")} is needed, not ${given.length}`);
  if (typeof element.id === "string" && (query.keyType ?? "id") === "id")
    throw new TypeError("An element is an id or something that has one; for a text, keyType says which it is");
  return element;
}

/** The simple form, which answers with ids. */
export const timetableParams = (query: TimetableQuery) => ({ ...elementOf(query), ...rangeParams(query) });

/** The form with options, which answers with names and texts. */
export const extendedParams = ({ keyType, ...query }: ExtendedQuery) =>
  optionsFor({ ...elementOf({ ...query, ...(keyType ? { keyType } : {}) }), ...(keyType ? { keyType } : {}) }, query);

/** The timetable of a person, by WebUntis's number of its kind. */
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
    klasseFields: FIELDS,
    roomFields: FIELDS,
    subjectFields: FIELDS,
    teacherFields: FIELDS,
  },
});

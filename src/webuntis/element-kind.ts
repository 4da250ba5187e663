/** What WebUntis calls each kind of element. The only such table: everything else is derived from it. */
export const ELEMENT_KINDS = {
  klasse: { type: 1, key: "kl", resource: "CLASS", list: "classes", format: "classFormat" },
  teacher: { type: 2, key: "te", resource: "TEACHER", list: "teachers", format: "teacherFormat" },
  // The web client has no format for subjects.
  subject: { type: 3, key: "su", resource: "SUBJECT", list: "subjects", format: "classFormat" },
  room: { type: 4, key: "ro", resource: "ROOM", list: "rooms", format: "roomFormat" },
  student: { type: 5, key: null, resource: "STUDENT", list: "students", format: "studentFormat" },
} as const satisfies Readonly<Record<string, KindNames>>;

interface KindNames {
  /** The number in queries by JSON-RPC and in the web client's older pages. */
  readonly type: number;
  /** The key in periods and substitutions; null when these do not name such elements. */
  readonly key: string | null;
  /** The name in the web client's newer pages, where it wraps elements in lower case: `{ class: {…} }`. */
  readonly resource: string;
  /** The list in the web client's `timetable/filter`. */
  readonly list: string;
  /** The property of `timetable/grid` with the format to ask for their entries. */
  readonly format: string;
}

/** A kind of element: what WebUntis keeps timetables of. */
export type ElementKind = keyof typeof ELEMENT_KINDS;

/** The kinds of element that a period names. */
export type PeriodKind = {
  [K in ElementKind]: (typeof ELEMENT_KINDS)[K]["key"] extends null ? never : K;
}[ElementKind];

/** Their keys in a period: "kl", "te", "su", "ro". */
export type PeriodKey = (typeof ELEMENT_KINDS)[PeriodKind]["key"];

/** All kinds of element. */
export const ALL_KINDS = Object.keys(ELEMENT_KINDS) as readonly ElementKind[];

/** The kinds that a period names. */
export const PERIOD_KINDS: readonly PeriodKind[] = ALL_KINDS.filter(
  (kind): kind is PeriodKind => ELEMENT_KINDS[kind].key !== null,
);

/** Their keys. */
export const PERIOD_KEYS: readonly PeriodKey[] = PERIOD_KINDS.map((kind) => ELEMENT_KINDS[kind].key);

/** Makes one value for each key of a period. */
export const forPeriodKeys = <T>(make: () => T): { [K in PeriodKey]: T } => ({
  kl: make(),
  te: make(),
  su: make(),
  ro: make(),
});

declare const kind: unique symbol;

/**
 * An element's id, unique within its kind: a class and a teacher may share a number. Any number is accepted, but a teacher's id
 * is not a class's.
 */
export type Id<K extends ElementKind = ElementKind> = number & { readonly [kind]?: K };

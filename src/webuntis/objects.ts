import type { z } from "zod";
import type { Element } from "./element.ts";
import { type Names, named } from "./element-names.ts";
import { ResultList } from "./result-list.ts";
import type * as schemas from "./schemas.ts";
import { dateFromWire, timeFromWire } from "./wire-time.ts";

export type { Element } from "./element.ts";

/** Colours as WebUntis gives them: six hexadecimal digits without "#". */
export interface Coloured {
  /** Of the text; null without one. */
  readonly foreColor: string | null;
  /** Behind the text; null without one. */
  readonly backColor: string | null;
}

/** A department of the school. */
export type Department = Element;

/** Holidays. Both ends are inclusive. A list may hold past and future years, and holidays that overlap. */
export interface Holiday extends Element {
  /** The first day. */
  readonly start: Temporal.PlainDate;
  /** The last day. */
  readonly end: Temporal.PlainDate;
}

/** A class. Ids change every school year. */
export interface Klasse extends Element<"klasse">, Coloured {
  /** Whether it is in use. */
  readonly active: boolean;
  /** The department's id; null without one. */
  readonly did: number | null;
  /** The class's first teacher; null without one, with empty names where the list of teachers may not be read. */
  readonly teacher1: Element<"teacher"> | null;
  /** The class's second teacher. */
  readonly teacher2: Element<"teacher"> | null;
}

/** A teacher; `longName` is the surname. */
export interface Teacher extends Element<"teacher">, Coloured {
  /** "" where WebUntis says nothing. */
  readonly foreName: string;
  /** "Dr."; "" without one. */
  readonly title: string;
  /** Whether the teacher still teaches. */
  readonly active: boolean;
  /** Title, fore name and surname. */
  readonly fullName: string;
}

/** A subject: "M", "Mathematik". */
export interface Subject extends Element<"subject">, Coloured {
  /** Another name; "" without one. */
  readonly alternateName: string;
  /** Whether it is in use. */
  readonly active: boolean;
}

/** A room: "R204". */
export interface Room extends Element<"room">, Coloured {
  /** Another name; "" without one. */
  readonly alternateName: string;
  /** Whether it is in use. */
  readonly active: boolean;
  /** The department's id; null without one. */
  readonly did: number | null;
  /** "" where WebUntis says nothing. */
  readonly building: string;
}

/** A school year. Both ends are inclusive. */
export interface Schoolyear {
  /** WebUntis's id. */
  readonly id: number;
  /** "2026/2027" */
  readonly name: string;
  /** The first day. */
  readonly start: Temporal.PlainDate;
  /** The last day. */
  readonly end: Temporal.PlainDate;
  /** Whether it is the current one. */
  readonly isCurrent: boolean;
}

/** All school years, and the current one if it is known. */
export class SchoolyearList extends ResultList<Schoolyear> {
  readonly #current: Schoolyear | undefined;

  /** @param current default the one that says it is. @throws {TypeError} unless `asOf` is a `Temporal.Instant`. */
  constructor(
    years: Iterable<Schoolyear>,
    asOf: Temporal.Instant,
    current: Schoolyear | undefined = Array.from(years).find(({ isCurrent }) => isCurrent),
  ) {
    super(years, asOf);
    this.#current = current;
  }

  /** The school year that is running; undefined between two of them. A filtered list keeps it. */
  get current(): Schoolyear | undefined {
    return this.#current;
  }

  protected override copy(years: Iterable<Schoolyear>): this {
    return Reflect.construct(this.constructor as new (...parts: unknown[]) => this, [years, this.asOf, this.#current]);
  }
}

/** The colours of lesson types ("ls", "ex", …) and of codes ("cancelled", "irregular"), by their names. */
export interface StatusData {
  /** By the type of a period. */
  readonly lessonTypes: Readonly<Record<string, Coloured>>;
  /** By the code of a period. */
  readonly codes: Readonly<Record<string, Coloured>>;
  /** When WebUntis gave this answer. */
  readonly asOf: Temporal.Instant;
}

/** The time units (periods 1, 2, 3 …) of one weekday. */
export interface TimegridDay {
  /** As WebUntis counts: Sunday = 1. */
  readonly day: number;
  /** "sunday" to "saturday". */
  readonly dayname: string;
  /** As ISO 8601 counts: Monday = 1. */
  readonly dayOfWeek: number;
  /** In the order of the day; empty on a day without lessons. */
  readonly timeUnits: readonly {
    /** "1", "2", …; "" without one. */
    readonly name: string;
    /** On the school's wall clock. */
    readonly start: Temporal.PlainTime;
    /** On the school's wall clock. */
    readonly end: Temporal.PlainTime;
  }[];
}

const coloured = ({
  foreColor,
  backColor,
}: {
  foreColor?: string | null | undefined;
  backColor?: string | null | undefined;
}) => ({
  foreColor: foreColor ?? null,
  backColor: backColor ?? null,
});

type Wire<S extends keyof typeof schemas> =
  (typeof schemas)[S] extends z.ZodType<infer T> ? (T extends (infer E)[] ? E : T) : never;

/** Converts holidays. */
export const holiday = ({ startDate, endDate, ...named }: Wire<"holidays">): Holiday => ({
  ...named,
  start: dateFromWire(startDate),
  end: dateFromWire(endDate),
});

/** Converts a class; its teachers' names come from their list. */
export const klasse = (wire: Wire<"klassen">, names: Names): Klasse => ({
  ...wire,
  ...coloured(wire),
  did: wire.did ?? null,
  teacher1: wire.teacher1 ? named(wire.teacher1, names.teacher) : null,
  teacher2: wire.teacher2 ? named(wire.teacher2, names.teacher) : null,
});

/** Converts a teacher. */
export const teacher = (wire: Wire<"teachers">): Teacher => ({
  ...wire,
  ...coloured(wire),
  fullName: [wire.title, wire.foreName, wire.longName].filter(Boolean).join(" "),
});

/** Converts a subject. */
export const subject = (wire: Wire<"subjects">): Subject => ({ ...wire, ...coloured(wire) });

/** Converts a room. */
export const room = (wire: Wire<"rooms">): Room => ({ ...wire, ...coloured(wire), did: wire.did ?? null });

const isRunning = ({ start, end }: Pick<Schoolyear, "start" | "end">, date: Temporal.PlainDate) => {
  const { compare } = Temporal.PlainDate;
  return compare(start, date) <= 0 && compare(date, end) <= 0;
};

/**
 * All school years.
 * @param currentId the current year's id, if WebUntis says it; otherwise, or if no year has it, the date decides.
 * @param asOf on the school's wall clock.
 */
export function schoolyears(
  wire: readonly Wire<"schoolyears">[],
  currentId: number | undefined,
  asOf: Temporal.ZonedDateTime,
): SchoolyearList {
  const today = asOf.toPlainDate();
  const years = wire.map(({ id, name, startDate, endDate }) => ({
    id,
    name,
    start: dateFromWire(startDate),
    end: dateFromWire(endDate),
  }));
  const current = years.find(({ id }) => id === currentId) ?? years.find((year) => isRunning(year, today));
  return schoolyearList(years, current?.id, asOf.toInstant());
}

/** A list of school years of which one is the current one. */
export function schoolyearList(
  years: readonly Omit<Schoolyear, "isCurrent">[],
  currentId: number | undefined,
  asOf: Temporal.Instant,
): SchoolyearList {
  const all = years.map((year): Schoolyear => ({ ...year, isCurrent: year.id === currentId }));
  return new SchoolyearList(all, asOf);
}

/** WebUntis sends a list of objects with one key each. */
const byName = (entries: Wire<"statusdata">["codes"]) =>
  Object.fromEntries(
    entries.flatMap((entry) => Object.entries(entry).map(([name, colours]) => [name, coloured(colours)])),
  );

/** Converts the colours. */
export const statusData = ({ lstypes, codes }: Wire<"statusdata">, asOf: Temporal.Instant): StatusData => ({
  lessonTypes: byName(lstypes),
  codes: byName(codes),
  asOf,
});

const SUNDAY = 7;

const DAYNAMES = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** Converts the grid of a day. */
export const timegridDay = ({ day, timeUnits }: Wire<"timegrid">): TimegridDay => ({
  day,
  dayname: DAYNAMES[day - 1] ?? "",
  dayOfWeek: day === 1 ? SUNDAY : day - 1,
  timeUnits: timeUnits.map(({ name, startTime, endTime }) => ({
    name,
    start: timeFromWire(startTime),
    end: timeFromWire(endTime),
  })),
});

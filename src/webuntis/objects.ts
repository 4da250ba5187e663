import type { z } from "zod";
import type { ElementKind, Id } from "./element-kind.ts";
import { filled, ResultList } from "./result-list.ts";
import type * as schemas from "./schemas.ts";
import { dateFromWire, timeFromWire } from "./wire-time.ts";

/** Something with a name, such as a class: `Element<"klasse">`. Empty texts where WebUntis says nothing. */
export interface Element<K extends ElementKind = ElementKind> {
  readonly id: Id<K>;
  /** Short: "5a", "MEI", "M", "R204". */
  readonly name: string;
  readonly longName: string;
}

/** Colours as WebUntis gives them: six hexadecimal digits without "#". */
export interface Coloured {
  readonly foreColor: string | null;
  readonly backColor: string | null;
}

/** A department of the school. */
export type Department = Element;

/** Holidays. Both ends are inclusive. A list may hold past and future years, and holidays that overlap. */
export interface Holiday extends Element {
  readonly start: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
}

/** A class. Ids change every school year. */
export interface Klasse extends Element<"klasse">, Coloured {
  readonly active: boolean;
  /** The department's id. */
  readonly did: number | null;
  /** Ids of the class's teachers. */
  readonly teacher1: Id<"teacher"> | null;
  readonly teacher2: Id<"teacher"> | null;
}

/** A teacher; `longName` is the surname. */
export interface Teacher extends Element<"teacher">, Coloured {
  readonly foreName: string;
  readonly title: string;
  readonly active: boolean;
  /** Title, fore name and surname. */
  readonly fullName: string;
}

/** A subject: "M", "Mathematik". */
export interface Subject extends Element<"subject">, Coloured {
  readonly alternateName: string;
  readonly active: boolean;
}

/** A room: "R204". */
export interface Room extends Element<"room">, Coloured {
  readonly alternateName: string;
  readonly active: boolean;
  /** The department's id. */
  readonly did: number | null;
  readonly building: string;
}

/** A school year. Both ends are inclusive. */
export interface Schoolyear {
  readonly id: number;
  /** "2026/2027" */
  readonly name: string;
  readonly start: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
  /** Whether it is the current one. */
  readonly isCurrent: boolean;
}

/** All school years, and the current one if it is known. */
export class SchoolyearList extends ResultList<Schoolyear> {
  declare readonly current: Schoolyear | undefined;
}

/** The colours of lesson types ("ls", "ex", …) and of codes ("cancelled", "irregular"), by their names. */
export interface StatusData {
  readonly lessonTypes: Readonly<Record<string, Coloured>>;
  readonly codes: Readonly<Record<string, Coloured>>;
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
  readonly timeUnits: readonly {
    readonly name: string;
    readonly start: Temporal.PlainTime;
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

export const holiday = ({ startDate, endDate, ...named }: Wire<"holidays">): Holiday => ({
  ...named,
  start: dateFromWire(startDate),
  end: dateFromWire(endDate),
});

export const klasse = (wire: Wire<"klassen">): Klasse => ({
  ...wire,
  ...coloured(wire),
  did: wire.did ?? null,
  teacher1: wire.teacher1 ?? null,
  teacher2: wire.teacher2 ?? null,
});

export const teacher = (wire: Wire<"teachers">): Teacher => ({
  ...wire,
  ...coloured(wire),
  fullName: [wire.title, wire.foreName, wire.longName].filter(Boolean).join(" "),
});

export const subject = (wire: Wire<"subjects">): Subject => ({ ...wire, ...coloured(wire) });

export const room = (wire: Wire<"rooms">): Room => ({ ...wire, ...coloured(wire), did: wire.did ?? null });

const isRunning = ({ start, end }: Pick<Schoolyear, "start" | "end">, date: Temporal.PlainDate) => {
  const { compare } = Temporal.PlainDate;
  return compare(start, date) <= 0 && compare(date, end) <= 0;
};

/**
 * All school years.
 * @param currentId the current year's id, if WebUntis says it; otherwise the date decides.
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
  return schoolyearList(years, currentId ?? years.find((year) => isRunning(year, today))?.id, asOf.toInstant());
}

/** A list of school years of which one is the current one. */
export function schoolyearList(
  years: readonly Omit<Schoolyear, "isCurrent">[],
  currentId: number | undefined,
  asOf: Temporal.Instant,
): SchoolyearList {
  const all = years.map((year): Schoolyear => ({ ...year, isCurrent: year.id === currentId }));
  const list = Object.assign(new SchoolyearList(), { current: all.find(({ isCurrent }) => isCurrent) });
  return filled(list, all, asOf);
}

/** WebUntis sends a list of objects with one key each. */
const byName = (entries: Wire<"statusdata">["codes"]) =>
  Object.fromEntries(
    entries.flatMap((entry) => Object.entries(entry).map(([name, colours]) => [name, coloured(colours)])),
  );

export const statusData = ({ lstypes, codes }: Wire<"statusdata">, asOf: Temporal.Instant): StatusData => ({
  lessonTypes: byName(lstypes),
  codes: byName(codes),
  asOf,
});

const SUNDAY = 7;

const DAYNAMES = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

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

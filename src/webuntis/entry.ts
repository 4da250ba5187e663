import type { Element } from "./element.ts";
import { ELEMENT_KINDS, type PeriodKind } from "./element-kind.ts";
import { type Names, original, present } from "./element-names.ts";
import { INSPECT, type Inspect, type InspectOptions, inspected } from "./inspected.ts";
import type { WithElements } from "./wire-period.ts";
import { dateFromWire, timeFromWire } from "./wire-time.ts";

/** What a period and a substitution have in common on the wire. */
export interface WireEntry extends WithElements {
  /** 20261123 */
  readonly date: number;
  /** 755 */
  readonly startTime: number;
  /** 840 */
  readonly endTime: number;
}

/** What a period and a substitution hold in common, as plain data: dates are ISO text. */
export interface EntryData {
  /** "2026-11-23" */
  readonly date: string;
  /** "2026-11-23T07:55:00" on the school's wall clock. */
  readonly start: string;
  /** "2026-11-23T08:40:00" on the school's wall clock. */
  readonly end: string;
  /** The classes. */
  readonly klassen: readonly Element<"klasse">[];
  /** The teachers. */
  readonly teachers: readonly Element<"teacher">[];
  /** The subjects. */
  readonly subjects: readonly Element<"subject">[];
  /** The rooms. */
  readonly rooms: readonly Element<"room">[];
  /** The teachers that were replaced or removed. */
  readonly originalTeachers: readonly Element<"teacher">[];
  /** The subjects that were replaced or removed. */
  readonly originalSubjects: readonly Element<"subject">[];
  /** The rooms that were replaced or removed. */
  readonly originalRooms: readonly Element<"room">[];
}

/** The values made so far, by property. */
interface Made {
  date?: Temporal.PlainDate;
  start?: Temporal.PlainDateTime;
  end?: Temporal.PlainDateTime;
  klassen?: readonly Element<"klasse">[];
  teachers?: readonly Element<"teacher">[];
  subjects?: readonly Element<"subject">[];
  rooms?: readonly Element<"room">[];
  originalTeachers?: readonly Element<"teacher">[];
  originalSubjects?: readonly Element<"subject">[];
  originalRooms?: readonly Element<"room">[];
}

/** One descriptor for all: a property of its own for each of thousands of entries must be cheap. */
const DATA = {
  enumerable: true,
  get(this: Entry) {
    return this.toJSON();
  },
};

/**
 * Something that takes place at a time, with classes, teachers, subjects and rooms. Values are made when a getter is first
 * read: most of a year's periods are never looked at. Elements that WebUntis names by id only and that no list knows have empty names.
 */
export abstract class Entry {
  /**
   * All that it holds, as plain data. The only property of its own: `structuredClone`, `JSON.stringify` and the equality of tests see
   * names and dates rather than what WebUntis sent.
   */
  declare readonly data: EntryData;
  readonly #wire: WireEntry;
  readonly #names: Names;
  #made: Made | undefined;

  /** @internal `Period.of` and `Substitution.of` make entries. */
  constructor(wire: WireEntry, names: Names) {
    this.#wire = wire;
    this.#names = names;
    Object.defineProperty(this, "data", DATA);
  }

  /** The day. */
  get date(): Temporal.PlainDate {
    this.#values.date ??= dateFromWire(this.#wire.date);
    return this.#values.date;
  }

  /** When it begins, on the school's wall clock. */
  get start(): Temporal.PlainDateTime {
    this.#values.start ??= this.date.toPlainDateTime(timeFromWire(this.#wire.startTime));
    return this.#values.start;
  }

  /** When it ends, on the school's wall clock. */
  get end(): Temporal.PlainDateTime {
    this.#values.end ??= this.date.toPlainDateTime(timeFromWire(this.#wire.endTime));
    return this.#values.end;
  }

  /** The classes that take part. */
  get klassen(): readonly Element<"klasse">[] {
    this.#values.klassen ??= this.#present("klasse");
    return this.#values.klassen;
  }

  /** The teachers who are there now. */
  get teachers(): readonly Element<"teacher">[] {
    this.#values.teachers ??= this.#present("teacher");
    return this.#values.teachers;
  }

  /** The subjects now. */
  get subjects(): readonly Element<"subject">[] {
    this.#values.subjects ??= this.#present("subject");
    return this.#values.subjects;
  }

  /** The rooms now. */
  get rooms(): readonly Element<"room">[] {
    this.#values.rooms ??= this.#present("room");
    return this.#values.rooms;
  }

  /** The teachers that were replaced or removed; empty where nothing changed. */
  get originalTeachers(): readonly Element<"teacher">[] {
    this.#values.originalTeachers ??= this.#original("teacher");
    return this.#values.originalTeachers;
  }

  /** The subjects that were replaced or removed; empty where nothing changed. */
  get originalSubjects(): readonly Element<"subject">[] {
    this.#values.originalSubjects ??= this.#original("subject");
    return this.#values.originalSubjects;
  }

  /** The rooms that were replaced or removed; empty where nothing changed. */
  get originalRooms(): readonly Element<"room">[] {
    this.#values.originalRooms ??= this.#original("room");
    return this.#values.originalRooms;
  }

  /** What `JSON.stringify` writes: the same as `data`. */
  abstract toJSON(): EntryData;

  /** What `console.log` prints. */
  [INSPECT](depth: number, options: InspectOptions, inspect: Inspect): string {
    return inspected(this, this.data, depth, options, inspect);
  }

  /** @internal */
  protected commonData(): EntryData {
    return {
      date: `${this.date}`,
      start: `${this.start}`,
      end: `${this.end}`,
      klassen: this.klassen,
      teachers: this.teachers,
      subjects: this.subjects,
      rooms: this.rooms,
      originalTeachers: this.originalTeachers,
      originalSubjects: this.originalSubjects,
      originalRooms: this.originalRooms,
    };
  }

  get #values(): Made {
    this.#made ??= {};
    return this.#made;
  }

  #present<K extends PeriodKind>(kind: K): readonly Element<K>[] {
    return present<K>(this.#wire[ELEMENT_KINDS[kind].key], this.#names[kind]);
  }

  #original<K extends PeriodKind>(kind: K): readonly Element<K>[] {
    return original<K>(this.#wire[ELEMENT_KINDS[kind].key], this.#names[kind]);
  }
}

import { ELEMENT_KINDS, PERIOD_KEYS, type PeriodKey, type PeriodKind } from "./element-kind.ts";
import { type Names, original, present } from "./element-names.ts";
import type { Element } from "./objects.ts";
import type { WireElement, WithElements } from "./wire-period.ts";
import { dateFromWire, dateTimeFromWire } from "./wire-time.ts";

/** What a period and a substitution have in common on the wire. */
export interface WireEntry extends WithElements {
  readonly date: number;
  readonly startTime: number;
  readonly endTime: number;
}

/**
 * Something that takes place at a time, with classes, teachers, subjects and rooms. Values are made when a getter is first
 * read: most of a year's periods are never looked at. Elements that WebUntis names by id only and that no list knows have empty names.
 */
export class Entry<W extends WireEntry> {
  readonly #wire: W;
  readonly #names: Names;
  #made: Map<string, unknown> | undefined;

  constructor(wire: W, names: Names) {
    this.#wire = wire;
    this.#names = names;
  }

  protected get wire(): W {
    return this.#wire;
  }

  protected get names(): Names {
    return this.#names;
  }

  get date(): Temporal.PlainDate {
    return this.#once("date", () => dateFromWire(this.#wire.date));
  }

  /** On the school's wall clock. */
  get start(): Temporal.PlainDateTime {
    return this.#once("start", () => dateTimeFromWire(this.#wire.date, this.#wire.startTime));
  }

  get end(): Temporal.PlainDateTime {
    return this.#once("end", () => dateTimeFromWire(this.#wire.date, this.#wire.endTime));
  }

  get klassen(): readonly Element<"klasse">[] {
    return this.#present("klasse");
  }

  get teachers(): readonly Element<"teacher">[] {
    return this.#present("teacher");
  }

  get subjects(): readonly Element<"subject">[] {
    return this.#present("subject");
  }

  get rooms(): readonly Element<"room">[] {
    return this.#present("room");
  }

  get originalTeachers(): readonly Element<"teacher">[] {
    return this.#original("teacher");
  }

  get originalSubjects(): readonly Element<"subject">[] {
    return this.#original("subject");
  }

  get originalRooms(): readonly Element<"room">[] {
    return this.#original("room");
  }

  #present<K extends PeriodKind>(kind: K): readonly Element<K>[] {
    return this.#once(kind, () => present<K>(this.#wire[ELEMENT_KINDS[kind].key], this.#names[kind]));
  }

  #original<K extends PeriodKind>(kind: K): readonly Element<K>[] {
    return this.#once(`original ${kind}`, () => original<K>(this.#wire[ELEMENT_KINDS[kind].key], this.#names[kind]));
  }

  #once<T>(key: string, make: () => T): T {
    this.#made ??= new Map();
    const made = this.#made.get(key) ?? make();
    this.#made.set(key, made);
    return made as T;
  }
}

const sameElement = (a: WireElement, b: WireElement) => a.id === b.id && (a.orgid ?? 0) === (b.orgid ?? 0);

const within = (some: WireEntry, all: WireEntry, key: PeriodKey) =>
  (some[key] ?? []).every((each) => all[key]?.some((other) => sameElement(each, other)));

const same = (a: WireEntry, b: WireEntry, key: PeriodKey) => within(a, b, key) && within(b, a, key);

function union(a: WireEntry, b: WireEntry, key: PeriodKey): readonly WireElement[] {
  const first = a[key] ?? [];
  return [...first, ...(b[key] ?? []).filter((each) => !first.some((other) => sameElement(each, other)))];
}

export interface Combining<W extends WireEntry> {
  /** Whether two entries of the same classes and subjects may become one. */
  readonly alike: (a: W, b: W) => boolean;
  /** Sort key that puts entries side by side which may become one. */
  readonly order: (entry: W) => readonly (string | number)[];
  /** Also joins across breaks; otherwise one must end when the next begins. */
  readonly combineBreaks: boolean;
}

function compareKeys(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const at = a.findIndex((each, index) => each !== b[index]);
  const [first, second] = [a[at], b[at]];
  return at < 0 || first === undefined || second === undefined ? 0 : first < second ? -1 : 1;
}

/**
 * python-webuntis's `combine`: entries that follow each other become one, with the teachers and rooms of all. At the same time teachers
 * and rooms may differ; at a later time there must be no new ones.
 */
export function combine<W extends WireEntry>(all: readonly W[], { alike, order, combineBreaks }: Combining<W>): W[] {
  const combined: W[] = [];
  for (const next of all.toSorted((a, b) => compareKeys(order(a), order(b)))) {
    const last = combined.at(-1);
    const joins =
      last !== undefined &&
      last.date === next.date &&
      same(last, next, "kl") &&
      same(last, next, "su") &&
      alike(last, next) &&
      (combineBreaks || last.endTime === next.startTime || last.endTime === next.endTime) &&
      (last.startTime === next.startTime || PERIOD_KEYS.every((key) => within(next, last, key)));
    if (!joins) combined.push(next);
    else
      combined[combined.length - 1] = {
        ...last,
        startTime: Math.min(last.startTime, next.startTime),
        endTime: Math.max(last.endTime, next.endTime),
        te: union(last, next, "te"),
        ro: union(last, next, "ro"),
      };
  }
  // A joined entry may now be next to another that it can be joined with.
  if (combined.length < all.length) return combine(combined, { alike, order, combineBreaks });
  return combined.toSorted((a, b) => a.date - b.date || a.startTime - b.startTime);
}

import { combine } from "./combine.ts";
import { joinedNames, type Names } from "./element-names.ts";
import { Entry, type EntryData } from "./entry.ts";
import { type EntryInit, type WallTime, wallTime, wireEntry } from "./given-entry.ts";
import { ResultList } from "./result-list.ts";
import type { WireSubstitution } from "./schemas.ts";
import { dateTimeFromWire, dateToWire } from "./wire-time.ts";

/** Cancelled, another teacher, additional, moved, another room; any other text that a newer WebUntis may send. */
export type SubstitutionType = "cancel" | "subst" | "add" | "shift" | "rmchg" | (string & {});

/** What a substitution holds, as plain data; the properties are those of `Substitution`. */
export interface SubstitutionData extends EntryData {
  /** What changes. */
  readonly type: SubstitutionType;
  /** The lesson's id. */
  readonly lsid: number | null;
  /** The substitution text; "" without one. */
  readonly text: string;
  /** When a moved lesson began before it was moved, "2026-11-24T08:50:00"; null for others. */
  readonly rescheduleStart: string | null;
  /** When it ended before. */
  readonly rescheduleEnd: string | null;
}

/** What is needed to make a substitution: a type, a start and an end, and whatever else is known. */
export interface SubstitutionInit extends EntryInit, Partial<Pick<SubstitutionData, "lsid" | "text">> {
  /** What changes. */
  readonly type: SubstitutionType;
  /** When a moved lesson began before it was moved. */
  readonly rescheduleStart?: WallTime | null;
  /** When it ended before. */
  readonly rescheduleEnd?: WallTime | null;
}

/** A change of the regular plan. */
export class Substitution extends Entry {
  /** All that it holds, as plain data: what `structuredClone` copies and the equality of tests compares. */
  declare readonly data: SubstitutionData;
  /** Not within reach of callers, who share it. */
  readonly #wire: WireSubstitution;
  readonly #names: Names;

  /** @internal Use `Substitution.of`. */
  constructor(wire: WireSubstitution, names: Names) {
    super(wire, names);
    this.#wire = wire;
    this.#names = names;
    Object.freeze(this);
  }

  /**
   * A substitution made of its data, for tests and for sources of one's own; `Substitution.of(substitution.data)` equals it.
   * @throws {TypeError | RangeError} for a start or an end that is none.
   */
  static of(init: SubstitutionInit): Substitution {
    const { wire, names } = wireEntry(init);
    const { type, lsid = null, text: txt, rescheduleStart, rescheduleEnd } = init;
    if (!rescheduleStart || !rescheduleEnd) return new Substitution({ ...wire, type, lsid, txt }, names);
    const { date, time } = wallTime(rescheduleStart, "rescheduleStart");
    const endTime = wallTime(rescheduleEnd, "rescheduleEnd").time;
    const reschedule = { date: dateToWire(date), startTime: time, endTime };
    return new Substitution({ ...wire, type, lsid, txt, reschedule }, names);
  }

  /** What changes. */
  get type(): SubstitutionType {
    return this.#wire.type;
  }

  /** The lesson's id. */
  get lsid(): number | null {
    return this.#wire.lsid ?? null;
  }

  /** The substitution text; "" without one. */
  get text(): string {
    return this.#wire.txt ?? "";
  }

  /** When a moved lesson began before it was moved; null for others. */
  get rescheduleStart(): Temporal.PlainDateTime | null {
    const { reschedule } = this.#wire;
    return reschedule ? dateTimeFromWire(reschedule.date, reschedule.startTime) : null;
  }

  /** When a moved lesson ended before it was moved; null for others. */
  get rescheduleEnd(): Temporal.PlainDateTime | null {
    const { reschedule } = this.#wire;
    return reschedule ? dateTimeFromWire(reschedule.date, reschedule.endTime) : null;
  }

  /** What `JSON.stringify` writes: the same as `data`. */
  override toJSON(): SubstitutionData {
    const { type, lsid, text, rescheduleStart, rescheduleEnd } = this;
    return {
      type,
      lsid,
      ...this.commonData(),
      text,
      rescheduleStart: rescheduleStart?.toString() ?? null,
      rescheduleEnd: rescheduleEnd?.toString() ?? null,
    };
  }

  /** See `SubstitutionList.combine`. */
  static combine(substitutions: readonly Substitution[], combineBreaks: boolean): readonly Substitution[] {
    const wires = combine(
      substitutions.map((substitution) => substitution.#wire),
      {
        alike: (a, b) => a.type === b.type,
        order: ({ type, te, date, startTime }) => [type, te?.[0]?.name ?? "", date, startTime],
        combineBreaks,
      },
    );
    const names = joinedNames(substitutions.map((substitution) => substitution.#names));
    return wires.map((wire) => new Substitution(wire, names));
  }
}

/** The changes in a range of days. */
export class SubstitutionList extends ResultList<Substitution> {
  /** One entry for consecutive ones of the same type, teacher, classes and subjects. */
  combine(combineBreaks = true): this {
    return this.copy(Substitution.combine(this, combineBreaks));
  }
}

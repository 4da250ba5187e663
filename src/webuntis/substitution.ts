import { combine, Entry } from "./entry.ts";
import { filled, ResultList } from "./result-list.ts";
import type { WireSubstitution } from "./schemas.ts";
import { dateTimeFromWire } from "./wire-time.ts";

/** Cancelled, another teacher, additional, moved, another room; any other text that a newer WebUntis may send. */
export type SubstitutionType = "cancel" | "subst" | "add" | "shift" | "rmchg" | (string & {});

/** A change of the regular plan. */
export class Substitution extends Entry<WireSubstitution> {
  get type(): SubstitutionType {
    return this.wire.type;
  }

  /** The lesson's id. */
  get lsid(): number | null {
    return this.wire.lsid ?? null;
  }

  /** The substitution text; "" without one. */
  get text(): string {
    return this.wire.txt ?? "";
  }

  /** When a moved lesson began before it was moved; null for others. */
  get rescheduleStart(): Temporal.PlainDateTime | null {
    const { reschedule } = this.wire;
    return reschedule ? dateTimeFromWire(reschedule.date, reschedule.startTime) : null;
  }

  get rescheduleEnd(): Temporal.PlainDateTime | null {
    const { reschedule } = this.wire;
    return reschedule ? dateTimeFromWire(reschedule.date, reschedule.endTime) : null;
  }

  /** See `SubstitutionList.combine`. */
  static combine(substitutions: readonly Substitution[], combineBreaks: boolean): readonly Substitution[] {
    const [first] = substitutions;
    if (!first) return [];
    const wires = combine(
      substitutions.map(({ wire }) => wire),
      {
        alike: (a, b) => a.type === b.type,
        order: ({ type, te, date, startTime }) => [type, te?.[0]?.name ?? "", date, startTime],
        combineBreaks,
      },
    );
    return wires.map((wire) => new Substitution(wire, first.names));
  }
}

/** The changes in a range of days. */
export class SubstitutionList extends ResultList<Substitution> {
  /** One entry for consecutive ones of the same type, teacher, classes and subjects. */
  combine(combineBreaks = true): SubstitutionList {
    return filled(new SubstitutionList(), Substitution.combine(this, combineBreaks), this.asOf);
  }
}

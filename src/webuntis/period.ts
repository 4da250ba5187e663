import { type Kind, type Names, original, present } from "./element-names.ts";
import type { Element } from "./objects.ts";
import { ResultList } from "./result-list.ts";
import type { WireSubstitution } from "./schemas.ts";
import type { WirePeriod } from "./wire-period.ts";
import { dateFromWire, dateTimeFromWire } from "./wire-time.ts";

/** "ls" lesson, "oh" office hour, "sb" standby, "bs" break supervision, "ex" exam. */
export type PeriodType = "ls" | "oh" | "sb" | "bs" | "ex";

const TYPES: ReadonlySet<string> = new Set(["ls", "oh", "sb", "bs", "ex"]);
const isType = (text: unknown): text is PeriodType => typeof text === "string" && TYPES.has(text);

/**
 * One period of a timetable. What a getter gives is made when it is first asked for: most of a year's periods are never looked at.
 * Texts are "" where WebUntis sends none.
 */
export class Period {
  readonly #wire: WirePeriod;
  readonly #names: Names;
  #made: Map<string, unknown> | undefined;

  constructor(wire: WirePeriod, names: Names) {
    this.#wire = wire;
    this.#names = names;
  }

  get id(): number {
    return this.#wire.id;
  }

  get date(): Temporal.PlainDate {
    return this.#once("date", () => dateFromWire(this.#wire.date));
  }

  /** By the school's wall clock. */
  get start(): Temporal.PlainDateTime {
    return this.#once("start", () => dateTimeFromWire(this.#wire.date, this.#wire.startTime));
  }

  get end(): Temporal.PlainDateTime {
    return this.#once("end", () => dateTimeFromWire(this.#wire.date, this.#wire.endTime));
  }

  get klassen(): readonly Element[] {
    return this.#present("kl");
  }

  get teachers(): readonly Element[] {
    return this.#present("te");
  }

  get subjects(): readonly Element[] {
    return this.#present("su");
  }

  get rooms(): readonly Element[] {
    return this.#present("ro");
  }

  get originalTeachers(): readonly Element[] {
    return this.#original("te");
  }

  get originalSubjects(): readonly Element[] {
    return this.#original("su");
  }

  get originalRooms(): readonly Element[] {
    return this.#original("ro");
  }

  /** null: as in the regular plan, though elements may tell of a change all the same. */
  get code(): "cancelled" | "irregular" | null {
    const { code } = this.#wire;
    return code === "cancelled" || code === "irregular" ? code : null;
  }

  get type(): PeriodType {
    const { lstype } = this.#wire;
    return isType(lstype) ? lstype : "ls";
  }

  /** The lesson's number: the two halves of a double lesson, and a lesson and where it was moved, have the same. */
  get lsnumber(): number | null {
    return this.#wire.lsnumber ?? null;
  }

  get lstext(): string {
    return this.#wire.lstext ?? "";
  }

  get info(): string {
    return this.#wire.info ?? "";
  }

  get substText(): string {
    return this.#wire.substText ?? "";
  }

  get bkText(): string {
    return this.#wire.bkText ?? "";
  }

  get bkRemark(): string {
    return this.#wire.bkRemark ?? "";
  }

  get studentGroup(): string {
    return this.#wire.sg ?? "";
  }

  get activityType(): string {
    return this.#wire.activityType ?? "";
  }

  get flags(): string {
    return this.#wire.statflags ?? "";
  }

  #present(kind: Kind): readonly Element[] {
    return this.#once(kind, () => present(this.#wire[kind], this.#names[kind]));
  }

  #original(kind: Kind): readonly Element[] {
    return this.#once(`original ${kind}`, () => original(this.#wire[kind], this.#names[kind]));
  }

  #once<T>(key: string, make: () => T): T {
    this.#made ??= new Map();
    const made = this.#made.get(key) ?? make();
    this.#made.set(key, made);
    return made as T;
  }
}

export class PeriodList extends ResultList<Period> {}

/** What `getSubstitutions` calls a change. */
export type SubstitutionType = "cancel" | "subst" | "add" | "shift" | "rmchg";

/** A change of the regular plan. */
export interface Substitution {
  /** Another text than the known ones where a newer WebUntis sends it. */
  readonly type: SubstitutionType | (string & {});
  readonly lsid: number | null;
  readonly start: Temporal.PlainDateTime;
  readonly end: Temporal.PlainDateTime;
  readonly klassen: readonly Element[];
  readonly teachers: readonly Element[];
  readonly subjects: readonly Element[];
  readonly rooms: readonly Element[];
  readonly originalTeachers: readonly Element[];
  readonly originalRooms: readonly Element[];
  readonly text: string;
  /** Where a shifted lesson was; null otherwise. */
  readonly rescheduleStart: Temporal.PlainDateTime | null;
  readonly rescheduleEnd: Temporal.PlainDateTime | null;
}

export const substitution = (wire: WireSubstitution, names: Names): Substitution => ({
  type: wire.type,
  lsid: wire.lsid ?? null,
  start: dateTimeFromWire(wire.date, wire.startTime),
  end: dateTimeFromWire(wire.date, wire.endTime),
  klassen: present(wire.kl, names.kl),
  teachers: present(wire.te, names.te),
  subjects: present(wire.su, names.su),
  rooms: present(wire.ro, names.ro),
  originalTeachers: original(wire.te, names.te),
  originalRooms: original(wire.ro, names.ro),
  text: wire.txt ?? "",
  rescheduleStart: wire.reschedule ? dateTimeFromWire(wire.reschedule.date, wire.reschedule.startTime) : null,
  rescheduleEnd: wire.reschedule ? dateTimeFromWire(wire.reschedule.date, wire.reschedule.endTime) : null,
});

import { combine } from "./combine.ts";
import { joinedNames, type Names } from "./element-names.ts";
import { Entry, type EntryData } from "./entry.ts";
import { type EntryInit, wireEntry } from "./given-entry.ts";
import type { Coloured } from "./objects.ts";
import { PACK, packed, type Unpack } from "./packed.ts";
import { ResultList } from "./result-list.ts";
import { type TableRow, toTable } from "./table.ts";
import type { WirePeriod } from "./wire-period.ts";

/** "ls" lesson, "oh" office hour, "sb" standby, "bs" break supervision, "ex" exam. */
export type PeriodType = "ls" | "oh" | "sb" | "bs" | "ex";

const TYPES: ReadonlySet<string> = new Set(["ls", "oh", "sb", "bs", "ex"]);
const isType = (text: unknown): text is PeriodType => typeof text === "string" && TYPES.has(text);

const same = (a: string | null | undefined, b: string | null | undefined, absent = "") =>
  (a || absent) === (b || absent);

/** Gives the colours of codes by their names. A function, since few periods are asked for theirs. */
export type CodeColours = () => Promise<Readonly<Record<string, Coloured>>>;

/** What a period holds, as plain data. Texts are "" where WebUntis sends none; the properties are those of `Period`. */
export interface PeriodData extends EntryData {
  /** WebUntis's id of this period. */
  readonly id: number;
  /** null: as in the regular plan. */
  readonly code: "cancelled" | "irregular" | null;
  /** What kind of period it is. */
  readonly type: PeriodType;
  /** The lesson's number. */
  readonly lsnumber: number | null;
  /** The lesson's text. */
  readonly lstext: string;
  /** The text of the plan for this period. */
  readonly info: string;
  /** The substitution text. */
  readonly substText: string;
  /** The text of a booking. */
  readonly bkText: string;
  /** The remark of a booking. */
  readonly bkRemark: string;
  /** The name of the student group. */
  readonly studentGroup: string;
  /** "Unterricht" or what the school calls it. */
  readonly activityType: string;
  /** Statistical flags. */
  readonly flags: string;
}

/** What is needed to make a period: an id, a start and an end, and whatever else is known. */
export interface PeriodInit extends EntryInit, Partial<Omit<PeriodData, keyof EntryData>> {
  /** WebUntis's id of this period. */
  readonly id: number;
}

const NO_COLOURS: CodeColours = async () => ({});

/** One period of a timetable. Texts are "" where WebUntis sends none. */
export class Period extends Entry {
  /** All that it holds, as plain data: what `structuredClone` copies and the equality of tests compares. */
  declare readonly data: PeriodData;
  /** Not within reach of callers, who share it. */
  readonly #wire: WirePeriod;
  readonly #names: Names;
  readonly #colours: CodeColours;

  /** @internal Use `Period.of`. */
  constructor(wire: WirePeriod, names: Names, colours: CodeColours) {
    super(wire, names);
    this.#wire = wire;
    this.#names = names;
    this.#colours = colours;
    Object.freeze(this);
  }

  /**
   * A period made of its data, for tests and for sources of one's own; `Period.of(period.data)` equals the period.
   * Without colours `codeColor()` gives null.
   * @throws {TypeError | RangeError} for a start or an end that is none.
   */
  static of(init: PeriodInit): Period {
    const { wire, names } = wireEntry(init);
    const { id, code, type, lsnumber, lstext, info, substText, bkText, bkRemark, activityType } = init;
    const { studentGroup: sg, flags: statflags } = init;
    const texts = { lstext, info, substText, bkText, bkRemark, activityType, sg, statflags };
    return new Period({ ...wire, id, code, lstype: type, lsnumber, ...texts }, names, NO_COLOURS);
  }

  /** WebUntis's id of this period. A moved or changed period may get a new one. */
  get id(): number {
    return this.#wire.id;
  }

  /** null: as in the regular plan, though its elements may still show a change. */
  get code(): "cancelled" | "irregular" | null {
    const { code } = this.#wire;
    return code === "cancelled" || code === "irregular" ? code : null;
  }

  /** The colours of the code, from the session's `statusdata`; null without a code or a colour for it. @throws {RemoteError} */
  async codeColor(): Promise<Coloured | null> {
    return this.code === null ? null : ((await this.#colours())[this.code] ?? null);
  }

  /** What kind of period it is; "ls", a lesson, for any kind that is not known. */
  get type(): PeriodType {
    const { lstype } = this.#wire;
    return isType(lstype) ? lstype : "ls";
  }

  /** The lesson's number: the two halves of a double lesson share it, and so do a moved lesson's old and new periods. */
  get lsnumber(): number | null {
    return this.#wire.lsnumber ?? null;
  }

  /** The lesson's text. */
  get lstext(): string {
    return this.#wire.lstext ?? "";
  }

  /** The text of the plan for this period. */
  get info(): string {
    return this.#wire.info ?? "";
  }

  /** The substitution text. */
  get substText(): string {
    return this.#wire.substText ?? "";
  }

  /** The text of a booking, such as of a room. */
  get bkText(): string {
    return this.#wire.bkText ?? "";
  }

  /** The remark of a booking. */
  get bkRemark(): string {
    return this.#wire.bkRemark ?? "";
  }

  /** The name of the student group: several lessons at a time differ by it. */
  get studentGroup(): string {
    return this.#wire.sg ?? "";
  }

  /** "Unterricht", "Pausenaufsicht" or what the school calls it. */
  get activityType(): string {
    return this.#wire.activityType ?? "";
  }

  /** Statistical flags. */
  get flags(): string {
    return this.#wire.statflags ?? "";
  }

  /** What `JSON.stringify` writes: the same as `data`. */
  override toJSON(): PeriodData {
    const { id, code, type, lsnumber, lstext, info, substText, bkText, bkRemark, studentGroup, activityType, flags } =
      this;
    const texts = { lstext, info, substText, bkText, bkRemark, studentGroup, activityType, flags };
    return { id, ...this.commonData(), code, type, lsnumber, ...texts };
  }

  /** See `PeriodList.combine`; cancelled periods stay apart from those that take place. */
  static combine(periods: readonly Period[], combineBreaks: boolean): readonly Period[] {
    const [first] = periods;
    if (!first) return [];
    const wires = combine(
      periods.map((period) => period.#wire),
      {
        alike: (a, b) => same(a.activityType, b.activityType) && same(a.code, b.code) && same(a.lstype, b.lstype, "ls"),
        order: ({ date, startTime }) => [date, startTime],
        combineBreaks,
      },
    );
    const names = joinedNames(periods.map((period) => period.#names));
    return wires.map((wire) => new Period(wire, names, first.#colours));
  }

  /** The periods of one answer, packed: what they share, such as names, is kept as it is. @internal */
  static pack(periods: readonly Period[]): Unpack<readonly Period[]> {
    const wires = packed(periods.map((period) => period.#wire));
    const names = joinedNames(periods.map((period) => period.#names));
    const [colours = NO_COLOURS] = periods.map((period) => period.#colours);
    return () => wires().map((wire) => new Period(wire, names, colours));
  }

  /** Sort order by day, start and end. */
  static compare(one: Period, other: Period): number {
    const [a, b] = [one.#wire, other.#wire];
    return a.date - b.date || a.startTime - b.startTime || a.endTime - b.endTime;
  }
}

/** A timetable, in the order in which WebUntis sends the periods: `toSorted()` puts them in the order of time. */
export class PeriodList extends ResultList<Period> {
  /**
   * One row per starting time, one cell per day; a long period stands in every row that it covers.
   * @param dates days that get a column even without periods. @param times times that get a row even if nothing begins then.
   */
  toTable(
    dates: readonly Temporal.PlainDate[] = [],
    times: readonly Temporal.PlainTime[] = [],
  ): readonly TableRow<Period>[] {
    return toTable([...this], dates, times);
  }

  /** One period for consecutive ones of the same classes, subjects and kind, with the teachers and rooms of all. */
  combine(combineBreaks = true): this {
    return this.copy(Period.combine(this, combineBreaks));
  }

  /** Sorted, unless by a function of one's own, by start and end; what is at the same time stays in its order. */
  override toSorted(compare: (one: Period, other: Period) => number = Period.compare): this {
    return this.copy(Array.from(this).sort(compare));
  }

  /** For the cache. @internal */
  [PACK](): Unpack<this> {
    const [none, periods] = [this.copy([]), Period.pack(this)];
    return () => none.copy(periods());
  }
}

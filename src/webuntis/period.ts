import type { Names } from "./element-names.ts";
import { combine, Entry } from "./entry.ts";
import type { Coloured } from "./objects.ts";
import { filled, ResultList } from "./result-list.ts";
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

/** One period of a timetable. Texts are "" where WebUntis sends none. */
export class Period extends Entry<WirePeriod> {
  readonly #colours: CodeColours;

  constructor(wire: WirePeriod, names: Names, colours: CodeColours) {
    super(wire, names);
    this.#colours = colours;
  }

  get id(): number {
    return this.wire.id;
  }

  /** null: as in the regular plan, though its elements may still show a change. */
  get code(): "cancelled" | "irregular" | null {
    const { code } = this.wire;
    return code === "cancelled" || code === "irregular" ? code : null;
  }

  /** The colours of the code, from the session's `statusdata`; null without a code or a colour for it. */
  async codeColor(): Promise<Coloured | null> {
    return this.code === null ? null : ((await this.#colours())[this.code] ?? null);
  }

  get type(): PeriodType {
    const { lstype } = this.wire;
    return isType(lstype) ? lstype : "ls";
  }

  /** The lesson's number: the two halves of a double lesson share it, and so do a moved lesson's old and new periods. */
  get lsnumber(): number | null {
    return this.wire.lsnumber ?? null;
  }

  get lstext(): string {
    return this.wire.lstext ?? "";
  }

  get info(): string {
    return this.wire.info ?? "";
  }

  get substText(): string {
    return this.wire.substText ?? "";
  }

  get bkText(): string {
    return this.wire.bkText ?? "";
  }

  get bkRemark(): string {
    return this.wire.bkRemark ?? "";
  }

  get studentGroup(): string {
    return this.wire.sg ?? "";
  }

  get activityType(): string {
    return this.wire.activityType ?? "";
  }

  get flags(): string {
    return this.wire.statflags ?? "";
  }

  /** See `PeriodList.combine`; cancelled periods stay apart from those that take place. */
  static combine(periods: readonly Period[], combineBreaks: boolean): readonly Period[] {
    const [first] = periods;
    if (!first) return [];
    const wires = combine(
      periods.map(({ wire }) => wire),
      {
        alike: (a, b) => same(a.activityType, b.activityType) && same(a.code, b.code) && same(a.lstype, b.lstype, "ls"),
        order: ({ date, startTime }) => [date, startTime],
        combineBreaks,
      },
    );
    return wires.map((wire) => new Period(wire, first.names, first.#colours));
  }
}

/** A timetable: unsorted periods, as WebUntis sends them. */
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
  combine(combineBreaks = true): PeriodList {
    return filled(new PeriodList(), Period.combine(this, combineBreaks), this.asOf);
  }
}

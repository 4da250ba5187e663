/** Something with a start and an end on the school's wall clock. */
interface Timed {
  readonly start: Temporal.PlainDateTime;
  readonly end: Temporal.PlainDateTime;
}

/** What takes place at one time of day, a cell for each day. */
export interface TableRow<T> {
  /** On the school's wall clock. */
  readonly time: Temporal.PlainTime;
  /** One for each day, in the order of days; `periods` is empty where nothing takes place. */
  readonly cells: readonly { readonly date: Temporal.PlainDate; readonly periods: readonly T[] }[];
}

function distinct<T extends { toString(): string }>(all: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  return [...new Map(all.map((each) => [each.toString(), each])).values()].toSorted(compare);
}

/** python-webuntis's `to_table`: a row for each starting time, and in it a cell for each day. */
export function toTable<T extends Timed>(
  periods: readonly T[],
  dates: readonly Temporal.PlainDate[],
  times: readonly Temporal.PlainTime[],
): readonly TableRow<T>[] {
  if (periods.length === 0) return [];
  const { PlainDate, PlainDateTime, PlainTime } = Temporal;
  const days = distinct([...dates, ...periods.map(({ start }) => start.toPlainDate())], PlainDate.compare);
  const rows = distinct([...times, ...periods.map(({ start }) => start.toPlainTime())], PlainTime.compare);
  const byDay = Map.groupBy(periods, ({ start }) => start.toPlainDate().toString());
  return rows.map((time) => ({
    time,
    cells: days.map((date) => {
      const at = date.toPlainDateTime(time);
      const ofDay = byDay.get(date.toString()) ?? [];
      const takesPlace = ({ start, end }: T) =>
        PlainDateTime.compare(start, at) <= 0 && PlainDateTime.compare(at, end) < 0;
      return { date, periods: ofDay.filter(takesPlace) };
    }),
  }));
}

/** Days from start to end, both inclusive. */
export interface DateRange {
  readonly start: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
}

export const covers = ({ start, end }: DateRange, date: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(start, date) <= 0 && Temporal.PlainDate.compare(date, end) <= 0;

/** Every day of a range; none when its end is before its start. */
export const datesOf = ({ start, end }: DateRange): readonly Temporal.PlainDate[] =>
  Array.from({ length: Math.max(0, start.until(end).days + 1) }, (_, days) => start.add({ days }));

/** The Monday of a date's week. */
export const mondayOf = (date: Temporal.PlainDate): Temporal.PlainDate => date.subtract({ days: date.dayOfWeek - 1 });

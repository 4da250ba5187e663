import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toTable } from "../../src/webuntis/table.ts";
import { answering, MONDAY, THAT_DAY, wirePeriod } from "./school.ts";

const at = (text: string) => Temporal.PlainDateTime.from(text);
const date = (text: string) => Temporal.PlainDate.from(text);
const time = (text: string) => Temporal.PlainTime.from(text);

/** Rows as text: "08:01 3 1 0" is a row with three, one and no periods. */
const lines = (rows: ReturnType<typeof toTable>) =>
  rows.map((row) => [String(row.time).slice(0, 5), ...row.cells.map(({ periods }) => periods.length)].join(" "));

describe("a table", () => {
  test("of nothing is empty, whatever dates and times are wanted", () => {
    expect(toTable([], [MONDAY], [time("08:00")])).toEqual([]);
  });

  test("of python-webuntis's example has two rows of three days with one period each", () => {
    const days = ["2012-05-03", "2012-06-03", "2012-07-03"];
    const periods = days.flatMap((day) => [
      { start: at(`${day}T09:01`), end: at(`${day}T10:00`) },
      { start: at(`${day}T08:01`), end: at(`${day}T09:00`) },
    ]);
    const rows = toTable(periods.toReversed(), [], []);
    expect(lines(rows)).toEqual(["08:01 1 1 1", "09:01 1 1 1"]);
    expect(rows[0]?.cells.map((cell) => String(cell.date))).toEqual(days);
    expect(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.periods))).toEqual(expect.arrayContaining(periods));
  });

  test("has the days and times that are wanted besides those that there are, each once and in order", () => {
    const periods = [{ start: at("2026-11-24T08:00"), end: at("2026-11-24T08:45") }];
    const rows = toTable(
      periods,
      [date("2026-11-25"), date("2026-11-24"), MONDAY],
      [time("09:00"), time("08:00"), time("07:00")],
    );
    expect(lines(rows)).toEqual(["07:00 0 0 0", "08:00 0 1 0", "09:00 0 0 0"]);
    expect(rows[0]?.cells.map((cell) => String(cell.date))).toEqual(["2026-11-23", "2026-11-24", "2026-11-25"]);
  });

  test("shows a long period in every row that it covers, and not in that of its end", () => {
    const on = (start: string, end: string) => ({ start: at(`2026-11-23T${start}`), end: at(`2026-11-23T${end}`) });
    const periods = [on("07:55", "10:35"), on("08:45", "09:30"), on("09:50", "10:35"), on("10:35", "11:20")];
    expect(lines(toTable(periods, [], []))).toEqual(["07:55 1", "08:45 2", "09:50 2", "10:35 1"]);
  });

  test("of a timetable holds its periods themselves", async () => {
    await using school = await answering({ getTimetable: [wirePeriod(), wirePeriod({ date: 20261124 })] });
    const list = await school.session.timetable(THAT_DAY);
    const [row] = list.toTable([MONDAY.subtract({ days: 1 })], [time("13:00")]);
    expect(row?.cells.map(({ periods }) => periods)).toEqual([[], [list[0]], [list[1]]]);
    expect(list.toTable()).toHaveLength(1);
  });
});

const PERIODS = fc.array(
  fc
    .record({ day: fc.nat(4), minute: fc.nat(1300), length: fc.integer({ min: 1, max: 139 }) })
    .map(({ day, minute, length }) => {
      const start = MONDAY.add({ days: day }).toPlainDateTime().add({ minutes: minute });
      return { start, end: start.add({ minutes: length }) };
    }),
  { maxLength: 30 },
);
const { compare } = Temporal.PlainDateTime;

describe("whatever the periods, a table", () => {
  test("has every period in exactly the rows its time covers, and in its day only", () => {
    fc.assert(
      fc.property(PERIODS, (periods) => {
        for (const row of toTable(periods, [], []))
          for (const cell of row.cells) {
            const moment = cell.date.toPlainDateTime(row.time);
            const covers = (each: (typeof periods)[number]) =>
              compare(each.start, moment) <= 0 && compare(moment, each.end) < 0;
            expect(cell.periods).toEqual(periods.filter(covers));
          }
      }),
      { seed: 11 },
    );
  });

  test("loses none: each stands in the row of its start", () => {
    fc.assert(
      fc.property(PERIODS, (periods) => {
        const rows = toTable(periods, [], []);
        for (const period of periods) {
          const row = rows.find((each) => each.time.equals(period.start.toPlainTime()));
          const cell = row?.cells.find((each) => each.date.equals(period.start.toPlainDate()));
          expect(cell?.periods).toContain(period);
        }
      }),
      { seed: 12 },
    );
  });

  test("has rows and days in order, each once, and every row the same days", () => {
    fc.assert(
      fc.property(PERIODS, (periods) => {
        const rows = toTable(periods, [], []);
        const times = rows.map((row) => String(row.time));
        expect(times).toEqual([...new Set(times)].toSorted());
        for (const { cells } of rows) {
          const days = cells.map((cell) => String(cell.date));
          expect(days).toEqual([...new Set(days)].toSorted());
          expect(days).toEqual(rows[0]?.cells.map((cell) => String(cell.date)));
        }
      }),
      { seed: 13 },
    );
  });
});

import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type DemoSchool, startDemoSchool } from "../../../src/demo/index.ts";
import { everythingOf, logIn } from "../client.ts";

const WEEKEND = "Wochenende";

/** Wall-clock times at the school at which calendars go wrong, and why there is no school on that day if there is none. */
const TIMES = [
  ["2026-11-23T08:00", undefined],
  ["2026-12-22T13:20", undefined],
  ["2026-12-24T18:00", "Weihnachtsferien"],
  ["2026-12-31T23:59", "Weihnachtsferien"],
  ["2027-01-01T00:00", "Neujahr"],
  ["2027-03-28T01:59", "Osterferien"],
  ["2027-03-28T03:00", "Osterferien"],
  ["2027-05-22T12:00", WEEKEND],
  ["2027-07-25T12:00", "Sommerferien"],
  ["2027-07-31T23:59", "Sommerferien"],
  ["2027-08-01T00:00", "Sommerferien"],
  ["2027-09-01T00:00", undefined],
  ["2027-10-31T02:30", "Herbstferien"],
  ["2028-02-29T07:55", "Veilchendienstag"],
  ["2028-03-26T03:00", WEEKEND],
  ["2029-10-28T02:30", WEEKEND],
  ["2031-03-05T06:14", undefined],
  ["2031-03-30T01:59", WEEKEND],
  ["2031-10-26T03:00", "Herbstferien"],
  ["2031-11-28T23:59", undefined],
  ["2032-02-29T12:00", WEEKEND],
] as const;

const number = (date: Temporal.PlainDate) => Number(date.toString().replaceAll("-", ""));
const range = z.looseObject({ startDate: z.int(), endDate: z.int() });
const covers = ({ startDate, endDate }: z.infer<typeof range>, day: number) => startDate <= day && day <= endDate;

const dayPage = z.object({
  days: z.tuple([
    z.object({
      status: z.string(),
      gridEntries: z.array(z.unknown()),
      backEntries: z.array(z.object({ name: z.string() })),
    }),
  ]),
});

describe.each(TIMES)("at %s the demo school", (wallClock, free) => {
  const at = Temporal.PlainDateTime.from(wallClock);
  const now = at.toZonedDateTime("Europe/Berlin").toInstant();
  const date = at.toPlainDate();
  let demo: DemoSchool;
  let session: Awaited<ReturnType<typeof logIn>>;

  beforeAll(async () => {
    demo = await startDemoSchool({ now: () => now });
    session = await logIn(demo.url);
  });
  afterAll(() => demo.close());

  const yearsOf = async () => z.array(range.extend({ id: z.int() })).parse(await session.call("getSchoolyears"));
  const holidaysOf = async () =>
    z.array(range.extend({ longName: z.string() })).parse(await session.call("getHolidays"));

  it("lets every account in, by password and by secret", async () => {
    for (const { username, password, secret, needsSecret } of demo.accounts) {
      if (!needsSecret) await logIn(demo.url, username, password);
      const otp =
        secret && new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.epochMilliseconds });
      if (otp) await logIn(demo.url, username, otp);
    }
  });

  it("has a current school year around that day, between two others", async () => {
    const current = range.parse(await session.call("getCurrentSchoolyear"));
    expect(covers(current, number(date))).toBe(true);
    const years = await yearsOf();
    expect(years).toHaveLength(3);
    expect(years[1]).toEqual(current);
  });

  it("lists the classes of all three years", async () => {
    for (const schoolyearId of [undefined, ...(await yearsOf()).map(({ id }) => id)])
      expect(await session.list("getKlassen", { schoolyearId })).toHaveLength(24);
  });

  it("knows all holidays of all three years", async () => {
    const holidays = await holidaysOf();
    for (const year of await yearsOf()) {
      const within = holidays.filter(({ startDate, endDate }) => covers(year, startDate) || covers(year, endDate));
      expect(new Set(within.map(({ longName }) => longName)).size, `${year.startDate}`).toBe(20);
    }
    const today = holidays.filter((each) => covers(each, number(date)));
    if (free === undefined || free === WEEKEND) expect(today).toEqual([]);
    else expect(today.map(({ longName }) => longName)).toContain(free);
  });

  it("shows the day by both doors: lessons, or nothing on a day without school", async () => {
    const klasse = (await session.list("getKlassen")).find(({ name }) => name === "5a")?.id ?? expect.fail("no 5a");
    const byRpc = await session.timetable({ id: klasse, type: 1 });
    expect(byRpc.length > 0).toBe(free === undefined);
    expect(byRpc.filter((period) => period.date !== number(date))).toEqual([]);

    const { cookie } = session;
    const token = await (await fetch(`${demo.url}/WebUntis/api/token/new`, { headers: { cookie } })).text();
    const query = `resourceType=CLASS&resources=${klasse}&start=${date}&end=${date}`;
    const response = await fetch(`${demo.url}/WebUntis/api/rest/view/v1/timetable/entries?${query}`, {
      headers: { cookie, authorization: `Bearer ${token}` },
    });
    const [day] = dayPage.parse(await response.json()).days;
    expect(day.status).toBe(free === undefined ? "REGULAR" : "NO_DATA");
    expect(day.gridEntries).toHaveLength(byRpc.length);
    const reasons = day.backEntries.map(({ name }) => name);
    if (free === undefined || free === WEEKEND) expect(reasons).toEqual([]);
    else expect(reasons).toContain(free);
  });

  it("has lessons and changes on the next day without holidays, at most seven weeks ahead", async () => {
    const holidays = await holidaysOf();
    const isFree = (day: Temporal.PlainDate) => day.dayOfWeek > 5 || holidays.some((each) => covers(each, number(day)));
    const ahead = Array.from({ length: 49 }, (_, days) => date.add({ days }));
    const next = ahead.find((day) => !isFree(day)) ?? expect.fail("holidays without end");
    expect(next.equals(date)).toBe(free === undefined);
    expect(await session.timetable(everythingOf("5a", 1, number(next), number(next)))).not.toEqual([]);
    const day = { startDate: number(next), endDate: number(next) };
    expect(await session.call("getSubstitutions", day)).not.toEqual([]);
  });

  it("was imported at 06:15, within the last day", async () => {
    const imported = Temporal.Instant.fromEpochMilliseconds(z.int().parse(await session.call("getLatestImportTime")));
    const local = imported.toZonedDateTimeISO("Europe/Berlin");
    expect(local.toPlainTime().toString()).toBe("06:15:00");
    expect(Temporal.Instant.compare(imported, now)).toBeLessThanOrEqual(0);
    expect(Temporal.Instant.compare(local.add({ days: 1 }).toInstant(), now)).toBe(1);
  });
});

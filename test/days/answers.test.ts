import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startProcess } from "../process.ts";

/** A moment, and what the demo school's calendar makes of it. */
interface Moment {
  /** Why there is no school on this day. */
  readonly free?: string;
  /** The day that /stundenplan shows. */
  readonly shows: string;
  /** The day of the first post at half past six; default the shown one. */
  readonly posts?: string;
}

const MOMENTS: Readonly<Record<string, Moment>> = {
  "2026-11-23T06:00:00+01:00": { shows: "2026-11-23" },
  "2026-11-24T00:00:00+01:00": { shows: "2026-11-24" },
  "2026-11-25T07:00:00+01:00": { shows: "2026-11-25", posts: "2026-11-26" },
  "2026-11-26T06:30:00+01:00": { shows: "2026-11-26", posts: "2026-11-27" },
  "2026-11-27T17:00:00+01:00": { shows: "2026-11-30" },
  "2026-11-28T10:00:00+01:00": { shows: "2026-11-30", free: "Wochenende" },
  "2026-11-29T23:58:00+01:00": { shows: "2026-11-30", free: "Wochenende" },
  "2026-12-24T12:00:00+01:00": { shows: "2027-01-07", free: "Weihnachtsferien" },
  "2026-12-31T23:58:00+01:00": { shows: "2027-01-07", free: "Weihnachtsferien" },
  "2027-01-01T00:00:00+01:00": { shows: "2027-01-07", free: "Neujahr" },
  // On both sides of the hour that is missing in March, and of the one that comes twice in October.
  "2027-03-28T01:59:00+01:00": { shows: "2027-04-05", free: "Osterferien" },
  "2027-03-28T03:00:00+02:00": { shows: "2027-04-05", free: "Osterferien" },
  "2027-10-31T02:30:00+02:00": { shows: "2027-11-08", free: "Herbstferien" },
  "2027-10-31T02:30:00+01:00": { shows: "2027-11-08", free: "Herbstferien" },
  "2027-07-25T10:00:00+02:00": { shows: "2027-09-01", free: "Sommerferien" },
  "2027-08-01T00:00:00+02:00": { shows: "2027-09-01", free: "Sommerferien" },
  "2028-02-29T06:00:00+01:00": { shows: "2028-03-01", free: "Veilchendienstag" },
  "2031-05-14T08:00:00+02:00": { shows: "2031-05-14", posts: "2031-05-15" },
};

/** Two zones 25 hours apart, in which it is never the same day. */
const MACHINES = ["Pacific/Kiritimati", "Pacific/Pago_Pago"];

const LINES = ["/stundenplan 5a", "/stundenplan 5a heute", "/frei", "/vertretung 5a heute", "/abo 5a 06:30", "/hilfe"];

const long = new Intl.DateTimeFormat("de", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
const weekday = new Intl.DateTimeFormat("de", { weekday: "short", timeZone: "UTC" });
const two = new Intl.NumberFormat("de", { minimumIntegerDigits: 2 });

/** Noon there, so that no zone can make another day of it. */
const noon = (date: Temporal.PlainDate) => Date.UTC(date.year, date.month - 1, date.day, 12);
const inFull = (date: Temporal.PlainDate) => long.format(noon(date));
const inShort = (date: Temporal.PlainDate) =>
  `${weekday.format(noon(date))} ${two.format(date.day)}.${two.format(date.month)}.`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "days-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the bot answers at a moment on a machine in a zone. */
async function answers(CLOCK: string, TZ: string): Promise<readonly string[]> {
  await using bot = startProcess("src/main.ts", { cwd: folder, env: { CLOCK, TZ } });
  bot.input(LINES.map((line) => `${line}\n`).join(""));
  expect(await bot.exit).toBe(0);
  expect(bot.err).toBe("");
  const [, ...replies] = bot.out.trim().split("\n\n");
  return replies;
}

describe.each(Object.entries(MOMENTS))("%s", (at, { free, shows, posts = shows }) => {
  const now = Temporal.Instant.from(at).toZonedDateTimeISO("Europe/Berlin");
  const today = inFull(now.toPlainDate());

  test(`is a ${free ? "free day" : "school day"} in Berlin, wherever the machine stands`, async () => {
    const [here, there] = await Promise.all(MACHINES.map((zone) => answers(at, zone)));
    expect(here).toEqual(there);
    expect(here).toHaveLength(LINES.length);
    const [plan, planOfToday, school, changes, subscription, help] = here ?? [];
    const yearOf = (date: string, before: string) =>
      Temporal.PlainDate.from(date).year === now.year ? "" : `${before}${Temporal.PlainDate.from(date).year}`;
    expect(plan).toContain(`5a · ${inFull(Temporal.PlainDate.from(shows))}${yearOf(shows, " ")}\n`);
    expect(plan).toContain(`Stand ${two.format(now.hour)}:${two.format(now.minute)}`);
    expect(planOfToday).toContain(`5a · ${today}\n`);
    expect(planOfToday).toContain(free ? `${free}: kein Unterricht.` : "Unterricht ");
    expect(school).toContain(`Heute ist ${free ? "schulfrei" : "Schule"}\n  ${today}${free ? ` · ${free}` : ""}`);
    expect(changes).toContain(today);
    expect(subscription).toContain("Abo für die 5a");
    const first = `${inShort(Temporal.PlainDate.from(posts))}${yearOf(posts, "")}`;
    expect(subscription).toContain(`Der erste Plan kommt am ${first} um 06:30.`);
    expect(help).toContain("So fragst du mich");
    expect(here?.join("\n")).not.toMatch(/schiefgegangen|Fehlernummer|undefined|NaN/);
  });
});

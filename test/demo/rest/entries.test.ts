import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type DemoSchool, startDemoSchool } from "../../../src/demo/index.ts";
import { everythingOf, logIn, NOW } from "../client.ts";
import { type GridEntry, reader } from "./entries-client.ts";

let demo: DemoSchool;
let teacher: Awaited<ReturnType<typeof logIn>>;
beforeAll(async () => {
  demo = await startDemoSchool({ now: () => NOW });
  teacher = await logIn(demo.url);
});
afterAll(() => demo.close());

const POSITIONS = ["position1", "position2", "position3", "position4", "position5", "position6", "position7"] as const;
const positionsOf = (entry: GridEntry) => POSITIONS.flatMap((each) => entry[each] ?? []);

/** "MEI < HUB": who is there, and who was replaced. */
const standing = (now: string | undefined, was: string | undefined) => [now ?? "-", ...(was ? [was] : [])].join(" < ");

const shown = (entry: GridEntry, type: string) =>
  positionsOf(entry)
    .filter(({ current, removed }) => (current ?? removed)?.type === type)
    .map(({ current, removed }) => standing(current?.shortName, removed?.shortName))
    .toSorted();

const note = (entry: GridEntry, type: string) =>
  positionsOf(entry).find(({ current }) => current?.type === type)?.current?.shortName ?? "";

const ofEntry = (entry: GridEntry) => ({
  id: entry.ids[0],
  from: entry.duration.start,
  to: entry.duration.end,
  klassen: shown(entry, "CLASS"),
  teachers: shown(entry, "TEACHER"),
  subjects: shown(entry, "SUBJECT"),
  rooms: shown(entry, "ROOM"),
  state: entry.status === "ADDITIONAL" ? "CHANGED" : entry.status,
  type: entry.type,
  group: note(entry, "STUDENT_GROUP"),
  substText: entry.substitutionText,
  lstext: entry.lessonText,
  info: entry.notesAll,
});

type Period = Awaited<ReturnType<typeof teacher.timetable>>[number];

const pad = (number: number) => String(number).padStart(2, "0");
const moment = (date: number, time: number) =>
  `${Math.floor(date / 10_000)}-${pad(Math.floor(date / 100) % 100)}-${pad(date % 100)}T${pad(Math.floor(time / 100))}:${pad(time % 100)}`;

const names = (all: Period["te"]) =>
  all.map(({ id, name, orgname }) => standing(id === 0 ? undefined : name, orgname)).toSorted();

const ofPeriod = (period: Period) => ({
  id: period.id,
  from: moment(period.date, period.startTime),
  to: moment(period.date, period.endTime),
  klassen: names(period.kl),
  teachers: names(period.te),
  subjects: names(period.su),
  rooms: names(period.ro),
  state:
    period.code === "cancelled"
      ? "CANCELLED"
      : period.code || [...period.te, ...period.su, ...period.ro].some(({ orgid }) => orgid)
        ? "CHANGED"
        : "REGULAR",
  type: period.lstype === "ex" ? "EXAM" : period.activityType === "Veranstaltung" ? "EVENT" : "NORMAL_TEACHING_PERIOD",
  group: period.sg ?? "",
  substText: period.substText ?? "",
  lstext: period.lstext ?? "",
  info: period.info ?? "",
});

const byId = (a: { readonly id: number | undefined }, b: { readonly id: number | undefined }) =>
  (a.id ?? 0) - (b.id ?? 0);

const WEEKS = { start: "2026-11-23", end: "2026-12-20" };
const [FIRST, LAST] = [20261123, 20261220];

const idOf = async (method: string, name: string) =>
  (await teacher.list(method)).find((each) => each.name === name)?.id ?? expect.fail(name);

describe("entries carry the plan of getTimetable", () => {
  it.each(["5a", "6c", "7b", "8b", "10a", "EF", "Q1"])("of the class %s, for a pupil of another one", async (name) => {
    const read = await reader(demo, "schuelerin");
    const id = await idOf("getKlassen", name);
    const { days } = await read({ resourceType: "CLASS", resources: id, timetableType: "STANDARD", ...WEEKS });
    const periods = await teacher.timetable(everythingOf(id, 1, FIRST, LAST));
    expect(days).toHaveLength(28);
    for (const { date, gridEntries } of days)
      expect(gridEntries.filter(({ duration }) => !duration.start.startsWith(date))).toEqual([]);
    expect(days.flatMap(({ gridEntries }) => gridEntries.map(ofEntry)).toSorted(byId)).toEqual(
      periods.map(ofPeriod).toSorted(byId),
    );
  });

  it.each([
    ["TEACHER", 2, "getTeachers", "MEI"],
    ["SUBJECT", 3, "getSubjects", "KS"],
    ["ROOM", 4, "getRooms", "PH1"],
  ])("of a %s", async (resourceType, type, method, name) => {
    const read = await reader(demo, "demo");
    const id = await idOf(method, name);
    const { days } = await read({ resourceType, resources: id, timetableType: "STANDARD", ...WEEKS });
    const periods = await teacher.timetable(everythingOf(id, type, FIRST, LAST));
    expect(periods.length).toBeGreaterThan(10);
    expect(days.flatMap(({ gridEntries }) => gridEntries.map(ofEntry)).toSorted(byId)).toEqual(
      periods.map(ofPeriod).toSorted(byId),
    );
  });

  it("of a pupil, as the own timetable, and of nobody who has none", async () => {
    const { personId } = demo.accounts.find(({ username }) => username === "schueler") ?? expect.fail();
    const mine = { timetableType: "MY_TIMETABLE", ...WEEKS };
    const read = await reader(demo, "schueler");
    const { days } = await read({ resourceType: "STUDENT", ...mine });
    const periods = await teacher.timetable(everythingOf(personId, 5, FIRST, LAST));
    expect(days.flatMap(({ gridEntries }) => gridEntries.map(ofEntry)).toSorted(byId)).toEqual(
      periods.map(ofPeriod).toSorted(byId),
    );
    expect(days[0]?.resource.id).toBe(personId);
    expect(await read({ resourceType: "CLASS", ...mine })).toMatchObject({
      days: [],
      errors: [{ title: "Unerlaubter Zugriff" }],
    });
    const own = await (await reader(demo, "demo"))({ resourceType: "TEACHER", ...mine });
    expect(own.days[0]?.resource.id).toBe(demo.accounts[0]?.personId);
  });
});

describe("among the entries of some classes", () => {
  let entries: readonly GridEntry[];
  beforeAll(async () => {
    const read = await reader(demo, "schueler");
    const klassen = (await teacher.list("getKlassen")).slice(0, 20);
    const plans = await Promise.all(klassen.map(({ id }) => read({ resourceType: "CLASS", resources: id, ...WEEKS })));
    entries = plans.flatMap(({ days }) => days.flatMap(({ gridEntries }) => gridEntries));
  });

  it.each<[string, (entry: GridEntry) => boolean]>([
    ["a substitute", (entry) => shown(entry, "TEACHER").some((who) => /^\p{Lu}{3} < \p{Lu}{3}$/u.test(who))],
    ["a missing teacher", (entry) => shown(entry, "TEACHER").some((who) => /^- < \p{Lu}{3}$/u.test(who))],
    ["another room", (entry) => shown(entry, "ROOM").some((room) => /^\w+ < \w+$/.test(room))],
    ["a cancelled lesson", ({ status }) => status === "CANCELLED"],
    ["an additional one", ({ status, statusDetail }) => status === "ADDITIONAL" && !statusDetail],
    ["an exam", ({ type, lessonText }) => type === "EXAM" && lessonText !== ""],
    ["an outing without a subject", (entry) => entry.type === "EVENT" && shown(entry, "SUBJECT").length === 0],
    ["an outing named by a note", (entry) => note(entry, "INFO") !== "" && note(entry, "INFO") === entry.notesAll],
  ])("there is %s", (_, isIt) => expect(entries.some(isIt)).toBe(true));

  it("a moved lesson is cancelled where it was, and additional where it went", async () => {
    const substitutions = z
      .array(
        z.object({
          type: z.string(),
          lsid: z.int(),
          date: z.int(),
          startTime: z.int(),
          kl: z.array(z.object({ name: z.string() })),
          reschedule: z.object({ date: z.int(), startTime: z.int() }).optional(),
        }),
      )
      .parse(await teacher.call("getSubstitutions", { startDate: FIRST, endDate: LAST, departmentId: 0 }));
    const [moved, cancelled] = [new Set<string>(), new Set<string>()];
    for (const entry of entries) {
      const key = `${entry.duration.start} ${shown(entry, "CLASS").join()}`;
      if (entry.statusDetail === "MOVED") moved.add(key);
      if (entry.status === "CANCELLED") cancelled.add(key);
      if (entry.statusDetail) expect(entry.status).toBe("ADDITIONAL");
    }
    const shifts = substitutions.flatMap(({ type, kl, date, startTime, reschedule }) => {
      const klassen = kl.map(({ name }) => name).join();
      const from = reschedule ?? { date: 0, startTime: 0 };
      return type === "shift"
        ? [{ to: `${moment(date, startTime)} ${klassen}`, from: `${moment(from.date, from.startTime)} ${klassen}` }]
        : [];
    });
    const seniors = /(EF|Q1|Q2)$/;
    const ofThese = shifts.filter(({ to }) => !seniors.test(to));
    expect(ofThese.length).toBeGreaterThan(0);
    expect([...moved].toSorted()).toEqual(ofThese.map(({ to }) => to).toSorted());
    expect(ofThese.filter(({ from }) => !cancelled.has(from))).toEqual([]);
  });
});

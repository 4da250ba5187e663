import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type DemoSchool, startDemoSchool } from "../../../src/demo/index.ts";
import { everythingOf, logIn, NOW } from "../client.ts";

let demo: DemoSchool;
let session: Awaited<ReturnType<typeof logIn>>;

beforeAll(async () => {
  demo = await startDemoSchool({ now: () => NOW });
  session = await logIn(demo.url);
});

afterAll(() => demo.close());

const MONDAY = 20261123;
const FRIDAY = 20261127;

describe("getSubstitutions and getExams", () => {
  const item = z.looseObject({
    type: z.enum(["cancel", "subst", "add", "shift", "rmchg"]),
    lsid: z.int(),
    date: z.int(),
    startTime: z.int(),
    endTime: z.int(),
    kl: z.array(z.object({ id: z.int(), name: z.string() })),
    te: z.array(z.object({ id: z.int().positive(), name: z.string() })),
    su: z.array(z.object({ id: z.int(), name: z.string() })),
    ro: z.array(z.object({ id: z.int(), name: z.string() })),
    txt: z.string().min(1).optional(),
    reschedule: z.strictObject({ date: z.int(), startTime: z.int(), endTime: z.int() }).optional(),
  });
  const changes = async (departmentId = 0) =>
    z.array(item).parse(await session.call("getSubstitutions", { startDate: MONDAY, endDate: FRIDAY, departmentId }));

  it("list every type of change, moved lessons with where they came from", async () => {
    const all = await changes();
    expect(new Set(all.map(({ type }) => type))).toEqual(new Set(["cancel", "subst", "add", "shift", "rmchg"]));
    for (const { type, reschedule } of all) expect(reschedule !== undefined).toBe(type === "shift");
    expect(await session.call("getSubstitutions", { startDate: 20261019, endDate: 20261023, departmentId: 0 })).toEqual(
      [],
    );
  });

  it("list one department's changes", async () => {
    const names = (await changes(3)).flatMap(({ kl }) => kl.map(({ name }) => name));
    expect(new Set(names)).toEqual(new Set(["EF", "Q1", "Q2"]));
  });

  it("agree with the timetable", async () => {
    const all = (await changes()).filter(({ kl }) => kl.some(({ name }) => name === "5a"));
    const periods = await session.timetable(everythingOf("5a", 1, MONDAY, FRIDAY));
    expect(all.length).toBeGreaterThan(4);
    for (const { lsid, date, startTime, type } of all) {
      const same = periods.filter(
        (period) => period.lsnumber === lsid && period.date === date && period.startTime === startTime,
      );
      expect(same).toHaveLength(1);
      expect(same[0]?.code === "cancelled").toBe(type === "cancel");
    }
  });

  it("list the exams of the timetable", async () => {
    const exam = z.object({
      id: z.int(),
      classes: z.array(z.int()).min(1),
      teachers: z.array(z.int()).min(1),
      students: z.array(z.int()).min(1),
      subject: z.int(),
      date: z.int(),
      startTime: z.int(),
      endTime: z.int(),
    });
    const exams = z
      .array(exam)
      .parse(await session.call("getExams", { startDate: MONDAY, endDate: FRIDAY, examTypeId: 0 }));
    expect(exams.length).toBeGreaterThan(3);
    for (const { classes, date, startTime, subject } of exams) {
      const periods = await session.timetable(everythingOf(classes[0] ?? 0, 1, date, date));
      const same = periods.filter((period) => period.lstype === "ex" && period.startTime === startTime);
      expect(same.flatMap(({ su }) => su.map(({ id }) => id))).toContain(subject);
    }
    expect(await session.list("getExamTypes")).toHaveLength(2);
  });
});

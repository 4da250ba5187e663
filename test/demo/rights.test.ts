import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoSchool, startDemoSchool } from "../../src/demo/index.ts";
import { ask, everythingOf, logIn, NOW } from "./client.ts";

let demo: DemoSchool;
let pupil: Awaited<ReturnType<typeof logIn>>;

beforeAll(async () => {
  demo = await startDemoSchool({ now: () => NOW });
  pupil = await logIn(demo.url, "schueler");
});

afterAll(() => demo.close());

const DAY = 20261123;
const refusal = async (method: string, params: unknown = {}) =>
  (await ask(demo.url, method, params, pupil.cookie)).error;

describe("a pupil's account", () => {
  it("logs in as a pupil of a class of the running school year", async () => {
    const { result } = await ask(demo.url, "authenticate", { user: "schueler", password: "schueler", client: "x" });
    const klasse = (await pupil.list("getKlassen")).find(({ name }) => name === "8b");
    expect(result).toMatchObject({ personType: 5, personId: demo.accounts[1]?.personId, klasseId: klasse?.id });
  });

  it.each(["getTeachers", "getStudents", "getSubstitutions", "getExamTypes", "getExams"])(
    "has no right for %s",
    async (method) => {
      expect(await refusal(method)).toEqual({ code: -8509, message: `no right for ${method}()` });
    },
  );

  it.each(["getKlassen", "getSubjects", "getRooms", "getHolidays", "getTimegridUnits", "getSchoolyears"])(
    "may read %s",
    async (method) => expect(await refusal(method)).toBeUndefined(),
  );

  it("reads the timetable of the own class and the own one", async () => {
    const klasse = await pupil.timetable(everythingOf("8b", 1, DAY, DAY));
    const own = await pupil.timetable(everythingOf(demo.accounts[1]?.personId ?? 0, 5, DAY, DAY));
    expect(klasse.length).toBeGreaterThan(own.length);
    expect(own.length).toBeGreaterThan(0);
    expect(klasse[0]?.te[0]?.name).toMatch(/^\p{Lu}{3}$/u);
  });

  it("reads no other one", async () => {
    for (const [id, type] of [
      ["8a", 1],
      ["MEI", 2],
      ["M", 3],
      ["R101", 4],
      [3001, 5],
    ] as const)
      expect(await refusal("getTimetable", everythingOf(id, type, DAY, DAY))).toEqual({
        code: -8509,
        message: "no right for timetable",
      });
  });
});

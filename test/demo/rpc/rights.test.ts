import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoSchool, startDemoSchool } from "../../../src/demo/index.ts";
import { ask, everythingOf, logIn, NOW } from "../client.ts";

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

  it.each([
    "getKlassen",
    "getSubjects",
    "getRooms",
    "getHolidays",
    "getTimegridUnits",
    "getSchoolyears",
    "getLatestImportTime",
  ])("may read %s", async (method) => expect(await refusal(method)).toBeUndefined());

  it("reads no timetable by JSON-RPC, not even its own class's", async () => {
    for (const [id, type] of [
      ["8b", 1],
      ["8a", 1],
      ["MEI", 2],
      ["M", 3],
      ["R101", 4],
      [demo.accounts[1]?.personId ?? 0, 5],
    ] as const)
      expect(await refusal("getTimetable", everythingOf(id, type, DAY, DAY))).toEqual(NO_TIMETABLE);
  });
});

const NO_TIMETABLE = { code: -8509, message: "no right for timetable" };

describe("a pupil's account with a right for the own timetable", () => {
  it("reads the timetable of the own class and the own one, and no other", async () => {
    const own = await logIn(demo.url, "schuelerin");
    const { personId } = demo.accounts[2] ?? expect.fail("no such account");
    const klasse = await own.timetable(everythingOf("5a", 1, DAY, DAY + 4));
    const mine = await own.timetable(everythingOf(personId, 5, DAY, DAY + 4));
    expect(klasse.length).toBeGreaterThan(mine.length);
    expect(mine.length).toBeGreaterThan(0);
    expect(klasse[0]?.te[0]?.name).toMatch(/^\p{Lu}{3}$/u);
    for (const [id, type] of [
      ["5b", 1],
      ["MEI", 2],
      [personId + 1, 5],
    ] as const)
      expect((await ask(demo.url, "getTimetable", everythingOf(id, type, DAY, DAY), own.cookie)).error).toEqual(
        NO_TIMETABLE,
      );
  });
});

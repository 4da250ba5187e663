import { afterEach, beforeEach, expect, test } from "vitest";
import type { SchoolError } from "../../src/school/index.ts";
import { openSmallSchool, UNAVAILABLE } from "./small-school.ts";

let open: Awaited<ReturnType<typeof openSmallSchool>>;
beforeEach(async () => {
  open = await openSmallSchool();
});
afterEach(() => open[Symbol.asyncDispose]());

const names = async () => (await open.school.klassen()).map(({ name }) => name);

test("classes are in natural order, without retired ones", async () => {
  open.small.klassen = [...open.small.klassen, { id: 9, name: "5z", active: false }];
  expect(await names()).toEqual(["5a", "5b", "10c"]);
  expect(await open.school.findKlasse("#9")).toEqual({ kind: "none", nearest: [] });
  expect((await open.school.suggestKlassen("5", 25)).map(({ name }) => name)).toEqual(["5a", "5b"]);
});

test("a class is found with its id and names, and nothing else of it", async () => {
  expect(await open.school.findKlasse("05A")).toEqual({
    kind: "one",
    element: { kind: "klasse", id: 1, name: "5a", longName: "" },
  });
});

test("teachers and rooms are found by name as well, without retired ones", async () => {
  open.small.teachers = [...open.small.teachers, { id: 9, name: "ALT", longName: "Alt", active: false }];
  const [teachers, rooms] = [await open.school.names("teacher"), await open.school.names("room")];
  expect(teachers.all.map(({ name }) => name)).toEqual(["HUB", "MEI"]);
  expect(teachers.find("Frau Huber")).toEqual({
    kind: "one",
    element: { kind: "teacher", id: 1, name: "HUB", longName: "Huber" },
  });
  expect(rooms.find("r 204")).toEqual({
    kind: "one",
    element: { kind: "room", id: 26, name: "R204", longName: "Raum 204" },
  });
  expect(await open.school.names("teacher")).toBe(teachers);
});

test("classes are asked for once, and given while WebUntis is ill", async () => {
  await names();
  Object.assign(open.small, { ill: UNAVAILABLE, now: "2026-11-25T07:00+01:00" });
  expect(await names()).toEqual(["5a", "5b", "10c"]);
  expect(await names()).toEqual(["5a", "5b", "10c"]);
  expect(open.calls().filter((method) => method === "getKlassen")).toHaveLength(2);
});

test("the account's own class is known, also before anything else was asked", async () => {
  expect((await open.school.ownKlasse())?.name).toBe("5b");
});

test.each([0, -1, 77])("an account of class %i has no class of its own", async (klasseId) => {
  open.small.klasseId = klasseId;
  expect(await open.school.ownKlasse()).toBeUndefined();
});

test.each([
  ["may not read the classes", { forbidden: ["getKlassen"] }, "no-right"],
  ["is refused", { ill: { error: { code: -8504, message: "bad credentials" } } }, "login"],
  ["names an unknown school", { ill: { error: { code: -8500, message: "invalid schoolname" } } }, "unknown-school"],
  ["finds no WebUntis", { ill: UNAVAILABLE }, "unreachable"],
])("an account that %s is told so", async (_, changes, reason) => {
  Object.assign(open.small, changes);
  await expect(open.school.klassen()).rejects.toMatchObject({ name: "SchoolError", reason });
  await expect(open.school.findKlasse("5a")).rejects.toSatisfy((error: SchoolError) => error.cause instanceof Error);
});

test("plans that are outdated are read anew, once, also while they would still be believed", async () => {
  const klasse = { kind: "klasse", id: 1, name: "5a", longName: "" } as const;
  const monday = Temporal.PlainDate.from("2026-11-23");
  const read = async () => {
    await open.school.dayPlan(klasse, monday);
    return open.asked().length;
  };
  expect([await read(), await read()]).toEqual([1, 1]);
  open.small.now = "2026-11-23T07:01+01:00";
  open.school.outdatePlans();
  expect([await read(), await read()]).toEqual([2, 2]);
  open.small.now = "2026-11-23T07:02+01:00";
  open.small.ill = UNAVAILABLE;
  open.school.outdatePlans();
  expect((await open.school.dayPlan(klasse, monday)).stale).toBe(true);
});

test("WebUntis is asked for news, and where that may not be asked there is no answer", async () => {
  open.small.importedAt = Temporal.Instant.from("2026-11-23T06:15+01:00").epochMilliseconds;
  expect(`${await open.school.lastImport()}`).toBe("2026-11-23T05:15:00Z");
  open.small.importedAt += 60_000;
  expect(`${await open.school.lastImport()}`).toBe("2026-11-23T05:16:00Z");
  await using closed = await openSmallSchool({ forbidden: ["getLatestImportTime"] });
  expect(await closed.school.lastImport()).toBeUndefined();
});

test("holidays begin on their first day, when they are more than a day and no part of longer ones", async () => {
  const begin = (date: string) => open.school.startingHolidays(Temporal.PlainDate.from(date));
  expect(await begin("2026-12-23")).toBe("Weihnachtsferien");
  expect(await begin("2026-12-24")).toBeUndefined();
  expect(await begin("2026-12-25")).toBeUndefined();
  expect(await begin("2027-05-06")).toBeUndefined();
});

test("the next days that may be of school begin with today and leave out holidays", async () => {
  open.small.now = "2026-12-22T07:00+01:00";
  expect((await open.school.schoolDays(3)).map(String)).toEqual(["2026-12-22", "2027-01-11", "2027-01-12"]);
});

test("a class is listed once, by its long name where it has no other, and not at all without a name", async () => {
  open.small.klassen = [
    { id: 1, name: "5a" },
    { id: 1, name: "5a" },
    { id: 2, name: " ", longName: "5b" },
    { id: 3, name: "" },
  ];
  expect(await names()).toEqual(["5a", "5b"]);
  expect((await open.school.findKlasse("5a")).kind).toBe("one");
});

test("holidays without a name are called Ferien or Feiertag", async () => {
  open.small.holidays = [
    ["", " ", "2026-11-24", "2026-11-26"],
    ["", "", "2026-12-07", "2026-12-07"],
  ];
  const { holidays } = await open.school.schoolYearHolidays();
  expect(holidays.map(({ name }) => name)).toEqual(["Ferien", "Feiertag"]);
});

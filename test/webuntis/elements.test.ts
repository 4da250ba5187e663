import { describe, expect, test } from "vitest";
import { scriptedWebUntis } from "../fakes/webuntis.ts";
import { named, school, sessionWith, THAT_DAY, wirePeriod } from "./school.ts";

describe("a period's elements", () => {
  const LISTS = {
    getKlassen: [named(1, "5a", "Klasse 5a")],
    getTeachers: [named(54, "MEI", "Meier"), named(51, "HUB", "Huber")],
    getSubjects: [named(5, "M", "Mathematik")],
    getRooms: [named(26, "R204", "Raum 204")],
  };

  test("without names come from the lists, which are asked for once", async () => {
    const period = wirePeriod({ te: [{ id: 54, orgid: 51 }] });
    await using server = await school({ ...LISTS, getTimetable: [period, period] });
    await using session = sessionWith(server, { jsessionid: "x" });
    await session.timetable(THAT_DAY);
    const [found] = await session.timetable(THAT_DAY);
    expect(found?.teachers).toEqual([named(54, "MEI", "Meier")]);
    expect(found?.originalTeachers).toEqual([named(51, "HUB", "Huber")]);
    expect([found?.klassen, found?.subjects, found?.rooms].map((each) => each?.[0]?.longName)).toEqual([
      "Klasse 5a",
      "Mathematik",
      "Raum 204",
    ]);
    expect(server.methods().filter((method) => method === "getTeachers")).toHaveLength(1);
  });

  test("with names cost no further request", async () => {
    const te = [{ id: 0, orgid: 51, orgname: "HUB" }];
    const names = { kl: [{ id: 1, name: "5a" }], su: [{ id: 5, name: "M", longname: "Mathe" }], ro: [], te };
    await using server = await school({ getTimetable: [wirePeriod(names)] });
    await using session = sessionWith(server, { jsessionid: "x" });
    const [found] = await session.timetableExtended(THAT_DAY);
    expect(found?.subjects).toEqual([named(5, "M", "Mathe")]);
    expect(found?.teachers).toEqual([]);
    expect(found?.originalTeachers).toEqual([named(51, "HUB")]);
    expect(server.methods()).toEqual(["getTimetable"]);
  });

  test("are never a reason to fail: a list that may not be read is asked for once, an unknown id has no name", async () => {
    await using server = await school({ getSubjects: [], getTimetable: [wirePeriod()] });
    await using session = sessionWith(server, { jsessionid: "x" });
    const [found] = await session.timetable(THAT_DAY);
    await session.timetable(THAT_DAY);
    expect(found?.teachers).toEqual([named(54, "")]);
    expect(found?.subjects).toEqual([named(5, "")]);
    expect(server.methods().filter((method) => method === "getTeachers")).toHaveLength(1);
  });

  test("are named again when the list may be read hours later", async () => {
    let at = Temporal.Instant.from("2026-11-23T06:30:00Z");
    let mayRead = false;
    await using server = await scriptedWebUntis(({ method }) =>
      method === "getTimetable"
        ? { result: [wirePeriod()] }
        : method === "getTeachers" && mayRead
          ? { result: [named(54, "MEI", "Meier")] }
          : { error: { code: -8509, message: "no right" } },
    );
    await using session = sessionWith(server, { jsessionid: "x", now: () => at });
    const teachers = async () => (await session.timetable(THAT_DAY))[0]?.teachers;
    expect(await teachers()).toEqual([named(54, "")]);
    mayRead = true;
    expect(await teachers()).toEqual([named(54, "")]);
    at = at.add({ hours: 5 });
    expect(await teachers()).toEqual([named(54, "MEI", "Meier")]);
  });
});

import { describe, expect, test } from "vitest";
import type { PeriodList } from "../../src/webuntis/period.ts";
import type { WirePeriod } from "../../src/webuntis/wire-period.ts";
import { answering, THAT_DAY, THAT_WEEK, wirePeriod } from "./school.ts";

const ids = (all: readonly { id: number }[]) => all.map(({ id }) => id).join("+");

/** "08:00–09:40 te 55+86 ro 10" */
const lines = (list: PeriodList) =>
  list.map(({ start, end, teachers, rooms }) => {
    const time = (at: Temporal.PlainDateTime) => at.toPlainTime().toString({ smallestUnit: "minute" });
    return `${time(start)}–${time(end)} te ${ids(teachers)} ro ${ids(rooms)}`;
  });

async function combined(wire: readonly object[], combineBreaks?: boolean) {
  await using school = await answering({ getTimetable: wire });
  return lines((await school.session.timetable(THAT_DAY)).combine(combineBreaks));
}

/** A period of the examples: times, a subject, teachers and rooms. */
const at = (startTime: number, endTime: number, su: number, te: readonly number[], ro: readonly number[]) => ({
  ...wirePeriod({ startTime, endTime, kl: [{ id: 504 }], su: [{ id: su }] }),
  te: te.map((id) => ({ id })),
  ro: ro.map((id) => ({ id })),
  activityType: "Unterricht",
});

/** What python-webuntis's own tests expect of its examples. */
describe("python-webuntis's examples", () => {
  const WORKSHOP = [195, [55, 86, 157, 206], [10, 23, 159, 177]] as const;
  const NINE = [
    at(1135, 1225, 12, [129], [10]),
    at(800, 850, 37, [181], [10]),
    at(850, 940, 37, [181], [10]),
    at(955, 1045, 167, [165], [10]),
    at(1045, 1135, 185, [182], [10]),
    at(1415, 1505, ...WORKSHOP),
    at(1515, 1605, ...WORKSHOP),
    at(1605, 1655, ...WORKSHOP),
    at(1655, 1745, ...WORKSHOP),
  ];

  test("two classes at one time stay two entries, the first one in front", async () => {
    const other = { ...at(1045, 1135, 12, [35], [150]), kl: [{ id: 42 }] };
    const all = [other, at(800, 850, 12, [35], [150]), at(850, 940, 12, [35], [150])];
    expect(await combined(all)).toEqual(["08:00–09:40 te 35 ro 150", "10:45–11:35 te 35 ro 150"]);
  });

  test("nine periods are five, or six without combining breaks", async () => {
    expect(await combined(NINE)).toEqual([
      "08:00–09:40 te 181 ro 10",
      "09:55–10:45 te 165 ro 10",
      "10:45–11:35 te 182 ro 10",
      "11:35–12:25 te 129 ro 10",
      "14:15–17:45 te 55+86+157+206 ro 10+23+159+177",
    ]);
    const six = await combined(NINE, false);
    expect(six).toHaveLength(6);
    expect(six.slice(4)).toEqual([
      "14:15–15:05 te 55+86+157+206 ro 10+23+159+177",
      "15:15–17:45 te 55+86+157+206 ro 10+23+159+177",
    ]);
  });

  const DAY = [
    [800, 850],
    [850, 940],
    [955, 1045],
    [1045, 1135],
    [1135, 1225],
    [1325, 1415],
    [1415, 1505],
    [1515, 1605],
  ] as const;
  const course = (units: typeof DAY | readonly (typeof DAY)[number][], te: number, ro: number) =>
    units.map(([start, end]) => at(start, end, 210, [te], [ro]));
  const COURSE = [...course(DAY, 30, 69), ...course(DAY, 161, 63), ...course(DAY.slice(0, 4), 100, 65)];

  test("three parallel teachers in one course over a day become one entry with all of them", async () => {
    expect(COURSE).toHaveLength(20);
    expect(await combined(COURSE)).toEqual(["08:00–16:05 te 30+161+100 ro 69+63+65"]);
  });

  test("the same course without its breaks is four entries", async () => {
    expect(await combined(COURSE, false)).toEqual([
      "08:00–09:40 te 30+161+100 ro 69+63+65",
      "09:55–12:25 te 30+161+100 ro 69+63+65",
      "13:25–15:05 te 30+161 ro 69+63",
      "15:15–16:05 te 30+161 ro 69+63",
    ]);
  });
});

describe("ours differs on purpose", () => {
  const first = wirePeriod();
  const second = wirePeriod({ startTime: 850, endTime: 935 });

  test.each<[string, object, object, number]>([
    ["no activity type at all", {}, {}, 1],
    ["an activity type in one only, as null or empty in the other", { activityType: null }, { activityType: "" }, 1],
    ["another activity type", { activityType: "Unterricht" }, { activityType: "Pausenaufsicht" }, 2],
    ["what is cancelled and what takes place", { code: "cancelled" }, {}, 2],
    ["what is regular and what is not", {}, { code: "irregular" }, 2],
    ["both cancelled", { code: "cancelled" }, { code: "cancelled" }, 1],
    ["a lesson said to be one and one not", { lstype: "ls" }, {}, 1],
    ["a lesson and an exam", { lstype: "ex" }, {}, 2],
    ["a new teacher later", {}, { te: [{ id: 55 }] }, 2],
    ["the same teacher instead of another later", {}, { te: [{ id: 54, orgid: 51 }] }, 2],
    ["one teacher less later", { te: [{ id: 54 }, { id: 55 }] }, {}, 1],
    ["no teachers, rooms and classes at all", { te: [], ro: [], kl: [] }, { te: undefined, ro: null, kl: [] }, 1],
    ["another day", {}, { date: 20261124 }, 2],
    ["another subject", {}, { su: [{ id: 6 }] }, 2],
    ["one class more", {}, { kl: [{ id: 1 }, { id: 2 }] }, 2],
    ["one class less", { kl: [{ id: 1 }, { id: 2 }] }, {}, 2],
    ["classes in another order", { kl: [{ id: 2 }, { id: 1 }] }, { kl: [{ id: 1 }, { id: 2 }] }, 1],
  ])("%s", async (_, a, b, count) => {
    expect(
      await combined([
        { ...second, ...b },
        { ...first, ...a },
      ]),
    ).toHaveLength(count);
  });

  test("a shorter parallel period does not shorten the longer one", async () => {
    const long = wirePeriod({ endTime: 935 });
    expect(await combined([long, { ...first, te: [{ id: 55 }] }])).toEqual(["07:55–09:35 te 54+55 ro 26"]);
  });

  test("halves that become one are compared with their neighbours again", async () => {
    const long = wirePeriod({ endTime: 935 });
    const halves = [wirePeriod({ te: [{ id: 55 }] }), wirePeriod({ startTime: 840, endTime: 935, te: [{ id: 55 }] })];
    expect(await combined([long, ...halves], false)).toEqual(["07:55–09:35 te 54+55 ro 26"]);
  });

  test("the original list stays as it is, and of none or one there is nothing to combine", async () => {
    await using school = await answering({ getTimetable: [first, second] });
    const list = await school.session.timetable(THAT_DAY);
    expect(list.combine()).toHaveLength(1);
    expect(lines(list)).toEqual(["07:55–08:40 te 54 ro 26", "08:50–09:35 te 54 ro 26"]);
    expect(list.combine().asOf).toBe(list.asOf);
    expect(await combined([])).toEqual([]);
    expect(await combined([second])).toEqual(["08:50–09:35 te 54 ro 26"]);
  });

  test("what is combined keeps the texts of its first period", async () => {
    const texts: Partial<WirePeriod> = { substText: "Vertretung", lstext: "Test" };
    await using school = await answering({
      getTimetable: [
        { ...second, info: "später" },
        { ...first, ...texts },
      ],
    });
    const [only] = (await school.session.timetable(THAT_DAY)).combine();
    expect(only).toMatchObject({ id: 444540, substText: "Vertretung", lstext: "Test", info: "" });
  });
});

describe("substitutions", () => {
  const change = (type: string, startTime: number, endTime: number, te: string, kl = 1) => ({
    type,
    lsid: 1,
    date: 20261123,
    startTime,
    endTime,
    kl: [{ id: kl, name: "5a" }],
    te: te === "" ? [] : [{ id: te.charCodeAt(0), name: te }],
    su: [{ id: 12, name: "AM" }],
    ro: [{ id: 14, name: "272" }],
  });
  const combinedChanges = async (wire: readonly object[], combineBreaks?: boolean) => {
    await using school = await answering({ getSubstitutions: wire });
    const list = (await school.session.substitutions(THAT_WEEK)).combine(combineBreaks);
    return list.map(({ type, start, end, teachers }) => `${type} ${start.hour}–${end.hour} te ${ids(teachers)}`);
  };

  test("python-webuntis's example: four that have nothing in common stay four, by time", async () => {
    const all = [
      change("shift", 1325, 1415, "A", 437),
      change("add", 800, 850, "A", 445),
      change("add", 850, 940, "B", 454),
      change("shift", 1325, 1415, "C", 427),
    ];
    const list = await combinedChanges(all);
    expect(list.map((line) => line.split(" ")[1])).toEqual(["8–8", "8–9", "13–14", "13–14"]);
  });

  test("of the same type, teacher, class and subject become one, across other changes between", async () => {
    const all = [change("subst", 800, 845, "A"), change("cancel", 845, 930, "A"), change("subst", 950, 1035, "A")];
    expect(await combinedChanges(all)).toEqual(["subst 8–10 te 65", "cancel 8–9 te 65"]);
    expect(await combinedChanges(all, false)).toHaveLength(3);
  });

  test("of one teacher become one although another's lies between", async () => {
    const all = [change("add", 800, 845, "A"), change("add", 845, 930, "B"), change("add", 930, 1015, "A")];
    expect(await combinedChanges(all)).toEqual(["add 8–10 te 65", "add 8–9 te 66"]);
  });

  test("without teachers are combined, too", async () => {
    expect(await combinedChanges([change("add", 800, 900, ""), change("add", 900, 1000, "")])).toEqual([
      "add 8–10 te ",
    ]);
    expect(await combinedChanges([])).toEqual([]);
  });
});

import { expect, test } from "vitest";
import { School } from "../../src/school/index.ts";
import { openStore } from "../../src/store/index.ts";
import { Ladder, Session, WebClientSource } from "../../src/webuntis/index.ts";
import { LOGGED_IN, page, type ReceivedCall, type Scripted, scriptedWebUntis } from "../fakes/webuntis.ts";
import { wish } from "../store/sample.ts";
import { createBoard } from "./board.ts";
import { testJobs } from "./test-jobs.ts";

const REST = "/WebUntis/api/rest/view/v1/";
const YEAR = { id: 20, name: "2026/2027", dateRange: { start: "2026-08-01", end: "2027-07-31" } };

const content = (type: string, shortName: string) => ({ type, status: "REGULAR", shortName, longName: shortName });

const lesson = (date: string) => ({
  ids: [Number(date.replaceAll("-", ""))],
  duration: { start: `${date}T07:55`, end: `${date}T08:40` },
  type: "NORMAL_TEACHING_PERIOD",
  status: "REGULAR",
  position1: [{ current: content("SUBJECT", "M") }],
  position2: [{ current: content("TEACHER", "MEI") }],
});

/** Every weekday asked for, with a lesson. */
function plan({ params }: ReceivedCall, isShown: (date: string) => boolean): Scripted {
  const { start, end } = params as { start: string; end: string };
  const first = Temporal.PlainDate.from(start);
  const dates = Array.from({ length: first.until(end).days + 1 }, (_, ahead) => first.add({ days: ahead }));
  const days = dates.filter(({ dayOfWeek }) => dayOfWeek < 6).map(String);
  return {
    json: {
      format: 1,
      days: days.filter(isShown).map((date) => ({ date, status: "REGULAR", gridEntries: [lesson(date)] })),
      errors: [],
    },
  };
}

const REFUSED: Scripted = {
  json: { format: 1, days: [], errors: [{ code: "INTERNAL_ERROR", title: "Unerlaubter Zugriff" }] },
};

/** A class watched through the web client alone. */
async function watch() {
  let now = Temporal.Instant.from("2026-11-23T15:00+01:00");
  let entries = (call: ReceivedCall): Scripted => plan(call, () => true);
  const server = await scriptedWebUntis((call) => {
    switch (call.method.replace(REST, "")) {
      case "authenticate":
        return LOGGED_IN;
      case "logout":
        return { result: null };
      case "/WebUntis/api/token/new":
        return page(200, "e30.e30.sig");
      case "app/data":
        return { json: { tenant: { id: "1" }, currentSchoolYear: YEAR, holidays: [] } };
      case "schoolyears":
        return { json: [YEAR] };
      case "timetable/grid":
        return { json: { formatDefinitions: [] } };
      case "timetable/filter":
        return { json: { classes: [{ class: { id: 1, shortName: "5a", longName: "Klasse 5a" } }] } };
      case "timetable/entries":
        return entries(call);
      default:
        return page(404, "");
    }
  });
  const account = { school: "klein", username: "anna", password: "geheim", useragent: "test", loginRepeat: 1 };
  const timeZone = "Europe/Berlin";
  const session = new Session({ server: server.url, ...account, timeZone, now: () => now });
  const source = new Ladder([new WebClientSource(session, { now: () => now })], () => now);
  const store = openStore(":memory:", () => now);
  const board = createBoard();
  const jobs = testJobs(store, new School({ source, timeZone, now: () => now }), () => now);
  jobs.add(board);
  await store.memory.subscribe(wish({ klasse: "5a", alerts: "all", time: new Temporal.PlainTime(23, 0) }));
  await jobs.watch();
  return {
    board,
    async at(time: string, answer: typeof entries) {
      now = Temporal.Instant.from(`2026-11-23T${time}+01:00`);
      entries = answer;
      await jobs.watch();
      await jobs.post();
    },
    async [Symbol.asyncDispose]() {
      await session[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

test("a plan that WebUntis refuses in the middle of the day has not fallen out, nor does its return make news", async () => {
  await using watched = await watch();
  for (const time of ["15:10", "15:30", "15:50"]) await watched.at(time, () => REFUSED);
  await watched.at("20:00", (call) => plan(call, () => true));
  expect(watched.board.titles()).toEqual([]);
});

test("a day that is missing in the answer has not fallen out", async () => {
  await using watched = await watch();
  for (const time of ["15:10", "15:30", "15:50"])
    await watched.at(time, (call) => plan(call, (date) => date !== "2026-11-24"));
  expect(watched.board.titles()).toEqual([]);
});

test("a day that WebUntis shows empty has", async () => {
  await using watched = await watch();
  const empty = { date: "2026-11-24", status: "NO_DATA", gridEntries: [] };
  for (const time of ["15:10", "15:30", "15:50"])
    await watched.at(time, (call) => {
      const answer = plan(call, (date) => date !== "2026-11-24");
      const { json } = answer as { json: { days: object[] } };
      return { json: { ...json, days: [...json.days, empty] } };
    });
  expect(watched.board.titles()).toEqual(["c1: 5a · Planänderung"]);
});

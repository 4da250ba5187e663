import { type Klasse, type Subject as SchoolSubject, Session } from "../src/webuntis/index.ts";
import { startChild } from "./child.ts";
import { race, type Subject, type Timing } from "./timing.ts";
import { ACCOUNT, query, rangeOf } from "./untis.ts";

const ROUNDS = 300;
const CALLS = 10;

export interface ReadsResult {
  readonly stored: readonly Timing[];
  readonly resolved: readonly Timing[];
  /** Logins for ten calls at once on an expired session. */
  readonly logins: number;
}

/** What a program does after the first answer: takes it from the store, reads names, finds its session expired. */
export async function benchReads(): Promise<ReadsResult> {
  await using server = await startChild<{ url: string }>("./demo-server.ts");
  const account = { ...ACCOUNT, server: server.ready.url, useragent: "bench", loginRepeat: 1 };
  await using session = await new Session(account).login();
  const { current: year } = await session.schoolyears();
  const [subject] = (await session.subjects()).filter({ name: "M" });
  if (!year || !subject) throw new Error("The demo school lacks M");
  const { range } = await rangeOf(2000, session, subject satisfies Klasse | SchoolSubject, 3, year);
  const ask = query(range);
  await session.timetable(ask);
  const known = new Map([["M", await session.timetable(ask)]]);
  const stored: Subject[] = [
    { name: "a Map", run: async () => known.get("M") },
    { name: "Session.timetable from its store", run: () => session.timetable({ ...ask, fromCache: true }) },
  ];
  const teachers = new Map((await session.teachers()).map((teacher) => [teacher.id, teacher]));
  const raw = [...(await session.timetable(ask))].map((period) => period.teachers.map(({ id }) => id));
  const fresh = async () => await session.timetable(ask);
  const lists = await Promise.all(Array.from({ length: ROUNDS / 10 + 20 }, fresh));
  const resolved: Subject[] = [
    { name: "ids looked up in a Map", run: async () => raw.map((ids) => ids.map((id) => teachers.get(id))) },
    {
      name: "period.teachers, for the first time",
      run: async () => (lists.pop() ?? []).map((period) => period.teachers),
    },
  ];
  const timings = { stored: await race(stored, ROUNDS), resolved: await race(resolved, ROUNDS / 10) };
  const before = await server.ask<number>("authenticate");
  await server.ask("expire");
  await Promise.all(
    Array.from({ length: CALLS }, (_, call) => session.timetable({ ...ask, end: ask.start.add({ days: call }) })),
  );
  return { ...timings, logins: (await server.ask<number>("authenticate")) - before };
}

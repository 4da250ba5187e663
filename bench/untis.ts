import { Agent, request } from "undici";
import { WebUntis } from "webuntis";
import { type Klasse, type Subject as SchoolSubject, Session } from "../src/webuntis/index.ts";
import { startChild } from "./child.ts";
import { race, type Subject, type Timing } from "./timing.ts";

export const ACCOUNT = { school: "demo", username: "demo", password: "demo" };
const JSON_TYPE = { "content-type": "application/json" };

export interface Range {
  readonly type: 1 | 3;
  readonly id: number;
  readonly start: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
}

const integer = (date: Temporal.PlainDate) => Number(date.toString().replaceAll("-", ""));
const legacyDate = (date: Temporal.PlainDate) => new Date(date.year, date.month - 1, date.day);
const FIELDS = ["id", "name", "longname", "externalkey"];

/** The floor: the same request by undici alone, and JSON.parse. */
export async function bare(url: string) {
  const dispatcher = new Agent();
  const endpoint = `${url}/WebUntis/jsonrpc.do?school=${ACCOUNT.school}`;
  const post = async (method: string, params: object, headers: Record<string, string> = {}) => {
    const body = JSON.stringify({ id: "bench", jsonrpc: "2.0", method, params });
    const answer = await request(endpoint, { method: "POST", headers: { ...JSON_TYPE, ...headers }, body, dispatcher });
    return JSON.parse(await answer.body.text()).result;
  };
  const { sessionId } = await post("authenticate", {
    user: ACCOUNT.username,
    password: ACCOUNT.password,
    client: "bench",
  });
  const cookie = { cookie: `JSESSIONID=${sessionId}` };
  const dates = ({ start, end }: Range) => ({ startDate: integer(start), endDate: integer(end) });
  return {
    close: () => dispatcher.close(),
    plain: (range: Range) => post("getTimetable", { id: range.id, type: range.type, ...dates(range) }, cookie),
    extended: (range: Range) => {
      const show = { showBooking: true, showInfo: true, showSubstText: true, showLsText: true, showLsNumber: true };
      const fields = { klasseFields: FIELDS, roomFields: FIELDS, subjectFields: FIELDS, teacherFields: FIELDS };
      const element = { id: range.id, type: range.type };
      const options = {
        element,
        ...dates(range),
        onlyBaseTimetable: false,
        ...show,
        showStudentgroup: true,
        ...fields,
      };
      return post("getTimetable", { options }, cookie);
    },
  };
}

/** npm webuntis, told to speak to loopback without TLS. */
export async function rival(url: string) {
  const untis = new WebUntis(ACCOUNT.school, ACCOUNT.username, ACCOUNT.password, "127.0.0.1");
  Object.assign(Reflect.get(untis, "axios").defaults, { baseURL: `${url}/` });
  await untis.login();
  return (range: Range) =>
    untis.getTimetableForRange(legacyDate(range.start), legacyDate(range.end), range.id, range.type, false);
}

const target = ({ type, id }: Range) => (type === 1 ? { klasse: id } : { subject: id });
export const query = (range: Range) => ({ ...target(range), start: range.start, end: range.end });

/** Weeks from the school year's first on until there are as many periods as wanted. */
export async function rangeOf(
  periods: number,
  session: Session,
  of: Klasse | SchoolSubject,
  type: Range["type"],
  year: { start: Temporal.PlainDate },
) {
  const start = year.start.add({ weeks: 6 });
  for (let weeks = 1; weeks < 40; weeks++) {
    const range: Range = { type, id: of.id, start, end: start.add({ weeks }) };
    const { length } = await session.timetableExtended(query(range));
    if (length >= periods) return { range, length };
  }
  throw new Error(`The demo school has no ${periods} periods for ${of.name}`);
}

export interface UntisResult {
  readonly title: string;
  readonly timings: readonly Timing[];
}

/** `Session` against npm webuntis and against bare undici, on the same requests: on loopback, and over a slow link. */
export async function benchUntis(link?: "slow"): Promise<readonly UntisResult[]> {
  await using server = await startChild<{ url: string }>("./demo-server.ts", link ? [link] : []);
  const { url } = server.ready;
  await using session = await new Session({ ...ACCOUNT, server: url, useragent: "bench" }).login();
  const floor = await bare(url);
  const webuntis = await rival(url);

  const { current: year } = await session.schoolyears();
  const [klasse] = (await session.klassen()).filter({ name: "5a" });
  const [subject] = (await session.subjects()).filter({ name: "M" });
  if (!year || !klasse || !subject) throw new Error("The demo school lacks 5a or M");
  const results: UntisResult[] = [];
  for (const { wanted, of, type, rounds } of [
    { wanted: 30, of: klasse, type: 1, rounds: link ? 40 : 400 },
    { wanted: 2000, of: subject, type: 3, rounds: link ? 10 : 100 },
  ] as const) {
    const { range, length } = await rangeOf(wanted, session, of, type, year);
    const subjects: Subject[] = [
      { name: "undici + JSON.parse", run: () => floor.extended(range) },
      { name: "Session.timetableExtended", run: () => session.timetableExtended(query(range)) },
      { name: "webuntis 2.2.1", run: () => webuntis(range) },
      { name: "undici + JSON.parse, ids only", run: () => floor.plain(range) },
      { name: "Session.timetable, ids only", run: () => session.timetable(query(range)) },
    ];
    const where = link ? ", over 10 Mbit/s and 20 ms" : "";
    results.push({ title: `a timetable of ${length} periods${where}`, timings: await race(subjects, rounds) });
  }
  await floor.close();
  return results;
}

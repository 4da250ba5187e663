import { z } from "zod";

/** The demo school's clock in its tests: a Monday with school, 8:00. */
export const NOW = Temporal.Instant.from("2026-11-23T07:00:00Z");

const answerShape = z.object({
  jsonrpc: z.literal("2.0"),
  id: z.unknown(),
  result: z.unknown().optional(),
  error: z.object({ code: z.number(), message: z.string() }).optional(),
});

const element = z.strictObject({
  id: z.int(),
  name: z.string().optional(),
  longname: z.string().optional(),
  orgid: z.int().optional(),
  orgname: z.string().optional(),
});

/** A period of getTimetable; unknown keys are refused. */
const periodShape = z.strictObject({
  id: z.int(),
  date: z.int(),
  startTime: z.int(),
  endTime: z.int(),
  kl: z.array(element),
  te: z.array(element),
  su: z.array(element),
  ro: z.array(element),
  lstype: z.enum(["ex"]).optional(),
  code: z.enum(["cancelled", "irregular"]).optional(),
  info: z.string().min(1).optional(),
  substText: z.string().min(1).optional(),
  lstext: z.string().min(1).optional(),
  lsnumber: z.int().optional(),
  sg: z.string().min(1).optional(),
  activityType: z.string(),
});

const namedShape = z.looseObject({ id: z.int(), name: z.string(), longName: z.string() });

const ENDPOINT = "/WebUntis/jsonrpc.do?school=demo";

/** Sends a body as it is. */
export const post = (url: string, body: string, cookie = "", path = ENDPOINT): Promise<Response> =>
  fetch(`${url}${path}`, { method: "POST", headers: { "content-type": "application/json", cookie }, body });

/** Sends a call and returns the whole answer. */
export async function ask(url: string, method: string, params: unknown = {}, cookie = "") {
  const response = await post(url, JSON.stringify({ id: "req-7", jsonrpc: "2.0", method, params }), cookie);
  return answerShape.parse(await response.json());
}

/** Logs in and returns functions that call methods with the session. */
export async function logIn(url: string, user = "demo", password = user) {
  const login = await ask(url, "authenticate", { user, password, client: "test" });
  const { sessionId } = z.object({ sessionId: z.string() }).parse(login.result);
  const cookie = `JSESSIONID=${sessionId}`;
  const call = async (method: string, params: unknown = {}) => {
    const { result, error } = await ask(url, method, params, cookie);
    if (error) throw new Error(`${error.code} ${error.message}`);
    return result;
  };
  return {
    cookie,
    call,
    list: async (method: string, params: unknown = {}) => z.array(namedShape).parse(await call(method, params)),
    timetable: async (params: unknown) => z.array(periodShape).parse(await call("getTimetable", params)),
  };
}

const FIELDS = ["id", "name", "longname", "externalkey"];

/** Parameters of getTimetable that ask for everything. */
export const everythingOf = (id: number | string, type: number, startDate: number, endDate: number, more = {}) => ({
  options: {
    element: { id, type, ...(typeof id === "string" && { keyType: "name" }) },
    startDate,
    endDate,
    onlyBaseTimetable: false,
    showBooking: true,
    showInfo: true,
    showSubstText: true,
    showLsText: true,
    showLsNumber: true,
    showStudentgroup: true,
    klasseFields: FIELDS,
    roomFields: FIELDS,
    subjectFields: FIELDS,
    teacherFields: FIELDS,
    ...more,
  },
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type DemoSchool, startDemoSchool } from "../../../src/demo/index.ts";
import { ask, logIn, NOW, post } from "../client.ts";

let demo: DemoSchool;
let session: Awaited<ReturnType<typeof logIn>>;

beforeAll(async () => {
  demo = await startDemoSchool({ now: () => NOW });
  session = await logIn(demo.url);
});

afterAll(() => demo.close());

const idOf = async (method: string, name: string) =>
  (await session.list(method)).find((each) => each.name === name)?.id ?? 0;
const outcome = async (method: string, params: unknown = {}, cookie = session.cookie) => {
  const { id, error } = await ask(demo.url, method, params, cookie);
  return { id, ...error };
};

describe("authenticate", () => {
  it("opens a session and sets both cookies", async () => {
    const response = await post(
      demo.url,
      '{"id":1,"jsonrpc":"2.0","method":"authenticate","params":{"user":"demo","password":"demo","client":"x"}}',
    );
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    const { id, result } = z
      .object({ id: z.literal(1), result: z.record(z.string(), z.unknown()) })
      .parse(await response.json());
    expect(id).toBe(1);
    expect(result).toEqual({
      sessionId: expect.stringMatching(/^[0-9A-F]{32}$/),
      personType: 2,
      personId: 11,
      klasseId: 0,
    });
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(`^JSESSIONID=${String(result.sessionId)}; `),
      expect.stringMatching(/^schoolname="_ZGVtbw=="; /),
    ]);
  });

  it("refuses a wrong password, and a call without any", async () => {
    const refused = { id: "req-7", code: -8504, message: "bad credentials" };
    expect(await outcome("authenticate", { user: "demo", password: "Demo", client: "x" })).toEqual(refused);
    expect(await outcome("authenticate", {})).toEqual(refused);
  });

  it("forgets the session at logout", async () => {
    const { call, cookie } = await logIn(demo.url);
    expect(await call("logout")).toBeNull();
    expect(await outcome("getRooms", {}, cookie)).toMatchObject({ code: -8520 });
  });
});

describe("what is refused", () => {
  const of = async (response: Response) => ({ status: response.status, body: await response.json() });

  it("an unknown school, or none, before anything is read", async () => {
    const body = { jsonrpc: "2.0", id: "error", error: { message: "invalid schoolname", code: -8500 } };
    for (const path of ["/WebUntis/jsonrpc.do?school=schule", "/WebUntis/jsonrpc.do"])
      expect(await of(await post(demo.url, "{", "", path))).toEqual({ status: 200, body });
  });

  it("what is no JSON, or no request", async () => {
    const bad = { jsonrpc: "2.0", id: null, error: { message: "Parse error", code: -32700 } };
    expect(await of(await post(demo.url, "{"))).toEqual({ status: 200, body: bad });
    const none = { jsonrpc: "2.0", id: null, error: { message: "Invalid Request", code: -32600 } };
    for (const body of ["7", "[]", "null", '{"id":1}'])
      expect(await of(await post(demo.url, body))).toEqual({ status: 200, body: none });
  });

  it("an unknown method, and anything without a session", async () => {
    expect(await outcome("getNonsense")).toEqual({ id: "req-7", code: -32601, message: "Method not found" });
    for (const cookie of ["", "JSESSIONID=", "JSESSIONID=0123", "schoolname=x"])
      expect(await outcome("getRooms", {}, cookie)).toEqual({ id: "req-7", code: -8520, message: "not authenticated" });
  });

  it("another path or verb, with a page", async () => {
    for (const response of [
      await post(demo.url, "{}", "", "/WebUntis/<b>"),
      await fetch(`${demo.url}/WebUntis/jsonrpc.do?school=demo`),
    ]) {
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toMatch(/^text\/html/);
      expect(await response.text()).toMatch(/<h1>HTTP Status 404/);
    }
  });

  it.each([
    ["a day before the kept school years", 20250731, 20250731, -7004],
    ["a day after them", 20280801, 20280801, -7004],
    ["an end before the start", 20261124, 20261123, -7004],
    ["two school years at once", 20270731, 20270801, -8507],
    ["a day that does not exist", 20261131, 20261131, -32602],
    ["text that is no date", "heute", "heute", -32602],
  ])("%s", async (_, startDate, endDate, code) => {
    const id = await idOf("getKlassen", "5a");
    expect(await outcome("getTimetable", { id, type: 1, startDate, endDate })).toMatchObject({ code });
    expect(await outcome("getTimetable", { options: { element: { id, type: 1 }, startDate, endDate } })).toMatchObject({
      code,
    });
  });

  it("an element that does not exist", async () => {
    for (const [id, type] of [
      [99, 1],
      [999_999, 2],
      [1, 7],
      [undefined, 1],
    ])
      expect(await outcome("getTimetable", { id, type })).toMatchObject({ code: -7002 });
  });
});

it("counts the calls of a method", async () => {
  await using other = await startDemoSchool({ now: () => NOW });
  const { call } = await logIn(other.url);
  await call("getRooms");
  await call("getRooms");
  expect([other.requests("getRooms"), other.requests("authenticate"), other.requests("getTeachers")]).toEqual([
    2, 1, 0,
  ]);
});

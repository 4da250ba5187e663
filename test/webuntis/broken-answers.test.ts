import { afterEach, describe, expect, test, vi } from "vitest";
import {
  DateNotAllowedError,
  InvalidSchoolError,
  MethodNotFoundError,
  NoRightError,
  NotLoggedInError,
  RemoteError,
  TransportError,
} from "../../src/webuntis/index.ts";
import { page, type Scripted, scriptedWebUntis } from "../fakes/webuntis.ts";
import { sessionWith, THAT_DAY } from "./school.ts";

async function errorFor(
  script: Scripted,
  ask = (session: ReturnType<typeof sessionWith>) => session.klassen() as Promise<unknown>,
) {
  await using server = await scriptedWebUntis(() => script);
  await using session = sessionWith(server, { jsessionid: "x", maxAnswerSize: 1000 });
  return await ask(session).then(
    (value) => expect.fail(`There was no error but ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
}

describe("WebUntis's error codes", () => {
  test.each([
    [-32601, MethodNotFoundError],
    [-8520, NotLoggedInError],
    [-7004, DateNotAllowedError],
    [-8507, DateNotAllowedError],
    [-8509, NoRightError],
    [-8500, InvalidSchoolError],
    [-8998, RemoteError],
    [-6003, RemoteError],
  ])("%i", async (code, Class) => {
    const error = await errorFor({ error: { code, message: "so it is" } });
    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject({
      message: `getKlassen: so it is (${code})`,
      code,
      request: { method: "getKlassen", params: {} },
    });
  });

  test.each([
    ["error", -8500, InvalidSchoolError],
    [null, -32700, RemoteError],
  ])("are seen although the id is %j", async (id, code, Class) => {
    const body = JSON.stringify({ jsonrpc: "2.0", id, error: { code, message: "no" } });
    expect(await errorFor(page(200, body))).toBeInstanceOf(Class);
  });
});

describe("what is no answer", () => {
  test.each([
    [
      "a maintenance page",
      page(200, "<html>\n<body>Wartung</body></html>"),
      "not-json",
      "a web page came instead of an answer: <html> <body>Wartung",
    ],
    ["half an answer", page(200, '{"id":"1","resu'), "not-json", "no JSON"],
    ["nothing", page(200, ""), "not-json", "no JSON"],
    ["a wrong address", page(404, "<html>Not Found"), "status", "status 404: <html>Not Found"],
    ["a redirect", page(302, "", { location: "https://example.com" }), "status", "status 302"],
    ["a gateway's error", page(502, "Bad Gateway"), "status", "status 502: Bad Gateway"],
    ["an overloaded server", page(503, "later"), "status", "status 503"],
    ["too much", page(200, `{"result":"${"x".repeat(2000)}"}`), "too-large", "larger than 1000 bytes"],
  ])("%s", async (_, script, kind, message) => {
    const error = await errorFor(script);
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ kind, message: expect.stringContaining(message) });
  });

  test("of a long page only the beginning is told", async () => {
    expect((await errorFor(page(500, "x".repeat(900)))) as Error).toMatchObject({
      message: expect.stringMatching(/x{100}…$/),
    });
  });

  test.each([
    ["before the answer", ""],
    ["within the answer", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"],
  ])("a connection cut %s", async (_, sent) => {
    const cut: Scripted = { raw: (response) => void response.socket?.end(sent) };
    expect(await errorFor(cut)).toMatchObject({ name: "TransportError", kind: "cut-off" });
  });

  test("nobody listening", async () => {
    const server = await scriptedWebUntis(() => ({ result: [] }));
    await server[Symbol.asyncDispose]();
    await using session = sessionWith(server, { jsessionid: "x" });
    await expect(session.klassen()).rejects.toMatchObject({ kind: "unreachable" });
  });

  test("the answer to another question", async () => {
    expect(await errorFor(page(200, '{"id":"77","result":[]}'))).toMatchObject({
      name: "RemoteError",
      message: expect.stringContaining('another question (id "77")'),
    });
  });

  test.each(["[]", "5", '"x"', "null", '{"error":"no"}', '{"id":"1"}', '{"id":"1","error":null}'])(
    "%s is no JSON-RPC",
    async (body) => {
      expect(await errorFor(page(200, body))).toMatchObject({ name: "RemoteError" });
    },
  );
});

test("each session numbers its calls by itself, so that an answer is to one of them", async () => {
  await using server = await scriptedWebUntis(() => ({ result: [] }));
  await using one = sessionWith(server, { jsessionid: "x" });
  await using other = sessionWith(server, { jsessionid: "y" });
  await one.klassen();
  await one.rooms();
  await other.klassen();
  expect(server.calls.map(({ id }) => id)).toEqual(["1", "2", "1"]);
});

describe("an answer too slow", () => {
  afterEach(() => void vi.useRealTimers());

  test("is given up when its time is over, and the next one is asked for as ever", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const arrived = Promise.withResolvers<void>();
    await using server = await scriptedWebUntis((_, { length }) =>
      length > 1 ? { result: [] } : { raw: () => arrived.resolve() },
    );
    await using session = sessionWith(server, { jsessionid: "x", timeout: 4000 });
    const error = session.klassen().catch((reason: unknown) => reason);
    await arrived.promise;
    vi.advanceTimersByTime(4000);
    expect(await error).toMatchObject({ kind: "timeout", message: "getKlassen: no answer within 4000 ms" });
    vi.useRealTimers();
    expect(await session.klassen()).toEqual([]);
  });
});

describe("a result of another shape", () => {
  test.each([{}, [], null, ""])("%j is an empty list", async (result) => {
    await using server = await scriptedWebUntis(() => ({ result }));
    await using session = sessionWith(server, { jsessionid: "x" });
    expect(await session.klassen()).toEqual([]);
    expect(await session.timetable(THAT_DAY)).toEqual([]);
  });

  test.each([
    [[{ name: "5a" }], "result.0.id"],
    [{ a: 1 }, "result"],
    ["klassen", "result"],
    [[5], "result.0"],
  ])("%j is told with the place that is wrong", async (result, where) => {
    expect(await errorFor({ result })).toMatchObject({
      name: "RemoteError",
      message: expect.stringContaining(`getKlassen: ${where}:`),
    });
  });

  test("unknown keys and absent ones are no reason to fail", async () => {
    const result = [{ id: 1, date: 20261123, startTime: 5, endTime: 2400, novel: { deep: true } }];
    await using server = await scriptedWebUntis(() => ({ result }));
    await using session = sessionWith(server, { jsessionid: "x" });
    const [period] = await session.timetable(THAT_DAY);
    expect(period?.start.toString()).toBe("2026-11-23T00:05:00");
    expect(period?.teachers).toEqual([]);
    expect([period?.code, period?.type, period?.substText]).toEqual([null, "ls", ""]);
  });
});

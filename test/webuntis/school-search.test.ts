import { expect, test } from "vitest";
import { searchSchool } from "../../src/webuntis/index.ts";
import { searchAt } from "../../src/webuntis/school-search.ts";
import { page, type Scripted, scriptedWebUntis } from "../fakes/webuntis.ts";

async function search(script: Scripted) {
  await using server = await scriptedWebUntis(() => script);
  const endpoint = `${server.url}/ms/schoolquery2`;
  return { found: await searchSchool("gymnasium demo", { useragent: "test", endpoint }), calls: server.calls };
}

test("schools are found by a part of their name, with what a session needs", async () => {
  const school = { server: "demo.webuntis.com", loginName: "demo", displayName: "Gymnasium Demo", schoolId: 1 };
  const more = { address: "12345 Musterstadt", serverUrl: "https://demo.webuntis.com/WebUntis/?school=demo" };
  const { found, calls } = await search({
    result: {
      size: 2,
      schools: [
        { ...school, ...more },
        { ...school, displayName: null },
      ],
    },
  });
  expect(found).toEqual([
    { ...school, address: "12345 Musterstadt" },
    { ...school, displayName: "", address: "" },
  ]);
  expect(calls.map(({ url, method, params }) => [url, method, params])).toEqual([
    ["/ms/schoolquery2", "searchSchool", [{ search: "gymnasium demo" }]],
  ]);
  expect(calls[0]?.headers).toMatchObject({ "user-agent": "test" });
  expect(calls[0]?.headers.cookie).toBeUndefined();
});

test("too many hits are an error with its code", async () => {
  await expect(search({ error: { code: -6003, message: "too many results" } })).rejects.toMatchObject({ code: -6003 });
});

test.each<Scripted>([{ result: {} }, { result: null }, { result: { schools: [{ server: 5 }] } }])(
  "%j is no list of schools",
  async (script) => {
    await expect(search(script)).rejects.toThrow(/^searchSchool: result.*: /);
  },
);

test("a page that is down is told as such", async () => {
  await expect(search(page(503, "later"))).rejects.toMatchObject({ name: "TransportError", status: 503 });
});

test.each<Scripted>([
  page(404, "gone"),
  page(200, "<h1>Wartung</h1>"),
  { error: { code: -32601, message: "no such method" } },
])("where the first address gives %j, the older one is asked", async (script) => {
  await using closed = await scriptedWebUntis(() => script);
  await using older = await scriptedWebUntis(() => ({ result: { schools: [] } }));
  await using other = await scriptedWebUntis(() => ({ result: { schools: [] } }));
  expect(await searchAt([closed.url, older.url, other.url], "demo", { useragent: "test" })).toEqual([]);
  expect([closed, older, other].map(({ calls }) => calls.length)).toEqual([1, 1, 0]);
});

test("a sensible answer is final, also when it is no", async () => {
  await using closed = await scriptedWebUntis(() => ({ error: { code: -6003, message: "too many results" } }));
  await using older = await scriptedWebUntis(() => ({ result: { schools: [] } }));
  const searching = searchAt([closed.url, older.url], "demo", { useragent: "test" });
  await expect(searching).rejects.toMatchObject({ code: -6003 });
  expect(older.calls).toEqual([]);
});

test("what is no dispatcher is told before anything is sent", async () => {
  const dispatcher = JSON.parse('{"dispatch":"http://proxy.test"}');
  const searching = searchSchool("demo", { useragent: "test", endpoint: "http://127.0.0.1:1/", dispatcher });
  await expect(searching).rejects.toThrow(/^dispatcher must be a Dispatcher of undici$/);
});

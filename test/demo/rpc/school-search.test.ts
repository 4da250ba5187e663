import { expect, it } from "vitest";
import { type DemoSchool, startDemoSchool } from "../../../src/demo/index.ts";
import { RemoteError, Session, searchSchool } from "../../../src/webuntis/index.ts";
import { NOW, post } from "../client.ts";

async function raw(demo: DemoSchool, method: string, params: unknown): Promise<unknown> {
  const body = JSON.stringify({ id: "1", method, params, jsonrpc: "2.0" });
  return (await post(demo.url, body, "", "/ms/schoolquery2")).json();
}

it("the search says about a school all that WebUntis says", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const server = demo.url.replace("http://", "");
  expect(await raw(demo, "searchSchool", [{ search: "haarlemer" }])).toEqual({
    jsonrpc: "2.0",
    id: "1",
    result: {
      size: 1,
      schools: [
        {
          server,
          useMobileServiceUrlAndroid: true,
          address: "12057 Berlin, Haarlemer Straße 23",
          displayName: "OSZ Informations- und Medizintechnik",
          loginName: "osz imt",
          schoolId: 4714,
          serverUrl: `${demo.url}/WebUntis/?school=osz%20imt`,
          tenantId: "4714",
        },
      ],
    },
  });
  expect(await raw(demo, "findSchool", [{ search: "gymnasium" }])).toMatchObject({ error: { code: -32601 } });
  expect(await raw(demo, "searchSchool", ["gymnasium"])).toMatchObject({ error: { code: -32602 } });
});

it("the search finds schools by parts of their name, address and login name", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const search = async (text: string) =>
    (await searchSchool(text, { useragent: "test", endpoint: `${demo.url}/ms/schoolquery2` })).map(
      ({ loginName }) => loginName,
    );
  expect(await search("gymnasium")).toEqual(["demo", "gym schlosspark"]);
  expect(await search(" Gymnasium  demo ")).toEqual(["demo"]);
  expect(await search("KÖLN")).toEqual(["demo"]);
  expect(await search("städt")).toEqual(["rs-nord-do"]);
  expect(await search("osz imt")).toEqual(["osz imt"]);
  expect(await search("gibt es nicht")).toEqual([]);
  for (const text of ["", "de", "  d  "]) {
    const tooMany = await search(text).catch((error: unknown) => error);
    expect(tooMany).toBeInstanceOf(RemoteError);
    expect(tooMany).toMatchObject({ code: -6003 });
  }
});

it("what the search says about the demo school is enough to log in", async () => {
  await using demo = await startDemoSchool({ now: () => NOW });
  const [found] = await searchSchool("demo", { useragent: "test", endpoint: `${demo.url}/ms/schoolquery2` });
  await using session = await new Session({
    server: `http://${found?.server}`,
    school: found?.loginName ?? "",
    username: "demo",
    password: "demo",
    useragent: "test",
    now: () => NOW,
  }).login();
  expect((await session.rooms()).length).toBeGreaterThan(0);
});

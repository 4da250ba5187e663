import { describe, expect, test } from "vitest";
import { parseServer, Session } from "../../src/webuntis/index.ts";
import { page, scriptedWebUntis } from "../fakes/webuntis.ts";
import { sessionWith } from "./school.ts";

const urlOf = (server: string) => parseServer(server).url.href;

describe("the server setting", () => {
  test.each([
    ["thalia.webuntis.com", "https://thalia.webuntis.com/WebUntis/jsonrpc.do"],
    ["http://thalia.webuntis.com", "http://thalia.webuntis.com/WebUntis/jsonrpc.do"],
    ["http://thalia.webuntis.com/WebUntis/jsonrpc2.do", "http://thalia.webuntis.com/WebUntis/jsonrpc2.do"],
    ["thalia.webuntis.com/WebUntis/jsonrpc2.do", "https://thalia.webuntis.com/WebUntis/jsonrpc2.do"],
    ["https://thalia.webuntis.com:8443/x/jsonrpc2.do?a=1#top", "https://thalia.webuntis.com:8443/x/jsonrpc2.do?a=1"],
    ["localhost", "https://localhost/WebUntis/jsonrpc.do"],
    ["localhost:8080", "https://localhost:8080/WebUntis/jsonrpc.do"],
    ["127.0.0.1:8080", "https://127.0.0.1:8080/WebUntis/jsonrpc.do"],
    [" Thalia.WebUntis.com ", "https://thalia.webuntis.com/WebUntis/jsonrpc.do"],
    ["HTTPS://THALIA.WEBUNTIS.COM", "https://thalia.webuntis.com/WebUntis/jsonrpc.do"],
  ])("%s", (server, url) => {
    expect(urlOf(server)).toBe(url);
  });

  test.each(["thalia", "Thalia", " thalia/ "])("one word is a server of WebUntis's: %j", (server) => {
    expect(urlOf(server)).toBe("https://thalia.webuntis.com/WebUntis/jsonrpc.do");
  });

  test.each([
    ["untis:8080", "https://untis:8080/WebUntis/jsonrpc.do"],
    ["https://untis", "https://untis/WebUntis/jsonrpc.do"],
    ["untis/WebUntis/", "https://untis/WebUntis/jsonrpc.do"],
  ])("one word with more is a host of one's own: %s", (server, url) => {
    expect(urlOf(server)).toBe(url);
  });

  test.each([
    ["https://thalia.webuntis.com/WebUntis/?school=demo#/basic/login", "demo"],
    ["https://thalia.webuntis.com/WebUntis/?school=OSZ+IMT#/basic/timetable", "OSZ IMT"],
    ["thalia.webuntis.com/?school=m%C3%BChle", "mühle"],
    ["https://thalia.webuntis.com/WebUntis/index.do?school=demo", "demo"],
    ["https://thalia.webuntis.com/WebUntis/?school=", undefined],
    ["https://thalia.webuntis.com/WebUntis/", undefined],
    ["https://thalia.webuntis.com/WebUntis", undefined],
    ["https://thalia.webuntis.com/webuntis/today", undefined],
    ["https://thalia.webuntis.com/", undefined],
    ["thalia.webuntis.com/", undefined],
    ["https://thalia.webuntis.com/today", undefined],
    ["https://THALIA.webuntis.com/timetable/my-student?date=2026-11-23", undefined],
    ["https://thalia.webuntis.com/WebUntis/index.do;jsessionid=SECRET", undefined],
  ])("an address copied from the browser: %s", (server, school) => {
    expect(parseServer(server).school).toBe(school);
    expect(urlOf(server)).toBe("https://thalia.webuntis.com/WebUntis/jsonrpc.do");
  });

  test("a page of a WebUntis in a folder", () => {
    expect(urlOf("https://example.org/school/WebUntis/today")).toBe("https://example.org/school/WebUntis/jsonrpc.do");
  });

  test("an endpoint whose address names the school", () => {
    const server = "https://thalia.webuntis.com/WebUntis/jsonrpc2.do?school=demo";
    expect([urlOf(server), parseServer(server).school]).toEqual([server, "demo"]);
  });

  test.each(['!"$%/WebUntis/jsonrpc.do', "", "https://", "ftp://thalia.webuntis.com", "a b", "host:port"])(
    "%j is no server",
    (server) => {
      expect(() => parseServer(server)).toThrow("Not a valid hostname");
    },
  );
});

describe("a session's settings", () => {
  test("are checked all at once, by name, and values are not repeated", () => {
    const wrong = {
      server: "!",
      useragent: "",
      loginRepeat: -1,
      cachelen: 0,
      jsessionid: "SECRET; x",
      timeZone: "Europe/Berlln",
    };
    const act = () => new Session(wrong);
    expect(act).toThrow(TypeError);
    expect(act).toThrow(
      /^server .*; useragent .*; jsessionid .*; cachelen .*; loginRepeat must not be negative; timeZone is no time zone, such as Europe\/Berlin$/,
    );
    expect(act).not.toThrow(/SECRET/);
  });
});

test("the time zone is the school's where it is given, else the machine's", () => {
  const zoneOf = (more: object) => new Session({ server: "thalia.webuntis.com", useragent: "test", ...more }).timeZone;
  expect(zoneOf({ timeZone: "Europe/Vienna" })).toBe("Europe/Vienna");
  expect(zoneOf({})).toBe(Temporal.Now.timeZoneId());
});

describe("on the wire", () => {
  const urlFor = async (path: string, school: string) => {
    await using server = await scriptedWebUntis(() => ({ result: [] }));
    await using session = sessionWith({ ...server, url: server.url + path }, { school, jsessionid: "x" });
    await session.rooms();
    return [server.calls[0]?.url, server.calls[0]?.headers.cookie];
  };

  test.each([
    ["", "Test Schule", "/WebUntis/jsonrpc.do?school=Test+Schule", "Test Schule"],
    ["", "OSZ+IMT", "/WebUntis/jsonrpc.do?school=OSZ+IMT", "OSZ IMT"],
    ["", "OSZ%20IMT", "/WebUntis/jsonrpc.do?school=OSZ+IMT", "OSZ IMT"],
    ["", " 100%ige ", "/WebUntis/jsonrpc.do?school=100%25ige", "100%ige"],
    ["", "", "/WebUntis/jsonrpc.do", ""],
    ["/WebUntis/?school=demo#/basic/login", "", "/WebUntis/jsonrpc.do?school=demo", "demo"],
    ["/WebUntis/?school=demo", "other", "/WebUntis/jsonrpc.do?school=other", "other"],
    ["/proxy/jsonrpc2.do?key=1", "demo", "/proxy/jsonrpc2.do?key=1&school=demo", "demo"],
    ["/proxy/jsonrpc2.do", "", "/proxy/jsonrpc2.do", ""],
  ])("the server %j and the school %j", async (path, school, url, cookie) => {
    expect(await urlFor(path, school)).toEqual([url, `JSESSIONID=x; schoolname="_${btoa(cookie)}"`]);
  });

  test("pages of the web client lie beside the endpoint", async () => {
    await using server = await scriptedWebUntis(() => page(200, "text"));
    await using session = sessionWith({ ...server, url: `${server.url}/proxy/jsonrpc2.do` }, { jsessionid: "x" });
    expect(await session.get("api/public/news", { query: { date: "20261123" } })).toBe("text");
    expect(await session.get("api/status")).toBe("text");
    expect(server.calls.map(({ url }) => url)).toEqual(["/proxy/api/public/news?date=20261123", "/proxy/api/status"]);
  });

  test("a page's path may hold a query, beside the one that is given", async () => {
    await using server = await scriptedWebUntis(() => page(200, "text"));
    await using session = sessionWith(server, { jsessionid: "x" });
    await session.get("api/public/news?date=20261123&kind=a%20b&id=1&id=2", { query: { date: "20261124", more: "ä" } });
    await session.get("api/public/news?date=20261123");
    expect(server.calls.map(({ url }) => url)).toEqual([
      "/WebUntis/api/public/news?date=20261124&kind=a+b&id=1&id=2&more=%C3%A4",
      "/WebUntis/api/public/news?date=20261123",
    ]);
  });
});

import { describe, expect, test } from "vitest";
import { parseServer, Session } from "../../src/webuntis/index.ts";

const urlOf = (server: string) => parseServer(server).url.href;

describe("the server setting", () => {
  test.each([
    ["thalia.webuntis.com", "https://thalia.webuntis.com/WebUntis/jsonrpc.do"],
    ["http://thalia.webuntis.com", "http://thalia.webuntis.com/WebUntis/jsonrpc.do"],
    ["http://thalia.webuntis.com/WebUntis/jsonrpc2.do", "http://thalia.webuntis.com/WebUntis/jsonrpc2.do"],
    ["thalia.webuntis.com/WebUntis/jsonrpc2.do", "https://thalia.webuntis.com/WebUntis/jsonrpc2.do"],
    ["localhost:8080", "https://localhost:8080/WebUntis/jsonrpc.do"],
    ["127.0.0.1:8080", "https://127.0.0.1:8080/WebUntis/jsonrpc.do"],
    [" Thalia.WebUntis.com ", "https://thalia.webuntis.com/WebUntis/jsonrpc.do"],
  ])("%s", (server, url) => {
    expect(urlOf(server)).toBe(url);
    expect(parseServer(server).warning).toBeUndefined();
  });

  test("a slash at the end is an endpoint of its own, with a warning", () => {
    expect(urlOf("https://thalia.webuntis.com/")).toBe("https://thalia.webuntis.com/");
    expect(parseServer("https://thalia.webuntis.com/").warning).toMatch(/endpoint is "\/"/);
  });

  test.each([
    ["https://thalia.webuntis.com/WebUntis/?school=demo#/basic/login", "demo"],
    ["https://thalia.webuntis.com/WebUntis/?school=OSZ+IMT#/basic/timetable", "OSZ IMT"],
    ["thalia.webuntis.com/?school=m%C3%BChle", "mühle"],
    ["https://thalia.webuntis.com/WebUntis/", undefined],
  ])("an address copied from the browser: %s", (server, school) => {
    expect(parseServer(server)).toMatchObject({ school, warning: undefined });
    expect(urlOf(server)).toBe("https://thalia.webuntis.com/WebUntis/jsonrpc.do");
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
    const wrong = { server: "!", useragent: "", loginRepeat: -1, cachelen: 0, jsessionid: "SECRET; x" };
    const act = () => new Session(wrong);
    expect(act).toThrow(TypeError);
    expect(act).toThrow(/^server .*; useragent .*; jsessionid .*; cachelen .*; loginRepeat must not be negative$/);
    expect(act).not.toThrow(/SECRET/);
  });
});

import { describe, expect, test } from "vitest";
import {
  type FoundSchool,
  InvalidSchoolError,
  NoRightError,
  RemoteError,
  TransportError,
} from "../src/webuntis/index.ts";
import { directoryFor, type SearchSchools, wrongSchool } from "../src/wrong-school.ts";

const THALIA = "thalia.webuntis.com";
const GOETHE: FoundSchool = {
  server: THALIA,
  loginName: "goethe-gym",
  displayName: "Goethe-Gymnasium",
  address: "12345 Musterstadt",
  schoolId: 1,
};
const UNKNOWN = new InvalidSchoolError("authenticate: invalid schoolname (-8500)", { code: -8500 });

const finds =
  (...schools: readonly FoundSchool[]): SearchSchools =>
  async () =>
    schools;
const fails =
  (error: Error): SearchSchools =>
  () =>
    Promise.reject(error);

const wrong = (school: string, search?: SearchSchools, server: string = THALIA, error: Error = UNKNOWN) =>
  wrongSchool(error, { server, school }, search);
const told = async (...asked: Parameters<typeof wrong>) => (await wrong(...asked))?.told.de;

describe("a school that its server does not know", () => {
  test("is told with what the directory has instead", async () => {
    expect(await wrong("Goethe-Gymnasium Musterstadt", finds(GOETHE))).toEqual({
      told: {
        de: "WEBUNTIS_SCHOOL: Eine Schule „Goethe-Gymnasium Musterstadt“ kennt thalia.webuntis.com nicht. Gemeint ist vielleicht „goethe-gym“ (Goethe-Gymnasium, 12345 Musterstadt) auf thalia.webuntis.com.",
        en: "WEBUNTIS_SCHOOL: thalia.webuntis.com knows no school “Goethe-Gymnasium Musterstadt”. Perhaps “goethe-gym” (Goethe-Gymnasium, 12345 Musterstadt) on thalia.webuntis.com is meant.",
      },
    });
  });

  test("is searched for by its name, without the plus signs of an address", async () => {
    const asked: string[] = [];
    await wrong("Goethe+Gymnasium", async (name) => {
      asked.push(name);
      return [];
    });
    expect(asked).toEqual(["Goethe Gymnasium"]);
  });

  test.each(["Goethe-Gymnasium", " goethe-gymnasium "])(
    "is used by its right name where %j can be no other",
    async (school) => {
      const other = { ...GOETHE, server: "neilo.webuntis.com", loginName: "goethe-bonn" };
      const { told, school: right } = (await wrong(school, finds(other, GOETHE))) ?? {};
      expect(right).toBe("goethe-gym");
      expect(told?.de).toMatch(/ kennt thalia\.webuntis\.com nicht\. Genommen wird „goethe-gym“ \(Goethe-Gymnasium, /);
    },
  );

  test.each<[string, FoundSchool[]]>([
    ["two of the name on the server", [GOETHE, { ...GOETHE, loginName: "goethe-abend" }]],
    ["one of the name on another server", [{ ...GOETHE, server: "neilo.webuntis.com" }]],
    ["one of another name", [{ ...GOETHE, displayName: "Goethe-Gymnasium am See" }]],
  ])("is only told where there is %s", async (_, schools) => {
    const answer = await wrong("Goethe-Gymnasium", finds(...schools));
    expect(answer?.school).toBeUndefined();
    expect(answer?.told.de).toContain("Gemeint ist vielleicht „goethe-gym“");
  });

  test("is told with three of many, and of long names the beginning", async () => {
    const many = Array.from({ length: 7 }, (_, number) => ({ ...GOETHE, loginName: `goethe-${number}` }));
    const text = await told("Goethe", finds(...many));
    expect(text).toContain("„goethe-2“");
    expect(text).not.toContain("„goethe-3“");
    expect(text).toMatch(/ \(und 4 weitere\)\.$/);
    expect((await told("Goethe", finds({ ...GOETHE, address: "x".repeat(10_000) })))?.length).toBeLessThan(500);
  });

  test.each<[string, SearchSchools | undefined, string]>([
    [
      "too many are found",
      fails(new RemoteError("too many", { code: -6003 })),
      " Die Schulsuche ergibt zu viele Treffer.",
    ],
    ["none is found", finds(), ""],
    ["the directory does not answer", fails(new TransportError("timeout", "searchSchool: no answer")), ""],
    ["the directory may not be asked", undefined, ""],
  ])("is told with the place of its name where %s", async (_, search, more) => {
    expect(await told("Goethe", search)).toBe(
      `WEBUNTIS_SCHOOL: Eine Schule „Goethe“ kennt thalia.webuntis.com nicht.${more} Der Schulname steht in der Adresse von WebUntis hinter „school=“.`,
    );
  });

  test("gives way to the one in the browser's address", async () => {
    const server = "https://thalia.webuntis.com/WebUntis/?school=afs+engen#/basic/login";
    expect(await wrong("Anne-Frank-Schulverbund", finds(GOETHE), server)).toEqual({
      told: {
        de: "WEBUNTIS_SCHOOL: Eine Schule „Anne-Frank-Schulverbund“ kennt thalia.webuntis.com nicht. Genommen wird „afs engen“ aus WEBUNTIS_SERVER.",
        en: "WEBUNTIS_SCHOOL: thalia.webuntis.com knows no school “Anne-Frank-Schulverbund”. “afs engen” from WEBUNTIS_SERVER is taken.",
      },
      school: "afs engen",
    });
    expect((await wrong("afs+engen", finds(), server))?.school).toBeUndefined();
    expect(await told("", finds(), server)).toContain("Eine Schule „afs engen“ kennt");
  });

  test("may also be missing", async () => {
    expect(await told("", finds(GOETHE))).toBe(
      "WEBUNTIS_SCHOOL fehlt: Auf thalia.webuntis.com gibt es mehrere Schulen. Der Schulname steht in der Adresse von WebUntis hinter „school=“.",
    );
  });
});

describe("a server that is wrong", () => {
  const notFound = (hostname: string) =>
    new TransportError("unreachable", "authenticate: the server cannot be reached", {
      cause: Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: "ENOTFOUND", hostname }),
    });

  test("and does not exist is told, with the one of the school", async () => {
    const error = notFound("talia.webuntis.com");
    expect(await told("goethe-gym", finds(GOETHE), "talia", error)).toBe(
      "WEBUNTIS_SERVER: Einen Server talia.webuntis.com gibt es nicht. Gemeint ist vielleicht „goethe-gym“ (Goethe-Gymnasium, 12345 Musterstadt) auf thalia.webuntis.com.",
    );
    expect(await told("", finds(GOETHE), "talia", error)).toBe(
      "WEBUNTIS_SERVER: Einen Server talia.webuntis.com gibt es nicht. Der Server steht am Anfang der Adresse von WebUntis, zum Beispiel thalia.webuntis.com.",
    );
  });

  test("and is another web page is told", async () => {
    const error = new TransportError("status", "authenticate: status 404", { status: 404 });
    expect(await told("x", undefined, "https://goethe-gymnasium.example/stundenplan", error)).toMatch(
      /^WEBUNTIS_SERVER: Auf goethe-gymnasium\.example antwortet kein WebUntis\. Der Server steht am Anfang/,
    );
  });

  test.each([
    ["a proxy that does not exist", notFound("proxy.example")],
    ["an outage", new TransportError("status", "authenticate: status 503", { status: 503 })],
    ["a missing right", new NoRightError("no right")],
  ])("is not to blame for %s", async (_, error) => {
    expect(await wrong("goethe-gym", fails(new Error("must not be asked")), THALIA, error)).toBeUndefined();
  });
});

test.each<[string, boolean]>([
  ["thalia", true],
  ["https://Thalia.webuntis.com/today", true],
  ["webuntis.com", true],
  ["127.0.0.1:8080", false],
  ["https://untis.example.org/WebUntis/jsonrpc.do", false],
  ["notwebuntis.com", false],
  ["thalia.webuntis.com.example.org", false],
])("the directory is asked about schools on WebUntis's own servers only: %s", (server, isAsked) => {
  expect(directoryFor({ server, school: "demo" }, "test") !== undefined).toBe(isAsked);
});

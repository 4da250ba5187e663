import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { JsonRpcSource, Ladder, Session, type SessionConfig, WebClientSource } from "../../src/webuntis/index.ts";
import { LOGGED_IN, page, scriptedWebUntis } from "../fakes/webuntis.ts";

const KEY = "JBSWY3DPEHPK3PXP";
const QR = `untis://setschool?url=127.0.0.1&school=demo&user=SECRET-USER&key=${KEY}&schoolNumber=1`;

/** All ways in which a program may write a value into its log, and what a debugger sees of it. */
function shown(value: object): string {
  const all = { depth: 20, showHidden: true, getters: true } as const;
  return [
    inspect(value),
    inspect(value, all),
    inspect(value, { ...all, customInspect: false }),
    inspect(value, { ...all, customInspect: false, getters: false }),
    JSON.stringify(value),
    String(value),
    ...Reflect.ownKeys(value).map((key) => inspect(Reflect.get(value, key), all)),
  ].join("\n");
}

const WAYS: readonly [string, Partial<SessionConfig>][] = [
  ["a password", { username: "SECRET-USER", password: "SECRET-PASSWORD" }],
  ["a key", { username: "SECRET-USER", secret: KEY }],
  ["a QR code", { qr: QR }],
  ["the id of a session", { jsessionid: "SECRET-SESSION" }],
];

describe.each(WAYS)("of a session with %s", (_, way) => {
  test("no secret is shown, nor by its cache, its sources and their ladder", async () => {
    await using server = await scriptedWebUntis(({ method }) =>
      method === "authenticate" ? LOGGED_IN : method.endsWith("token/new") ? page(200, "SECRET-TOKEN") : page(403, ""),
    );
    const where = "qr" in way ? {} : { server: server.url, school: "demo" };
    await using session = new Session({ ...where, useragent: "test", ...way });
    await session.login().catch(() => {});
    await session.get("api/rest/view/v1/x", { bearer: true }).catch(() => {});
    const web = new WebClientSource(session);
    const sources = [new JsonRpcSource(session), web, new Ladder([web])];
    for (const value of [session, session.cache, ...sources])
      expect(shown(value)).not.toMatch(/SECRET|JBSWY|setschool/);
  });
});

test("a session shows its class, its zone and whose account it is", async () => {
  await using server = await scriptedWebUntis(() => LOGGED_IN);
  const account = { username: "anna", password: "SECRET-PASSWORD", timeZone: "Europe/Vienna" };
  await using session = new Session({ server: server.url, school: "demo", useragent: "test", ...account });
  await session.login();
  const loginResult = { personType: 5, personId: 7, klasseId: 3 };
  expect(JSON.parse(JSON.stringify({ session }))).toEqual({ session: { timeZone: "Europe/Vienna", loginResult } });
  for (const part of ["Session {", "Europe/Vienna", "personId: 7"]) expect(inspect(session)).toContain(part);
  expect(inspect({ a: { b: session } }, { depth: 0 })).not.toContain("Vienna");
});

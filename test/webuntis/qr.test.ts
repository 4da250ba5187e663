import { describe, expect, test } from "vitest";
import { parseQr, Session } from "../../src/webuntis/index.ts";
import { authsOf, mobileWebUntis, NOW, otpOf, SECRET } from "./mobile-app.ts";
import { seen } from "./seen.ts";

const qr = (parts: Record<string, string> = {}) =>
  `untis://setschool?${new URLSearchParams({ url: "thalia.webuntis.com", school: "demo", user: "anna", key: SECRET, ...parts })}`;

describe("a QR text", () => {
  test("says the server, the school, the user and the secret", () => {
    expect(parseQr(qr({ schoolNumber: "4711" }))).toEqual({
      server: "thalia.webuntis.com",
      school: "demo",
      username: "anna",
      secret: SECRET,
    });
  });

  test("may have spaces around it, in it, and a school with umlauts", () => {
    const text = `\n untis://setschool?url= thalia.webuntis.com &school=OSZ+M%C3%BChle&user=a%2Bb&key=${SECRET}\n`;
    expect(parseQr(text)).toMatchObject({ server: "thalia.webuntis.com", school: "OSZ Mühle", username: "a+b" });
  });

  test.each(["", "hello", `https://thalia.webuntis.com/?key=${SECRET}`, "untis", SECRET])("is not %j", (text) => {
    expect(() => parseQr(text)).toThrow(new TypeError("qr is no QR text: it begins with untis://setschool?"));
  });

  test.each(["url", "school", "user", "key"])(
    "without its part %j is refused by that name, and nothing is repeated",
    (name) => {
      for (const missing of ["", "  "]) {
        const act = () => parseQr(qr({ [name]: missing }));
        expect(act).toThrow(new TypeError(`qr lacks its part "${name}"`));
        expect(act).not.toThrow(/SECRETKEY/);
      }
    },
  );
});

describe("a session by QR text", () => {
  test("logs in by what it says", async () => {
    await using server = await mobileWebUntis();
    const text = qr({ url: server.url, school: "OSZ IMT" });
    await using session = await new Session({ qr: text, useragent: "test", now: () => NOW }).login();
    expect(server.calls[0]?.url).toBe("/WebUntis/jsonrpc_intern.do?m=getUserData2017&v=i2.2&school=OSZ+IMT");
    expect(authsOf(server)).toEqual([{ clientTime: NOW.epochMilliseconds, user: "anna", otp: otpOf(SECRET, NOW) }]);
    expect(session.loginResult).toBeDefined();
  });

  test("says which of its parts is wrong without repeating it", () => {
    const wrong = { url: "!!", key: "SECRETKEY189" };
    const act = () => new Session({ qr: qr(wrong), useragent: "test" });
    expect(act).toThrow(new TypeError("server is no server, such as thalia.webuntis.com; secret is no key in base32"));
  });
});

describe("one way to log in", () => {
  const BASE = { server: "thalia.webuntis.com", useragent: "test", username: "anna" };
  const WAYS = { password: "SECRET-PASSWORD", secret: SECRET, qr: qr(), anonymous: true } as const;
  const names = Object.keys(WAYS) as (keyof typeof WAYS)[];
  const pairs = names.flatMap((a, index) => names.slice(index + 1).map((b) => [a, b] as const));

  test.each(pairs)("not both %s and %s", (a, b) => {
    try {
      new Session({ ...BASE, [a]: WAYS[a], [b]: WAYS[b] });
      expect.fail("Both were taken");
    } catch (error) {
      expect(error).toEqual(new TypeError("Only one of password, secret, qr and anonymous is possible"));
      expect(seen(error)).not.toMatch(/SECRET-PASSWORD|SECRETKEY/);
    }
  });

  test("each alone will do, and empty ones do not count", () => {
    for (const name of names)
      expect(
        new Session({ ...BASE, password: "", secret: "", qr: "", anonymous: false, [name]: WAYS[name] }),
      ).toBeInstanceOf(Session);
  });
});

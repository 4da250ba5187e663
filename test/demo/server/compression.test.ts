import { expect, test } from "vitest";
import { startDemoSchool } from "../../../src/demo/index.ts";
import { Session } from "../../../src/webuntis/index.ts";

const now = () => Temporal.Instant.from("2026-11-23T06:30:00Z");
const ACCOUNT = { school: "demo", username: "demo", password: "demo", useragent: "test", now };

test.each([true, false])(
  "answers are compressed for those who accept it, where the school does so: %s",
  async (compresses) => {
    await using demo = await startDemoSchool({ now, compresses });
    const ask = async (accepted: string) => {
      const search = { id: "1", jsonrpc: "2.0", method: "authenticate", params: { user: "demo", password: "demo" } };
      const endpoint = `${demo.url}/WebUntis/jsonrpc.do?school=demo`;
      const login = await fetch(endpoint, { method: "POST", body: JSON.stringify(search) });
      const { result } = (await login.json()) as { result: { sessionId: string } };
      const headers = { cookie: `JSESSIONID=${result.sessionId}`, "accept-encoding": accepted };
      const body = JSON.stringify({ id: "2", jsonrpc: "2.0", method: "getTeachers", params: {} });
      return (await fetch(endpoint, { method: "POST", headers, body })).headers.get("content-encoding");
    };
    expect(await ask("gzip, br")).toBe(compresses ? "gzip" : null);
    expect(await ask("identity")).toBeNull();
    await using session = await new Session({ ...ACCOUNT, server: demo.url }).login();
    expect((await session.teachers()).length).toBeGreaterThan(20);
  },
);

import { beforeAll, describe, expect, test } from "vitest";
import type { DemoSchool } from "../../src/demo/index.ts";
import { asker, asText } from "../demo-bot.ts";
import { startWorld, type World } from "./world.ts";

type Fault = Parameters<DemoSchool["fail"]>[0];

const KEY = "JBSWY3DPEHPK3PXP";

const ACCOUNTS = {
  password: { username: "demo", password: "demo" },
  secret: { username: "demo", password: "", secret: KEY },
  anonymous: { username: "", password: "", anonymous: true },
} as const;

type Way = keyof typeof ACCOUNTS;

const CLOSINGS: readonly [string, Fault][] = [
  ["404", { kind: "status", status: 404 }],
  ["410", { kind: "status", status: 410 }],
  ["503 with HTML", { kind: "html", status: 503 }],
  ["−32601", { kind: "no-method" }],
  ["a broken connection", { kind: "reset" }],
];

const RPC = "/WebUntis/jsonrpc.do";
const INTERN = "/WebUntis/jsonrpc_intern.do";
const FORM = "/WebUntis/j_spring_security_check";
const MOBILE = "/WebUntis/api/mobile/v2/demo/authentication";
const TOKEN = "/WebUntis/api/token/new";

async function worldWith(way: Way, closed: readonly string[], fault: Fault): Promise<World> {
  const world = await startWorld("2026-11-24 05:30", { ...ACCOUNTS[way] });
  for (const path of closed) world.demo.fail(fault, { path, times: Number.POSITIVE_INFINITY });
  return world;
}

const ask = async ({ bot }: World, line: string) => asText(await bot.runText(line, asker("de")));

/** The plan of a class, and its morning post. */
async function answers(world: World) {
  await world.subscribe();
  const plan = await ask(world, "stundenplan 5a");
  await world.at("2026-11-24 06:30");
  return { plan, posts: world.board.titles(), post: world.board.newest() };
}

/** What the bot says where all doors are open. */
const whenOpen: Partial<Record<Way, Awaited<ReturnType<typeof answers>>>> = {};

beforeAll(async () => {
  for (const way of Object.keys(ACCOUNTS) as Way[]) {
    await using world = await worldWith(way, [], { kind: "reset" });
    whenOpen[way] = await answers(world);
  }
});

describe.each(Object.keys(ACCOUNTS) as Way[])(
  "with JSON-RPC closed a bot by %s has the plan and the morning post",
  (way) => {
    // The public comes in by the mobile app's endpoint, which is JSON-RPC as well.
    const closed = way === "anonymous" ? [RPC, INTERN] : [RPC];

    test.each(CLOSINGS)("by %s", async (_, fault) => {
      await using world = await worldWith(way, closed, fault);
      const seen = await answers(world);
      expect(seen.plan).toContain("5a · Dienstag, 24. November");
      expect(seen.plan).toContain("Mathematik");
      expect(seen.posts).toEqual(["c1: 5a · Dienstag, 24. November"]);
      expect(seen).toEqual(whenOpen[way]);
    });
  },
);

describe.each<[string, Way, readonly string[]]>([
  ["authenticate", "password", []],
  ["web-form", "password", [RPC]],
  ["mobile", "password", [RPC, FORM]],
  ["shared-secret", "password", [RPC, FORM, MOBILE]],
  ["user-data", "secret", []],
  ["auth-token", "secret", [RPC]],
  ["otp", "secret", [INTERN]],
  ["public-app", "anonymous", []],
  ["public-web", "anonymous", [INTERN]],
])("the door %s", (door, way, closed) => {
  test("leads to the plan", async () => {
    await using world = await worldWith(way, closed, { kind: "status", status: 404 });
    if (door === "auth-token") world.demo.fail({ kind: "no-method" }, { method: "getUserData2017", times: 9 });
    expect((await answers(world)).plan).toEqual(whenOpen[way]?.plan);
    expect(world.session.loginDoors?.open).toBe(door);
    expect(world.session.loginResult).toMatchObject(way === "anonymous" ? {} : { personType: 2 });
  });
});

test.each(CLOSINGS)("changes are told although the time of the last import is not, with %s", async (_, fault) => {
  await using world = await worldWith("password", [RPC], fault);
  await world.subscribe();
  await world.until("2026-11-24 07:00", { minutes: 5 });
  world.demo.happens((period) =>
    period.klassen[0]?.name === "5a" && `${period.date}` === "2026-11-24"
      ? { ...period, code: "cancelled", change: "cancel" }
      : period,
  );
  await world.until("2026-11-24 08:00", { minutes: 5 });
  expect(world.board.newest()).toContain("entfällt");
  expect(world.board.titles()).toHaveLength(2);
});

test("/status says by which door the bot came in, and which one does not exist or is broken", async () => {
  await using world = await worldWith("password", [RPC], { kind: "status", status: 404 });
  const german = await ask(world, "status");
  expect(german).toContain("• Anmeldung ✓ über Web-Formular (JSON-RPC geschlossen)");
  expect(german).toMatch(/• Offen über Web-Client: .*\bPlan\b/);
  expect(german).toContain("• Zeit der letzten Änderung ✗ (gibt es hier nicht)");
  world.demo.fail({ kind: "html", status: 503 }, { path: FORM, times: Number.POSITIVE_INFINITY });
  world.demo.expireSessions();
  await world.at("2026-11-24 08:00");
  expect(await ask(world, "status")).toContain(
    "• Anmeldung ✓ über Untis Mobile (JSON-RPC geschlossen, Web-Formular gestört)",
  );
});

test("a closed door is not asked again for hours, a token is renewed before it ends", async () => {
  await using world = await worldWith("password", [RPC, FORM], { kind: "status", status: 410 });
  await ask(world, "stundenplan 5a");
  for (const time of ["06:00", "06:30", "07:00"]) {
    await world.at(`2026-11-24 ${time}`);
    expect(await ask(world, "stundenplan 5a")).toContain("Mathematik");
  }
  const asked = [RPC, FORM, MOBILE, TOKEN].map((path) => world.demo.requests(path));
  expect([world.demo.requests("authenticate"), ...asked.slice(1)]).toEqual([1, 1, 4, 0]);
});

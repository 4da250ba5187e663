import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SchoolError } from "../../../src/school/index.ts";
import { page } from "../../fakes/webuntis.ts";
import { openSmallSchool, type SmallSchool, UNAVAILABLE } from "../small-school.ts";

const FIVE_A = { kind: "klasse", id: 1, name: "5a", longName: "" } as const;
const FIVE_B = { kind: "klasse", id: 2, name: "5b", longName: "" } as const;
const MONDAY = Temporal.PlainDate.from("2026-11-23");

const wishing = (retryAfter: string) => page(503, "<h1>Zu viel los</h1>", { "retry-after": retryAfter });

let open: Awaited<ReturnType<typeof openSmallSchool>>;
beforeEach(async () => {
  open = await openSmallSchool({ now: "2026-11-23T07:00+01:00" });
});
afterEach(() => open[Symbol.asyncDispose]());

const plan = (of: typeof FIVE_A | typeof FIVE_B = FIVE_A) => open.school.dayPlan(of, MONDAY);

/** How many requests something takes; errors of the school's are no matter. */
async function requests(ask: () => Promise<unknown>): Promise<number> {
  const before = open.calls().length;
  await ask().catch((error: unknown) => expect(error).toBeInstanceOf(SchoolError));
  return open.calls().length - before;
}

const at = (time: string, more: { ill?: SmallSchool["ill"] } = {}) =>
  Object.assign(open.small, { now: `2026-11-23T${time}+01:00`, ...more });

const WELL = { ill: undefined };

describe("a server that wishes for a pause", () => {
  test("is asked nothing at all meanwhile: what is known is shown with its age, the rest is not to be had", async () => {
    await plan();
    at("07:30:00", { ill: wishing("120") });
    expect(await requests(() => plan())).toBe(1);
    expect((await plan()).stale).toBe(true);
    await expect(plan(FIVE_B)).rejects.toMatchObject({ reason: "unreachable" });
    at("07:31:59");
    const asking = [() => plan(), () => plan(FIVE_B), () => open.school.lastImport(), () => open.school.doors()];
    for (const ask of asking) expect(await requests(ask)).toBe(0);
    at("07:32:00", WELL);
    expect((await plan()).stale).toBe(false);
    expect((await plan(FIVE_B)).stale).toBe(false);
  });

  test.each(["86400", "Tue, 24 Nov 2026 06:30:00 GMT"])("of a day (%s) gets fifteen minutes", async (wish) => {
    await plan();
    at("07:30:00", { ill: wishing(wish) });
    await plan();
    at("07:44:59", WELL);
    expect(await requests(() => plan())).toBe(0);
    expect((await plan()).stale).toBe(true);
    at("07:45:00");
    expect((await plan()).stale).toBe(false);
  });

  test("does not lose it by another error in between", async () => {
    await plan();
    at("07:30:00");
    let calls = 0;
    // Two questions at once: the second one fails in another way after the first one has been told the wish.
    const first = Promise.withResolvers<void>();
    open.small.ill = {
      raw: async (response) => {
        calls += 1;
        if (calls === 1) {
          response.writeHead(503, { "retry-after": "600" }).end();
          first.resolve();
          return;
        }
        await first.promise;
        response.writeHead(502).end();
      },
    };
    await Promise.allSettled([plan(), open.school.lastImport()]);
    expect(calls).toBe(2);
    at("07:39:59", WELL);
    expect(await requests(() => plan())).toBe(0);
    at("07:40:00");
    expect((await plan()).stale).toBe(false);
  });

  test("also by the question for news, which keeps the others waiting then", async () => {
    await plan();
    at("07:30:00", { ill: wishing("60") });
    await expect(open.school.lastImport()).rejects.toMatchObject({ reason: "unreachable" });
    expect(await requests(() => plan())).toBe(0);
    at("07:31:00", WELL);
    expect(await open.school.lastImport()).toBeInstanceOf(Temporal.Instant);
  });
});

test("a server that is ill without a wish is asked what was never answered, but not what can be shown", async () => {
  await plan();
  at("07:30:00", { ill: UNAVAILABLE });
  await plan();
  expect(await requests(() => plan())).toBe(0);
  expect(await requests(() => plan(FIVE_B))).toBeGreaterThan(0);
  at("07:30:30");
  expect(await requests(() => plan())).toBe(1);
});

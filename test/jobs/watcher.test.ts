import { describe, expect, test } from "vitest";
import type { DemoSchool } from "../../src/demo/index.ts";
import { asText } from "../demo-bot.ts";
import { startWorld, type World } from "./world.ts";

type Edit = Parameters<DemoSchool["happens"]>[0];
type Period = Parameters<Edit>[0];

/** Edits the periods of the 8b at some units of a day. */
const at =
  (date: string, units: readonly number[], edit: (period: Period) => Period | undefined): Edit =>
  (period) =>
    period.klassen[0]?.name === "8b" && `${period.date}` === date && units.some((unit) => period.units.includes(unit))
      ? edit(period)
      : period;

const cancelled = (period: Period): Period => ({ ...period, code: "cancelled", change: "cancel" });

/** Physics of the 8b on Wednesday, 25 November 2026. */
const physics = (edit: typeof cancelled) => at("2026-11-25", [3, 4], edit);

/** What was told about changes, as text without the buttons. */
const alerts = ({ board }: World) =>
  board.pinned
    .filter(({ post }) => post.key.startsWith("c"))
    .map(
      ({ post, reply }) =>
        `${post.place}: ${asText({ ...reply, actions: [] })
          .trim()
          .replaceAll(/\n */g, " ")}`,
    );

const start = async (from = "2026-11-24 06:00", wished = {}) => {
  const world = await startWorld(from);
  await world.subscribe({ klasse: "8b", ...wished });
  await world.until("2026-11-24 06:35", { minutes: 5 });
  return world;
};

const CANCELLED = "c1: 8b · Planänderung Mi 25.11., 3.–4. Stunde: ~Physik~ entfällt";
const AFTER_ALL = "c1: 8b · Planänderung Mi 25.11., 3.–4. Stunde: Physik findet doch statt";

describe("a change", () => {
  test("is told once, also when it is taken back", async () => {
    await using world = await start();
    const takeBack = world.demo.happens(physics(cancelled));
    await world.until("2026-11-24 12:00", { minutes: 5 });
    expect(alerts(world)).toEqual([CANCELLED]);
    takeBack();
    await world.until("2026-11-24 18:00", { minutes: 5 });
    expect(alerts(world)).toEqual([CANCELLED, AFTER_ALL]);
  });

  test("that comes and goes between two looks was none", async () => {
    await using world = await start();
    world.demo.happens(physics(cancelled))();
    await world.until("2026-11-24 12:00", { minutes: 5 });
    expect(alerts(world)).toEqual([]);
  });

  test("is not told again after a restart", async () => {
    await using world = await start();
    world.demo.happens(physics(cancelled));
    await world.until("2026-11-24 07:00", { minutes: 5 });
    world.restart();
    await world.until("2026-11-24 09:00", { minutes: 5 });
    expect(alerts(world)).toEqual([CANCELLED]);
  });

  test("that came while the bot was down is told when it is back", async () => {
    await using world = await start();
    world.demo.happens(physics(cancelled));
    world.restart();
    await world.at("2026-11-24 15:00");
    expect(alerts(world)).toEqual([CANCELLED]);
  });

  test("in the past is not told at all", async () => {
    await using world = await start();
    await world.until("2026-11-24 09:40", { minutes: 5 });
    world.demo.happens(at("2026-11-24", [1, 2], (period) => ({ ...period, substText: "war schön" })));
    await world.until("2026-11-24 11:00", { minutes: 5 });
    expect(alerts(world)).toEqual([]);
  });

  test("reaches every place that subscribed to the class, each with what it wants", async () => {
    await using world = await start("2026-11-24 06:00", { alerts: "all", role: "9" });
    await world.subscribe({ klasse: "8b", place: "near", alerts: "near", role: "8" });
    await world.subscribe({ klasse: "8b", place: "none", alerts: "none" });
    await world.subscribe({ klasse: "8b", place: "fridays", alerts: "all", weekdays: [5] });
    await world.subscribe({ klasse: "5a", place: "others", alerts: "all" });
    await world.subscribe({ klasse: "8b", place: "english", alerts: "near", language: "en" });
    world.demo.happens(physics(cancelled));
    await world.until("2026-11-24 07:00", { minutes: 5 });
    expect(alerts(world).toSorted()).toEqual([
      CANCELLED,
      "english: 8b · Timetable change Wed 25 Nov, 3rd–4th lessons: ~Physik~ is cancelled",
      CANCELLED.replace("c1", "near"),
    ]);
    // Thursday is neither today nor the next school day: only who wants all hears of it, and nobody is called.
    world.demo.happens(at("2026-11-26", [1, 2], cancelled));
    await world.until("2026-11-24 08:00", { minutes: 5 });
    expect(alerts(world).slice(3)).toEqual(["c1: 8b · Planänderung Do 26.11., 1.–2. Stunde: ~Biologie~ entfällt"]);
    const told = world.board.pinned.filter(({ post }) => post.key.startsWith("c"));
    expect(told.map(({ post }) => [post.place, post.mention])).toEqual(
      expect.arrayContaining([
        ["c1", "9"],
        ["near", "8"],
        ["english", null],
        ["c1", null],
      ]),
    );
  });

  test("before the weekend is near when it is one of Monday", async () => {
    await using world = await startWorld("2026-11-27 14:00");
    await world.subscribe({ klasse: "8b", alerts: "near" });
    await world.until("2026-11-27 14:10", { minutes: 5 });
    world.demo.happens(at("2026-11-30", [3, 4], cancelled));
    await world.until("2026-11-27 15:00", { minutes: 5 });
    expect(alerts(world)).toHaveLength(1);
  });
});

describe("a change shortly before the day's post", () => {
  test("is left to the post, unless a role is to be called or the post would not show it", async () => {
    await using world = await startWorld("2026-11-24 18:00");
    await world.subscribe({ klasse: "8b" });
    await world.subscribe({ klasse: "8b", place: "role", role: "9" });
    await world.subscribe({ klasse: "8b", place: "changes", onlyChanges: true });
    await world.until("2026-11-25 05:25", { minutes: 5 });
    world.demo.happens(physics(cancelled));
    await world.until("2026-11-25 05:30", { minutes: 5 });
    expect(alerts(world)).toHaveLength(2);
    await world.until("2026-11-25 07:00", { minutes: 5 });
    expect(alerts(world).toSorted()).toEqual([CANCELLED.replace("c1", "changes"), CANCELLED.replace("c1", "role")]);
    const post = world.board.pinned.find(({ post: { place, key } }) => place === "c1" && key === "d1:20261125");
    expect(post && asText(post.reply)).toContain("~Physik~");
  });

  test("is told at once when the post is more than an hour away", async () => {
    await using world = await startWorld("2026-11-24 18:00");
    await world.subscribe({ klasse: "8b", time: new Temporal.PlainTime(7, 0) });
    await world.until("2026-11-25 05:25", { minutes: 5 });
    world.demo.happens(physics(cancelled));
    await world.until("2026-11-25 05:30", { minutes: 5 });
    expect(alerts(world)).toEqual([CANCELLED]);
  });
});

describe("a post of today", () => {
  test("is edited when its plan changes, and says when", async () => {
    await using world = await start();
    expect(world.board.titles()).toEqual(["c1: 8b · Dienstag, 24. November"]);
    world.demo.happens(at("2026-11-24", [3, 4], cancelled));
    await world.until("2026-11-24 07:00", { minutes: 5 });
    const [post] = world.board.pinned;
    expect(post).toMatchObject({ edits: 1, reply: { footer: "aktualisiert 06:40" } });
    expect(post && asText(post.reply)).toContain("↳ entfällt");
    expect(alerts(world)).toEqual(["c1: 8b · Planänderung Di 24.11., 3.–4. Stunde: ~Englisch~ entfällt"]);
  });

  test("is left alone when the school day is over, and when its message is gone", async () => {
    await using world = await start();
    world.board.answersEdits({ kind: "gone" });
    world.demo.happens(at("2026-11-24", [3, 4], cancelled));
    await world.until("2026-11-24 07:00", { minutes: 5 });
    world.demo.happens(at("2026-11-24", [3, 4], (period) => ({ ...period, substText: "krank" })));
    await world.until("2026-11-24 07:10", { minutes: 5 });
    expect(world.board.pinned[0]?.edits).toBe(1);
    await world.until("2026-11-24 15:45", { minutes: 5 });
    world.demo.happens(at("2026-11-24", [3, 4], (period) => ({ ...period, info: "zu spät" })));
    await world.until("2026-11-24 17:00", { minutes: 5 });
    expect(world.board.pinned[0]?.edits).toBe(1);
  });

  test("that is told the evening before is edited then, too", async () => {
    await using world = await startWorld("2026-11-23 17:00");
    await world.subscribe({ klasse: "8b", eve: true, time: new Temporal.PlainTime(18, 0) });
    await world.until("2026-11-23 18:00", { minutes: 5 });
    world.demo.happens(at("2026-11-24", [3, 4], cancelled));
    await world.until("2026-11-23 18:10", { minutes: 5 });
    expect(world.board.pinned[0]).toMatchObject({ edits: 1, reply: { footer: "aktualisiert 18:05" } });
  });
});

describe("what is hard to believe", () => {
  const nothing: Edit = (period) => (period.klassen.some(({ name }) => name === "8b") ? undefined : period);

  test("and soon over was nothing", async () => {
    await using world = await start();
    const heal = world.demo.happens(nothing);
    await world.until("2026-11-24 06:45", { minutes: 5 });
    heal();
    await world.until("2026-11-24 12:00", { minutes: 5 });
    expect(alerts(world)).toEqual([]);
    world.demo.happens(physics(cancelled));
    await world.until("2026-11-24 12:10", { minutes: 5 });
    expect(alerts(world)).toEqual([CANCELLED]);
  });

  test("and still so at a second look is told", async () => {
    await using world = await start();
    world.demo.happens(nothing);
    await world.until("2026-11-24 06:45", { minutes: 5 });
    expect(alerts(world)).toEqual([]);
    await world.until("2026-11-24 07:30", { minutes: 5 });
    expect(alerts(world)).toEqual([
      "c1: 8b · Planänderungen Di 24.11.: kein Unterricht mehr eingetragen Mi 25.11.: kein Unterricht mehr eingetragen",
    ]);
  });

  test("is not a day on which everything is cancelled", async () => {
    await using world = await start();
    world.demo.happens(at("2026-11-25", [1, 2, 3, 4, 5, 6, 7, 8], cancelled));
    await world.until("2026-11-24 06:45", { minutes: 5 });
    expect(alerts(world)).toEqual(["c1: 8b · Planänderung Mi 25.11.: alles entfällt"]);
  });
});

describe("what is told after other things", () => {
  const nothing: Edit = (period) =>
    period.klassen.some(({ name }) => name === "8b") && `${period.date}` === "2026-11-25" ? undefined : period;

  test("a day that was told to be free and is one of school after all", async () => {
    await using world = await start();
    const heal = world.demo.happens(nothing);
    await world.until("2026-11-24 07:00", { minutes: 5 });
    heal();
    await world.until("2026-11-24 07:30", { minutes: 5 });
    expect(alerts(world)).toEqual([
      "c1: 8b · Planänderung Mi 25.11.: kein Unterricht mehr eingetragen",
      "c1: 8b · Planänderung Mi 25.11.: doch Unterricht",
    ]);
  });

  test("words that could not be sent at once keep their order", async () => {
    await using world = await start();
    world.board.answers({ kind: "busy", afterSeconds: 900, error: {} });
    const takeBack = world.demo.happens(physics(cancelled));
    await world.until("2026-11-24 06:45", { minutes: 5 });
    takeBack();
    await world.until("2026-11-24 06:50", { minutes: 5 });
    expect(alerts(world)).toEqual([]);
    await world.until("2026-11-24 07:30", { minutes: 5 });
    expect(alerts(world)).toEqual([CANCELLED, AFTER_ALL]);
  });

  test("a day that is all cancelled when it is over is not told", async () => {
    await using world = await start();
    await world.until("2026-11-24 18:55", { minutes: 5 });
    world.demo.happens(at("2026-11-24", [1, 2, 3, 4, 5, 6, 7, 8], cancelled));
    world.demo.happens((period) =>
      period.klassen.some(({ name }) => name === "8b") && `${period.date}` === "2026-11-24"
        ? cancelled(period)
        : period,
    );
    await world.until("2026-11-24 20:00", { minutes: 5 });
    expect(alerts(world)).toEqual([]);
  });

  test("nothing of a time when nobody wanted to hear of the class", async () => {
    await using world = await start();
    await world.store.memory.unsubscribe(1, { platform: "discord", place: "c1" });
    await world.subscribe({ klasse: "5a", alerts: "none" });
    await world.until("2026-11-24 07:00", { minutes: 5 });
    world.demo.happens(physics(cancelled));
    await world.until("2026-11-24 08:00", { minutes: 5 });
    await world.subscribe({ klasse: "8b" });
    await world.until("2026-11-24 09:00", { minutes: 5 });
    expect(alerts(world)).toEqual([]);
  });

  test("a doubt about a class that nobody wants any more costs nothing", async () => {
    await using world = await start();
    await world.subscribe({ klasse: "5a", alerts: "none" });
    world.demo.happens(nothing);
    await world.until("2026-11-24 06:45", { minutes: 5 });
    await world.store.memory.unsubscribe(1, { platform: "discord", place: "c1" });
    await world.until("2026-11-24 07:00", { minutes: 5 });
    const before = world.demo.requests("getTimetable");
    await world.until("2026-11-24 08:00", { minutes: 5 });
    expect(world.demo.requests("getTimetable")).toBe(before);
  });
});

describe("a look at the plans", () => {
  const asked = ({ demo }: World) => ({
    news: demo.requests("getLatestImportTime"),
    plans: demo.requests("getTimetable"),
  });

  test("asks for news only, every five minutes by day and every hour by night", async () => {
    await using world = await start();
    await world.subscribe({ klasse: "8b", place: "c2" });
    await world.until("2026-11-24 09:00", { minutes: 5 });
    const before = asked(world);
    await world.until("2026-11-24 10:00", { minutes: 1 });
    expect(asked(world)).toEqual({ news: before.news + 12, plans: before.plans });
    await world.until("2026-11-24 22:00", { minutes: 30 });
    const looks = [];
    for (let last = asked(world).news; world.school.now().hour !== 6; last = asked(world).news) {
      const minute = world.school.now().add({ minutes: 1 });
      await world.at(`${minute.toInstant()}`);
      if (asked(world).news > last && minute.hour !== 5)
        looks.push(minute.toPlainTime().toString({ smallestUnit: "minute" }));
    }
    expect(looks).toEqual(["23:00", "00:00", "01:00", "02:00", "03:00", "04:00", "06:00"]);
  });

  test("reads every class once per week when there is news, however many subscribed", async () => {
    await using world = await start();
    for (const place of ["c2", "c3", "c4"]) await world.subscribe({ klasse: "8b", place });
    await world.until("2026-11-24 09:00", { minutes: 5 });
    const before = asked(world);
    world.demo.happens(physics(cancelled));
    await world.at("2026-11-24 09:05");
    expect(asked(world)).toEqual({ news: before.news + 1, plans: before.plans + 2 });
    expect(alerts(world)).toHaveLength(4);
  });

  test("is taken every 15 minutes where WebUntis does not say whether there is news", async () => {
    await using world = await startWorld("2026-11-24 06:00");
    world.demo.fail({ kind: "no-right" }, { method: "getLatestImportTime", times: 1000 });
    await world.subscribe({ klasse: "8b" });
    await world.until("2026-11-24 06:35", { minutes: 5 });
    world.demo.happens(physics(cancelled));
    const told: string[] = [];
    for (let minute = 36; minute < 56; minute++) {
      await world.at(`2026-11-24 06:${minute}`);
      if (alerts(world).length > told.length) told.push(`06:${minute}`);
    }
    expect(told).toEqual(["06:50"]);
    expect(alerts(world)).toEqual([CANCELLED]);
  });

  test("that only gets old plans waits for new ones, and tells the change then", async () => {
    await using world = await start();
    world.demo.happens(physics(cancelled));
    world.demo.fail({ kind: "status", status: 503 }, { method: "getTimetable", times: 10_000 });
    world.demo.fail({ kind: "status", status: 503 }, { path: "/timetable/", times: 10_000 });
    await world.until("2026-11-24 07:00", { minutes: 5 });
    expect(alerts(world)).toEqual([]);
    expect(world.log.map(({ message }) => message)).toContain("A class’s plan could not be watched");
    world.demo.heal();
    await world.until("2026-11-24 07:30", { minutes: 5 });
    expect(alerts(world)).toEqual([CANCELLED]);
  });

  test("is told soon after a server that wished for a day of silence, and gets a quarter of an hour", async () => {
    await using world = await start();
    world.demo.happens(physics(cancelled));
    world.demo.fail({ kind: "status", status: 503, retryAfter: 86_400 });
    await world.until("2026-11-24 06:50", { minutes: 5 });
    expect(alerts(world)).toEqual([]);
    await world.until("2026-11-24 07:05", { minutes: 5 });
    expect(alerts(world)).toEqual([CANCELLED]);
  });

  test("fails quietly while WebUntis is ill, and tells the change when it is well", async () => {
    await using world = await start();
    world.demo.happens(physics(cancelled));
    world.demo.fail({ kind: "status", status: 503 }, { times: 10_000 });
    await world.until("2026-11-24 07:00", { minutes: 5 });
    const [line] = world.log.filter(({ message }) => message === "WebUntis could not be asked for news");
    expect(line?.entry).toEqual({ why: expect.stringContaining("status 503") });
    expect(alerts(world)).toEqual([]);
    world.demo.heal();
    await world.until("2026-11-24 07:30", { minutes: 5 });
    expect(alerts(world)).toEqual([CANCELLED]);
  });
});

test("whether WebUntis answers is known without any subscription, too", async () => {
  await using world = await startWorld("2026-11-24 06:00");
  expect(world.jobs().status().webuntis).toBe("ready");
  await world.demo.close();
  await world.until("2026-11-24 06:30", { minutes: 5 });
  expect(world.jobs().status().webuntis).toBe("waiting");
});

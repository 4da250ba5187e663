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
const notices = ({ board }: World) =>
  board.pinned
    .filter(({ post }) => post.key.startsWith("c"))
    .map(
      ({ post, reply }) =>
        `${post.place}: ${asText({ ...reply, actions: [] })
          .trim()
          .replaceAll(/\n */g, " ")}`,
    );

const start = async (from = "2026-11-24 06:00", wished = {}) => {
  const it = await startWorld(from);
  await it.subscribe({ klasse: "8b", ...wished });
  await it.until("2026-11-24 06:35", { minutes: 5 });
  return it;
};

const CANCELLED = "c1: 8b · Planänderung Mi 25.11., 3.–4. Stunde: ~Physik~ entfällt";
const AFTER_ALL = "c1: 8b · Planänderung Mi 25.11., 3.–4. Stunde: Physik findet doch statt";

describe("a change", () => {
  test("is told once, also when it is taken back", async () => {
    await using it = await start();
    const takeBack = it.demo.demo.happens(physics(cancelled));
    await it.until("2026-11-24 12:00", { minutes: 5 });
    expect(notices(it)).toEqual([CANCELLED]);
    takeBack();
    await it.until("2026-11-24 18:00", { minutes: 5 });
    expect(notices(it)).toEqual([CANCELLED, AFTER_ALL]);
  });

  test("that comes and goes between two looks was none", async () => {
    await using it = await start();
    it.demo.demo.happens(physics(cancelled))();
    await it.until("2026-11-24 12:00", { minutes: 5 });
    expect(notices(it)).toEqual([]);
  });

  test("is not told again after a restart", async () => {
    await using it = await start();
    it.demo.demo.happens(physics(cancelled));
    await it.until("2026-11-24 07:00", { minutes: 5 });
    it.restart();
    await it.until("2026-11-24 09:00", { minutes: 5 });
    expect(notices(it)).toEqual([CANCELLED]);
  });

  test("that came while the bot was down is told when it is back", async () => {
    await using it = await start();
    it.demo.demo.happens(physics(cancelled));
    it.restart();
    await it.at("2026-11-24 15:00");
    expect(notices(it)).toEqual([CANCELLED]);
  });

  test("in the past is not told at all", async () => {
    await using it = await start();
    await it.until("2026-11-24 09:40", { minutes: 5 });
    it.demo.demo.happens(at("2026-11-24", [1, 2], (period) => ({ ...period, substText: "war schön" })));
    await it.until("2026-11-24 11:00", { minutes: 5 });
    expect(notices(it)).toEqual([]);
  });

  test("reaches every place that subscribed to the class, each with what it wants", async () => {
    await using it = await start("2026-11-24 06:00", { notices: "all", role: "9" });
    await it.subscribe({ klasse: "8b", place: "near", notices: "near", role: "8" });
    await it.subscribe({ klasse: "8b", place: "none", notices: "none" });
    await it.subscribe({ klasse: "8b", place: "fridays", notices: "all", weekdays: [5] });
    await it.subscribe({ klasse: "5a", place: "others", notices: "all" });
    await it.subscribe({ klasse: "8b", place: "english", notices: "near", language: "en" });
    it.demo.demo.happens(physics(cancelled));
    await it.until("2026-11-24 07:00", { minutes: 5 });
    expect(notices(it).toSorted()).toEqual([
      CANCELLED,
      "english: 8b · Change of plan Wed 25 Nov, 3rd–4th lesson: ~Physik~ is cancelled",
      CANCELLED.replace("c1", "near"),
    ]);
    // Thursday is neither today nor the next school day: only who wants all hears of it, and nobody is called.
    it.demo.demo.happens(at("2026-11-26", [1, 2], cancelled));
    await it.until("2026-11-24 08:00", { minutes: 5 });
    expect(notices(it).slice(3)).toEqual(["c1: 8b · Planänderung Do 26.11., 1.–2. Stunde: ~Biologie~ entfällt"]);
    const told = it.board.pinned.filter(({ post }) => post.key.startsWith("c"));
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
    await using it = await startWorld("2026-11-27 14:00");
    await it.subscribe({ klasse: "8b", notices: "near" });
    await it.until("2026-11-27 14:10", { minutes: 5 });
    it.demo.demo.happens(at("2026-11-30", [3, 4], cancelled));
    await it.until("2026-11-27 15:00", { minutes: 5 });
    expect(notices(it)).toHaveLength(1);
  });
});

describe("a change shortly before the day's post", () => {
  test("is left to the post, unless a role is to be called or the post would not show it", async () => {
    await using it = await startWorld("2026-11-24 18:00");
    await it.subscribe({ klasse: "8b" });
    await it.subscribe({ klasse: "8b", place: "role", role: "9" });
    await it.subscribe({ klasse: "8b", place: "changes", onlyChanges: true });
    await it.until("2026-11-25 05:25", { minutes: 5 });
    it.demo.demo.happens(physics(cancelled));
    await it.until("2026-11-25 05:30", { minutes: 5 });
    expect(notices(it)).toHaveLength(2);
    await it.until("2026-11-25 07:00", { minutes: 5 });
    expect(notices(it).toSorted()).toEqual([CANCELLED.replace("c1", "changes"), CANCELLED.replace("c1", "role")]);
    const post = it.board.pinned.find(({ post: { place, key } }) => place === "c1" && key === "d1:20261125");
    expect(post && asText(post.reply)).toContain("~Physik~");
  });

  test("is told at once when the post is more than an hour away", async () => {
    await using it = await startWorld("2026-11-24 18:00");
    await it.subscribe({ klasse: "8b", time: new Temporal.PlainTime(7, 0) });
    await it.until("2026-11-25 05:25", { minutes: 5 });
    it.demo.demo.happens(physics(cancelled));
    await it.until("2026-11-25 05:30", { minutes: 5 });
    expect(notices(it)).toEqual([CANCELLED]);
  });
});

describe("a post of today", () => {
  test("is edited when its plan changes, and says when", async () => {
    await using it = await start();
    expect(it.board.titles()).toEqual(["c1: 8b · Dienstag, 24. November"]);
    it.demo.demo.happens(at("2026-11-24", [3, 4], cancelled));
    await it.until("2026-11-24 07:00", { minutes: 5 });
    const [post] = it.board.pinned;
    expect(post).toMatchObject({ edits: 1, reply: { footer: "aktualisiert 06:40" } });
    expect(post && asText(post.reply)).toContain("↳ entfällt");
    expect(notices(it)).toEqual(["c1: 8b · Planänderung Di 24.11., 3.–4. Stunde: ~Englisch~ entfällt"]);
  });

  test("is left alone when the school day is over, and when its message is gone", async () => {
    await using it = await start();
    it.board.answersEdits({ kind: "gone" });
    it.demo.demo.happens(at("2026-11-24", [3, 4], cancelled));
    await it.until("2026-11-24 07:00", { minutes: 5 });
    it.demo.demo.happens(at("2026-11-24", [3, 4], (period) => ({ ...period, substText: "krank" })));
    await it.until("2026-11-24 07:10", { minutes: 5 });
    expect(it.board.pinned[0]?.edits).toBe(1);
    await it.until("2026-11-24 15:45", { minutes: 5 });
    it.demo.demo.happens(at("2026-11-24", [3, 4], (period) => ({ ...period, info: "zu spät" })));
    await it.until("2026-11-24 17:00", { minutes: 5 });
    expect(it.board.pinned[0]?.edits).toBe(1);
  });

  test("that is told the evening before is edited then, too", async () => {
    await using it = await startWorld("2026-11-23 17:00");
    await it.subscribe({ klasse: "8b", eve: true, time: new Temporal.PlainTime(18, 0) });
    await it.until("2026-11-23 18:00", { minutes: 5 });
    it.demo.demo.happens(at("2026-11-24", [3, 4], cancelled));
    await it.until("2026-11-23 18:10", { minutes: 5 });
    expect(it.board.pinned[0]).toMatchObject({ edits: 1, reply: { footer: "aktualisiert 18:05" } });
  });
});

describe("what is hard to believe", () => {
  const nothing: Edit = (period) => (period.klassen.some(({ name }) => name === "8b") ? undefined : period);

  test("and soon over was nothing", async () => {
    await using it = await start();
    const heal = it.demo.demo.happens(nothing);
    await it.until("2026-11-24 06:45", { minutes: 5 });
    heal();
    await it.until("2026-11-24 12:00", { minutes: 5 });
    expect(notices(it)).toEqual([]);
    it.demo.demo.happens(physics(cancelled));
    await it.until("2026-11-24 12:10", { minutes: 5 });
    expect(notices(it)).toEqual([CANCELLED]);
  });

  test("and still so at a second look is told", async () => {
    await using it = await start();
    it.demo.demo.happens(nothing);
    await it.until("2026-11-24 06:45", { minutes: 5 });
    expect(notices(it)).toEqual([]);
    await it.until("2026-11-24 07:30", { minutes: 5 });
    expect(notices(it)).toEqual([
      "c1: 8b · Planänderungen Di 24.11.: kein Unterricht mehr eingetragen Mi 25.11.: kein Unterricht mehr eingetragen",
    ]);
  });

  test("is not a day on which all is cancelled", async () => {
    await using it = await start();
    it.demo.demo.happens(at("2026-11-25", [1, 2, 3, 4, 5, 6, 7, 8], cancelled));
    await it.until("2026-11-24 06:45", { minutes: 5 });
    expect(notices(it)).toEqual(["c1: 8b · Planänderung Mi 25.11.: alles entfällt"]);
  });
});

describe("what is told after other things", () => {
  const nothing: Edit = (period) =>
    period.klassen.some(({ name }) => name === "8b") && `${period.date}` === "2026-11-25" ? undefined : period;

  test("a day that was told to be free and is one of school after all", async () => {
    await using it = await start();
    const heal = it.demo.demo.happens(nothing);
    await it.until("2026-11-24 07:00", { minutes: 5 });
    heal();
    await it.until("2026-11-24 07:30", { minutes: 5 });
    expect(notices(it)).toEqual([
      "c1: 8b · Planänderung Mi 25.11.: kein Unterricht mehr eingetragen",
      "c1: 8b · Planänderung Mi 25.11.: doch Unterricht",
    ]);
  });

  test("words that could not be sent at once keep their order", async () => {
    await using it = await start();
    it.board.answers({ kind: "busy", afterSeconds: 900, error: {} });
    const takeBack = it.demo.demo.happens(physics(cancelled));
    await it.until("2026-11-24 06:45", { minutes: 5 });
    takeBack();
    await it.until("2026-11-24 06:50", { minutes: 5 });
    expect(notices(it)).toEqual([]);
    await it.until("2026-11-24 07:30", { minutes: 5 });
    expect(notices(it)).toEqual([CANCELLED, AFTER_ALL]);
  });

  test("a day that is all cancelled when it is over is not told", async () => {
    await using it = await start();
    await it.until("2026-11-24 18:55", { minutes: 5 });
    it.demo.demo.happens(at("2026-11-24", [1, 2, 3, 4, 5, 6, 7, 8], cancelled));
    it.demo.demo.happens((period) =>
      period.klassen.some(({ name }) => name === "8b") && `${period.date}` === "2026-11-24"
        ? cancelled(period)
        : period,
    );
    await it.until("2026-11-24 20:00", { minutes: 5 });
    expect(notices(it)).toEqual([]);
  });

  test("nothing of a time when nobody wanted to hear of the class", async () => {
    await using it = await start();
    await it.demo.store.memory.unsubscribe(1, { platform: "discord", place: "c1" });
    await it.subscribe({ klasse: "5a", notices: "none" });
    await it.until("2026-11-24 07:00", { minutes: 5 });
    it.demo.demo.happens(physics(cancelled));
    await it.until("2026-11-24 08:00", { minutes: 5 });
    await it.subscribe({ klasse: "8b" });
    await it.until("2026-11-24 09:00", { minutes: 5 });
    expect(notices(it)).toEqual([]);
  });

  test("a doubt about a class that nobody wants any more costs nothing", async () => {
    await using it = await start();
    await it.subscribe({ klasse: "5a", notices: "none" });
    it.demo.demo.happens(nothing);
    await it.until("2026-11-24 06:45", { minutes: 5 });
    await it.demo.store.memory.unsubscribe(1, { platform: "discord", place: "c1" });
    await it.until("2026-11-24 07:00", { minutes: 5 });
    const before = it.demo.demo.requests("getTimetable");
    await it.until("2026-11-24 08:00", { minutes: 5 });
    expect(it.demo.demo.requests("getTimetable")).toBe(before);
  });
});

describe("a look at the plans", () => {
  const asked = ({ demo: { demo } }: World) => ({
    news: demo.requests("getLatestImportTime"),
    plans: demo.requests("getTimetable"),
  });

  test("asks for news only, every five minutes by day and every hour by night", async () => {
    await using it = await start();
    await it.subscribe({ klasse: "8b", place: "c2" });
    await it.until("2026-11-24 09:00", { minutes: 1 });
    const before = asked(it);
    await it.until("2026-11-24 10:00", { minutes: 1 });
    expect(asked(it)).toEqual({ news: before.news + 12, plans: before.plans });
    await it.until("2026-11-24 22:00", { minutes: 1 });
    const looks = [];
    for (let last = asked(it).news; it.demo.school.now().hour !== 6; last = asked(it).news) {
      const minute = it.demo.school.now().add({ minutes: 1 });
      await it.at(`${minute.toInstant()}`);
      if (asked(it).news > last && minute.hour !== 5)
        looks.push(minute.toPlainTime().toString({ smallestUnit: "minute" }));
    }
    expect(looks).toEqual(["23:00", "00:00", "01:00", "02:00", "03:00", "04:00", "06:00"]);
  });

  test("reads every class once per week when there is news, however many subscribed", async () => {
    await using it = await start();
    for (const place of ["c2", "c3", "c4"]) await it.subscribe({ klasse: "8b", place });
    await it.until("2026-11-24 09:00", { minutes: 5 });
    const before = asked(it);
    it.demo.demo.happens(physics(cancelled));
    await it.at("2026-11-24 09:05");
    expect(asked(it)).toEqual({ news: before.news + 1, plans: before.plans + 2 });
    expect(notices(it)).toHaveLength(4);
  });

  test("is taken every 15 minutes where WebUntis does not say whether there is news", async () => {
    await using it = await startWorld("2026-11-24 06:00");
    it.demo.demo.fail({ kind: "no-right" }, { method: "getLatestImportTime", times: 1000 });
    await it.subscribe({ klasse: "8b" });
    await it.until("2026-11-24 06:35", { minutes: 5 });
    it.demo.demo.happens(physics(cancelled));
    const told: string[] = [];
    for (let minute = 36; minute < 56; minute++) {
      await it.at(`2026-11-24 06:${minute}`);
      if (notices(it).length > told.length) told.push(`06:${minute}`);
    }
    expect(told).toEqual(["06:50"]);
    expect(notices(it)).toEqual([CANCELLED]);
  });

  test("that only gets old plans waits for new ones, and tells the change then", async () => {
    await using it = await start();
    it.demo.demo.happens(physics(cancelled));
    it.demo.demo.fail({ kind: "status", status: 503 }, { method: "getTimetable", times: 10_000 });
    await it.until("2026-11-24 07:00", { minutes: 5 });
    expect(notices(it)).toEqual([]);
    expect(it.log.map(({ message }) => message)).toContain("A class’s plan could not be watched");
    it.demo.demo.heal();
    await it.until("2026-11-24 07:30", { minutes: 5 });
    expect(notices(it)).toEqual([CANCELLED]);
  });

  test("fails quietly while WebUntis is ill, and tells the change when it is well", async () => {
    await using it = await start();
    it.demo.demo.happens(physics(cancelled));
    it.demo.demo.fail({ kind: "status", status: 503 }, { times: 10_000 });
    await it.until("2026-11-24 07:00", { minutes: 5 });
    expect(it.log.map(({ message }) => message)).toContain("WebUntis could not be asked for news");
    expect(notices(it)).toEqual([]);
    it.demo.demo.heal();
    await it.until("2026-11-24 07:30", { minutes: 5 });
    expect(notices(it)).toEqual([CANCELLED]);
  });
});

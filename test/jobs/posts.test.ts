import { describe, expect, test } from "vitest";
import type { DemoSchool } from "../../src/demo/index.ts";
import { startWorld } from "./world.ts";

type Edit = Parameters<DemoSchool["happens"]>[0];

describe("a school day", () => {
  test("is told at its time, once, with all that is different", async () => {
    await using world = await startWorld();
    await world.subscribe();
    await world.at("2026-11-24 06:29:59");
    expect(world.board.titles()).toEqual([]);
    await world.at("2026-11-24 06:30");
    expect(world.board.titles()).toEqual(["c1: 5a · Dienstag, 24. November"]);
    expect(world.board.pinned[0]?.post).toMatchObject({
      key: "d1:20261124",
      mention: null,
      quiet: false,
      triedAt: null,
    });
    await world.until("2026-11-24 23:59", { minutes: 30 });
    expect(world.board.pinned).toHaveLength(1);
  });

  test("is put into words once for all who want the same, and apart for everybody else", async () => {
    await using world = await startWorld();
    await world.subscribe({ klasse: "8b", place: "one" });
    await world.subscribe({ klasse: "8b", place: "same", role: "9", weekdays: [2] });
    await world.subscribe({ klasse: "8b", place: "english", language: "en" });
    await world.subscribe({ klasse: "8b", place: "changes", onlyChanges: true, role: "9" });
    await world.subscribe({ klasse: "8b", place: "mondays", weekdays: [1] });
    await world.subscribe({ klasse: "5a", place: "other" });
    world.demo.happens((period) =>
      period.klassen[0]?.name === "8b" && `${period.date}` === "2026-11-24"
        ? { ...period, code: "cancelled", change: "cancel" }
        : period,
    );
    await world.at("2026-11-24 06:30");
    const posts = new Map(world.board.pinned.map(({ post }) => [post.place, post]));
    expect(posts.get("same")?.reply).toBe(posts.get("one")?.reply);
    expect([...posts].map(([place, { reply, mention }]) => [place, reply.title, mention]).toSorted()).toEqual([
      ["changes", "Änderungen 8b · Dienstag, 24. November", "9"],
      ["english", "8b · Tuesday 24 November", null],
      ["one", "8b · Dienstag, 24. November", null],
      ["other", "5a · Dienstag, 24. November", null],
      ["same", "8b · Dienstag, 24. November", null],
    ]);
    expect(posts.get("changes")?.reply.actions).not.toEqual(posts.get("one")?.reply.actions);
  });

  test("is told on the evening before where that is wanted, on Sundays for Monday", async () => {
    await using world = await startWorld("2026-11-27 15:00");
    await world.subscribe({ eve: true, time: new Temporal.PlainTime(18, 0) });
    await world.until("2026-11-30 23:00", { minutes: 60 });
    expect(world.board.titles()).toEqual(["c1: 5a · Montag, 30. November", "c1: 5a · Dienstag, 1. Dezember"]);
    expect(world.board.pinned.map(({ post }) => post.key)).toEqual(["d1:20261130", "d1:20261201"]);
  });

  test("of another weekday than those that are wanted is not told", async () => {
    await using world = await startWorld();
    await world.subscribe({ weekdays: [3, 5] });
    await world.at("2026-11-24 06:30");
    await world.until("2026-11-30 12:30", { hours: 6 });
    expect(world.board.titles()).toEqual(["c1: 5a · Mittwoch, 25. November", "c1: 5a · Freitag, 27. November"]);
  });

  test("without anything different is not told to those who want only that", async () => {
    await using world = await startWorld();
    const { school } = world;
    const klasse = (await school.klassen()).find(({ name }) => name === "8b");
    if (!klasse) return expect.fail("There is no 8b");
    const days = Array.from({ length: 14 }, (_, day) => Temporal.PlainDate.from("2026-11-24").add({ days: day }));
    const plans = [];
    for (const date of days) plans.push(await school.dayPlan(klasse, date));
    const changed = plans.filter(({ kind, changes }) => kind === "school" && changes > 0);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThan(plans.filter(({ kind }) => kind === "school").length);
    await world.subscribe({ klasse: "8b", onlyChanges: true, role: "9" });
    await world.at("2026-11-24 06:30");
    await world.until("2026-12-07 12:30", { hours: 6 });
    expect(world.board.pinned.map(({ post }) => post.key)).toEqual(
      changed.map(({ date }) => `d1:${date.toString().replaceAll("-", "")}`),
    );
    // Whoever wants only changes is called for them.
    expect(new Set(world.board.pinned.map(({ post }) => post.mention))).toEqual(new Set(["9"]));
  });

  test.each([
    // 02:30 does not exist in that night; then it is an hour later.
    [
      "into summer time",
      "2025-03-29 15:00",
      "2025-03-31 02:00",
      "d1:20250331",
      "2025-03-30T03:30:00+02:00[Europe/Berlin]",
    ],
    // 02:30 comes twice in that night.
    [
      "out of summer time",
      "2025-10-25 15:00",
      "2025-10-27 02:00",
      "d1:20251027",
      "2025-10-26T02:30:00+02:00[Europe/Berlin]",
    ],
  ])("is told once in the night in which clocks go %s", async (_, from, to, key, expected) => {
    await using world = await startWorld(from);
    await world.subscribe({ eve: true, time: new Temporal.PlainTime(2, 30) });
    await world.until(to, { minutes: 30 });
    expect(world.board.pinned.map(({ post, at }) => [post.key, `${at}`])).toEqual([[key, expected]]);
  });
});

describe("free days", () => {
  test("are quiet, but the beginning of the holidays is told once, without a sound", async () => {
    await using world = await startWorld("2026-12-18 15:00");
    await world.subscribe();
    await world.at("2026-12-19 06:30");
    await world.until("2027-01-12 12:30", { hours: 6 });
    expect(world.board.titles()).toEqual([
      "c1: 5a · Montag, 21. Dezember",
      "c1: 5a · Dienstag, 22. Dezember",
      "c1: Schöne Weihnachtsferien!",
      "c1: 5a · Donnerstag, 7. Januar",
      "c1: 5a · Freitag, 8. Januar",
      "c1: 5a · Montag, 11. Januar",
      "c1: 5a · Dienstag, 12. Januar",
    ]);
    expect(world.board.pinned.map(({ post }) => post.quiet).indexOf(true)).toBe(2);
    expect(world.board.pinned[2]?.reply.blocks).toEqual([
      { kind: "paragraph", spans: [{ kind: "plain", text: "Weiter geht’s am Donnerstag, 7. Januar 2027." }] },
    ]);
  });
});

describe("a day that has lost all its lessons", () => {
  const emptied =
    (date: string): Edit =>
    (period) =>
      `${period.date}` === date && period.klassen.some(({ name }) => name === "8b") ? undefined : period;

  test("is told to those who want only what is different", async () => {
    await using world = await startWorld();
    await world.subscribe({
      klasse: "8b",
      eve: true,
      onlyChanges: true,
      alerts: "none",
      time: new Temporal.PlainTime(18, 0),
    });
    world.demo.happens(emptied("2026-11-25"));
    await world.until("2026-11-24 18:00", { minutes: 30 });
    expect(world.board.titles().at(-1)).toBe("c1: Änderungen 8b · Mittwoch, 25. November");
    expect(world.board.newest()).toContain("An diesem Tag ist für die Klasse kein Unterricht eingetragen.");
  });

  test("shortly before its post is told apart, since there will be no post", async () => {
    await using world = await startWorld();
    await world.subscribe({ klasse: "8b" });
    await world.until("2026-11-25 05:25", { minutes: 5 });
    world.demo.happens(emptied("2026-11-25"));
    await world.until("2026-11-25 07:00", { minutes: 5 });
    expect(world.board.titles().at(-1)).toBe("c1: 8b · Planänderung");
    expect(world.board.newest()).toContain("Mi 25.11.: kein Unterricht mehr eingetragen");
  });
});

import { describe, expect, test } from "vitest";
import { asText } from "../demo-bot.ts";
import { createBoard } from "./board.ts";
import { startWorld } from "./world.ts";

describe("after an outage", () => {
  test("a post is made up for within two hours", async () => {
    await using world = await startWorld();
    await world.subscribe();
    await world.at("2026-11-24 08:29");
    expect(world.board.titles()).toEqual(["c1: 5a · Dienstag, 24. November"]);
  });

  test("later it is dropped, which is logged, and told where it would have been posted", async () => {
    await using world = await startWorld();
    await world.subscribe();
    await world.at("2026-11-24 08:30");
    expect(world.board.titles()).toEqual(["c1: Der Plan der 5a kam nicht durch"]);
    expect(world.board.newest()).toContain("Der Post für Di 24.11. sollte um 06:30 kommen");
    expect(world.log.map(({ message }) => message)).toContain("A post came too late and was dropped");
    await world.until("2026-11-25 06:00", { hours: 1 });
    expect(world.board.pinned).toHaveLength(1);
  });

  test("days later nobody is told any more, but the log tells it", async () => {
    await using world = await startWorld();
    await world.subscribe();
    await world.at("2026-11-26 09:00");
    expect(world.board.titles()).toEqual([]);
    expect(world.log.map(({ message }) => message)).toContain(
      "What was due in this time came too late and is not posted",
    );
  });

  test("on a day off nothing was missed", async () => {
    await using world = await startWorld("2026-11-27 15:00");
    await world.subscribe();
    await world.at("2026-11-28 08:30");
    expect(world.board.titles()).toEqual([]);
  });

  test("of a platform the same", async () => {
    await using world = await startWorld();
    await world.subscribe();
    world.board.answers(...Array.from({ length: 1000 }, () => ({ kind: "busy", error: {} }) as const));
    await world.at("2026-11-24 06:20");
    await world.until("2026-11-24 08:29", { minutes: 1 });
    expect(world.board.titles()).toEqual([]);
    world.board.recovers();
    await world.until("2026-11-24 09:00", { minutes: 1 });
    expect(world.board.titles()).toEqual(["c1: Der Plan der 5a kam nicht durch"]);
    expect(world.log.map(({ message }) => message)).toContain("A post came too late and was dropped");
  });
});

describe("a platform that does not take a post", () => {
  test("gets it again with growing pauses, and the same", async () => {
    await using world = await startWorld();
    await world.subscribe();
    world.board.answers(...Array.from({ length: 4 }, () => ({ kind: "busy", error: {} }) as const));
    await world.at("2026-11-24 06:29:59");
    await world.until("2026-11-24 06:35", { seconds: 1 });
    expect(world.board.pinned.map(({ post }) => `${post.key} ${post.triedAt}`)).toEqual([
      "d1:20261124 2026-11-24T05:30:00Z",
    ]);
    const again = world.log.flatMap(({ entry }) => ("again" in entry ? [String(entry.again)] : []));
    expect(again).toEqual([
      "2026-11-24T05:30:05Z",
      "2026-11-24T05:30:15Z",
      "2026-11-24T05:30:35Z",
      "2026-11-24T05:31:15Z",
    ]);
  });

  test("and wants to be left in peace gets nothing until then", async () => {
    await using world = await startWorld();
    for (const place of ["c1", "c2", "c3"]) await world.subscribe({ place });
    world.board.answers({ kind: "busy", afterSeconds: 20, everywhere: true, error: {} });
    await world.at("2026-11-24 06:30");
    const first = world.board.pinned.length;
    await world.at("2026-11-24 06:30:19");
    expect(world.board.pinned).toHaveLength(first);
    await world.at("2026-11-24 06:30:20");
    expect(world.board.titles().toSorted()).toEqual([
      "c1: 5a · Dienstag, 24. November",
      "c2: 5a · Dienstag, 24. November",
      "c3: 5a · Dienstag, 24. November",
    ]);
  });

  test("and wants to be left in peace is not pressed with the rest of a burst", async () => {
    await using world = await startWorld();
    for (let each = 0; each < 300; each++) await world.subscribe({ place: `c${each}` });
    world.board.answers({ kind: "busy", afterSeconds: 20, everywhere: true, error: {} });
    await world.at("2026-11-24 06:30");
    expect(world.board.pinned.length).toBeLessThan(200);
    await world.at("2026-11-24 06:30:20");
    expect(new Set(world.board.titles()).size).toBe(300);
    expect(world.board.pinned).toHaveLength(300);
  });

  test("for good pauses the subscription, and whoever made it is told once", async () => {
    await using world = await startWorld();
    await world.subscribe();
    world.board.answers({ kind: "closed", why: "forbidden" });
    await world.until("2026-11-26 12:00", { minutes: 30 });
    expect(world.board.titles()).toEqual(["@anna: Das Abo für die 5a ruht"]);
    expect(world.board.newest()).toContain("Der Grund: ich darf dort nicht mehr schreiben.");
    const [subscription] = await world.store.subscriptions.at({ platform: "discord", place: "c1" });
    expect(subscription?.paused).toBe("forbidden");
    // Subscribing again wakes it up.
    await world.subscribe();
    await world.at("2026-11-27 06:30");
    expect(world.board.titles().at(-1)).toBe("c1: 5a · Freitag, 27. November");
  });

  test("of which nobody is left to be told is told to nobody", async () => {
    await using world = await startWorld();
    await world.subscribe({ isPrivate: true, platform: "discord" });
    await world.subscribe({ place: "c2" });
    world.board.answers(
      { kind: "closed", why: "blocked" },
      { kind: "closed", why: "gone" },
      { kind: "closed", why: "blocked" },
    );
    await world.until("2026-11-26 12:00", { minutes: 30 });
    expect(world.board.titles()).toEqual([]);
    expect(await world.store.subscriptions.active()).toEqual([]);
  });

  test("a class that is gone pauses the subscription too, told in its place", async () => {
    await using world = await startWorld();
    await world.subscribe({ klasse: "13z" });
    await world.until("2026-11-26 12:00", { minutes: 30 });
    expect(world.board.titles()).toEqual(["c1: Das Abo für die 13z ruht"]);
  });
});

describe("a platform that hangs", () => {
  test("holds up no other", async () => {
    await using world = await startWorld();
    const answer = Promise.withResolvers<{ readonly kind: "posted"; readonly message: string }>();
    const asked = Promise.withResolvers<void>();
    world.jobs().add({
      ...createBoard("telegram"),
      post() {
        asked.resolve();
        return answer.promise;
      },
    });
    await world.subscribe({ platform: "telegram", place: "7" });
    await world.subscribe({ time: new Temporal.PlainTime(6, 35) });
    world.setTime("2026-11-24T06:30:00+01:00");
    const first = world.jobs().post();
    await asked.promise;
    world.setTime("2026-11-24T06:35:00+01:00");
    const next = world.board.next();
    const second = world.jobs().post();
    expect((await next).reply.title).toBe("5a · Dienstag, 24. November");
    answer.resolve({ kind: "posted", message: "1" });
    await Promise.all([first, second]);
  });

  test("and may have taken a post gets it again, less and less often, where it knows no keys", async () => {
    await using world = await startWorld();
    const tries: string[] = [];
    const telegram = createBoard("telegram");
    world.jobs().add({
      ...telegram,
      async post(post) {
        if (post.key.startsWith("m")) return telegram.post(post);
        tries.push(`${world.school.now().toPlainTime()}`);
        return { kind: "busy", mayHaveArrived: true, error: {} };
      },
    });
    await world.subscribe({ platform: "telegram", place: "7" });
    await world.until("2026-11-24 06:29", { hours: 1 });
    await world.until("2026-11-24 09:00", { minutes: 1 });
    expect(tries).toEqual(["06:30:00", "06:31:00", "06:33:00", "06:37:00", "06:45:00", "07:01:00", "07:33:00"]);
    expect(telegram.titles()).toEqual(["7: Der Plan der 5a kam nicht durch"]);
    expect(telegram.newest()).toContain("Vielleicht ist er doch angekommen.");
  });
});

test("a clock that was ahead for a moment silences nothing", async () => {
  await using world = await startWorld();
  await world.subscribe({ klasse: "8b" });
  await world.at("2027-06-01 12:00");
  await world.until("2026-11-24 06:30", { minutes: 5 });
  await world.at("2026-11-24 06:30");
  expect(world.board.titles()).toEqual(["c1: 8b · Dienstag, 24. November"]);
  const news = world.demo.requests("getLatestImportTime");
  await world.at("2026-11-24 06:36");
  expect(world.demo.requests("getLatestImportTime")).toBeGreaterThan(news);
});

describe("a clock that was a day ahead", () => {
  test("posts the day that was posted too early again when it comes, and takes back what it posted", async () => {
    await using world = await startWorld();
    await world.subscribe();
    await world.at("2026-11-24 06:20");
    await world.at("2026-11-25 06:30");
    expect(world.board.titles()).toEqual(["c1: 5a · Mittwoch, 25. November"]);
    await world.at("2026-11-24 06:20:05");
    expect(world.board.newest()).toBe(
      "5a · Zu früh\n  Meine Uhr ging falsch. Der Plan für Mittwoch, 25. November kommt noch einmal, wenn es so weit ist.\n",
    );
    await world.until("2026-11-26 07:00", { minutes: 10 });
    expect(world.board.pinned.map(({ reply, at }) => `${at?.toPlainDate()} ${reply.title}`)).toEqual([
      "2026-11-25 5a · Zu früh",
      "2026-11-24 5a · Dienstag, 24. November",
      "2026-11-25 5a · Mittwoch, 25. November",
      "2026-11-26 5a · Donnerstag, 26. November",
    ]);
  });

  test("does the same again when it is ahead once more", async () => {
    await using world = await startWorld();
    await world.subscribe();
    for (const at of [
      "2026-11-24 06:20",
      "2026-11-25 06:30",
      "2026-11-24 06:21",
      "2026-11-25 06:31",
      "2026-11-24 06:22",
    ])
      await world.at(at);
    await world.until("2026-11-25 07:00", { minutes: 10 });
    expect(world.board.titles()).toEqual([
      "c1: 5a · Zu früh",
      "c1: 5a · Zu früh",
      "c1: 5a · Dienstag, 24. November",
      "c1: 5a · Mittwoch, 25. November",
    ]);
  });

  test("drops nothing that was to be tried again, and leaves none waiting for a day", async () => {
    await using world = await startWorld();
    await world.subscribe();
    await world.at("2026-11-24 06:20");
    world.board.answers(...Array.from({ length: 3 }, () => ({ kind: "busy", error: {} }) as const));
    await world.at("2026-11-24 06:30");
    await world.at("2026-11-25 12:00");
    await world.at("2026-11-24 06:31");
    await world.until("2026-11-24 06:40", { minutes: 1 });
    expect(world.board.titles()).toEqual(["c1: 5a · Dienstag, 24. November"]);
  });

  test("by a minute posts nothing twice", async () => {
    await using world = await startWorld();
    await world.subscribe();
    await world.at("2026-11-24 06:31:30");
    await world.at("2026-11-24 06:29:00");
    await world.until("2026-11-24 07:00", { minutes: 1 });
    expect(world.board.titles()).toEqual(["c1: 5a · Dienstag, 24. November"]);
  });

  test("keeps no change of today from being told", async () => {
    await using world = await startWorld("2026-11-23 07:00");
    await world.subscribe({ alerts: "all" });
    await world.at("2026-11-24 07:00");
    await world.at("2026-11-25 07:00");
    world.demo.happens((period) =>
      `${period.date}` === "2026-11-24" && period.klassen[0]?.name === "5a" ? { ...period, code: "cancelled" } : period,
    );
    await world.at("2026-11-25 07:06");
    await world.at("2026-11-24 07:01");
    await world.at("2026-11-24 07:13");
    const alerts = world.board.pinned.map(({ reply }) => asText(reply)).filter((text) => text.includes("Planänderung"));
    expect(alerts.filter((text) => /Di 24\.11\..*(entfällt|kein Unterricht)/.test(text))).toHaveLength(1);
  });
});

describe("while WebUntis does not answer", () => {
  const unavailable = [{ kind: "status", status: 503 }, { times: 10_000 }] as const;

  test("a post waits, and comes when it does", async () => {
    await using world = await startWorld();
    await world.subscribe();
    world.demo.fail(...unavailable);
    await world.at("2026-11-24 06:20");
    await world.until("2026-11-24 06:35", { minutes: 1 });
    expect(world.board.titles()).toEqual([]);
    world.demo.heal();
    await world.until("2026-11-24 06:37", { minutes: 1 });
    expect(world.board.titles()).toEqual(["c1: 5a · Dienstag, 24. November"]);
    expect(world.board.newest()).toContain("Stand 06:36");
    await world.until("2026-11-24 12:00", { minutes: 10 });
    expect(world.board.pinned).toMatchObject([{ edits: 0 }]);
  });

  test("for long, it comes with the last good plan and its age, and is brought up to date later", async () => {
    await using world = await startWorld();
    await world.subscribe();
    await world.says("stundenplan 5a morgen");
    world.demo.fail(...unavailable);
    await world.at("2026-11-24 06:20");
    await world.until("2026-11-24 06:39", { minutes: 1 });
    expect(world.board.titles()).toEqual([]);
    await world.until("2026-11-24 06:41", { minutes: 1 });
    expect(world.board.titles()).toEqual(["c1: 5a · Dienstag, 24. November"]);
    expect(world.board.newest()).toContain("Stand Mo 23.11., 15:00 · WebUntis antwortet gerade nicht");
    world.demo.heal();
    await world.until("2026-11-24 06:43", { minutes: 1 });
    // The plan is as it was, but no longer old.
    expect(world.board.pinned).toMatchObject([
      { edits: 1, reply: { footer: expect.stringMatching(/^Stand 06:4\d$/) } },
    ]);
  });

  test("for long and without an earlier plan, it says so honestly, and the plan takes its place later", async () => {
    await using world = await startWorld();
    await world.subscribe();
    await world.school.klassen();
    world.demo.fail(...unavailable);
    await world.at("2026-11-24 06:20");
    await world.until("2026-11-24 06:41", { minutes: 1 });
    expect(world.board.newest()).toContain("WebUntis antwortet gerade nicht, deshalb kenne ich den Plan noch nicht.");
    world.demo.heal();
    await world.until("2026-11-24 06:43", { minutes: 1 });
    expect(world.board.pinned).toMatchObject([{ edits: 1 }]);
    expect(world.board.newest()).toContain("Unterricht 07:55");
    expect(world.board.newest()).toMatch(/aktualisiert 06:4\d/);
  });

  test("until the day is over, nobody looks after its post any more", async () => {
    await using world = await startWorld();
    await world.subscribe({ weekdays: [2] });
    await world.school.klassen();
    world.demo.fail(...unavailable);
    await world.at("2026-11-24 06:20");
    await world.until("2026-11-24 06:41", { minutes: 1 });
    const { outbox } = world.store;
    await world.until("2026-11-24 23:59", { hours: 1 });
    world.setTime("2026-11-25T00:10:00+01:00");
    expect(await outbox.outdated("discord", 10, world.school.now().toInstant())).toHaveLength(1);
    await world.at("2026-11-25 00:30");
    expect(await outbox.outdated("discord", 10, world.school.now().toInstant())).toEqual([]);
    expect(world.board.pinned).toMatchObject([{ edits: 0 }]);
  });

  test("silence does not say that all is as usual", async () => {
    await using world = await startWorld();
    await world.subscribe({
      klasse: "8b",
      eve: true,
      onlyChanges: true,
      alerts: "none",
      time: new Temporal.PlainTime(18, 0),
    });
    await world.says("stundenplan 8b 25.11.");
    await world.until("2026-11-24 17:50", { minutes: 30 });
    const before = world.board.pinned.length;
    world.demo.happens((period) =>
      `${period.date}` === "2026-11-25" && period.klassen[0]?.name === "8b" ? { ...period, code: "cancelled" } : period,
    );
    world.demo.fail(...unavailable);
    await world.until("2026-11-24 18:11", { minutes: 1 });
    expect(world.board.pinned).toHaveLength(before + 1);
    expect(world.board.newest()).toContain("WebUntis antwortet gerade nicht");
    world.demo.heal();
    await world.until("2026-11-24 18:20", { minutes: 1 });
    expect(world.board.newest()).toContain("Alles entfällt");
    expect(world.board.newest()).toMatch(/aktualisiert 18:1\d/);
  });

  test("a free day has nothing to complain about", async () => {
    await using world = await startWorld("2026-11-27 15:00");
    await world.subscribe();
    world.demo.fail(...unavailable);
    await world.until("2026-11-29 23:00", { minutes: 15 });
    expect(world.board.titles()).toEqual([]);
  });
});

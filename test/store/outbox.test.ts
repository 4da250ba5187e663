import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Delivery, type NewDelivery, openStore, type Store } from "../../src/store/index.ts";
import { MONDAY, wish } from "./sample.ts";

const DUE = Temporal.Instant.from("2026-11-24T06:30:00+01:00");
const TUESDAY = { time: wish().time, eve: false, date: Temporal.PlainDate.from("2026-11-24"), at: DUE };

/** Two processes on one file, each with a store of its own, at a time that the test says. */
function twoProcesses() {
  const folder = mkdtempSync(join(tmpdir(), "outbox-"));
  let time = MONDAY;
  const open = () => openStore(join(folder, "bot.db"), () => time);
  const [one, other] = [open(), open()] as const;
  return {
    one,
    other,
    set: (to: Temporal.Instant) => {
      time = to;
    },
    async [Symbol.asyncDispose]() {
      await one[Symbol.asyncDispose]();
      await other[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true });
    },
  };
}

const due = (store: Store) => store.outbox.due("discord", 100);

async function firstDue(store: Store): Promise<Delivery> {
  const [row] = await due(store);
  return row ?? expect.fail("Nothing is due");
}

describe("what is due", () => {
  test("gets its row once, whoever plans it and however often", async () => {
    await using it = twoProcesses();
    await it.one.subscriptions.put(wish());
    it.set(DUE);
    for (const store of [it.one, it.other, it.one]) await store.outbox.plan([TUESDAY], DUE);
    expect((await due(it.other)).map(({ key, date }) => [key, `${date}`])).toEqual([["d1:20261124", "2026-11-24"]]);
    expect(await it.one.outbox.plannedUntil()).toEqual(DUE);
  });

  test("is not made up for somebody who subscribed later, nor told to one who rests", async () => {
    await using it = twoProcesses();
    it.set(DUE);
    await it.one.subscriptions.put(wish());
    it.set(MONDAY);
    const { subscription } = await it.one.subscriptions.put(wish({ klasse: "6b" }));
    await it.one.subscriptions.pause(subscription.id, "gone");
    it.set(DUE);
    await it.one.outbox.plan([TUESDAY], DUE);
    expect(await due(it.one)).toEqual([]);
  });

  test("goes with its subscription", async () => {
    await using it = twoProcesses();
    await it.one.subscriptions.put(wish());
    it.set(DUE);
    await it.one.outbox.plan([TUESDAY], DUE);
    await it.one.subscriptions.delete(1, { platform: "discord", place: "c1" });
    expect(await due(it.one)).toEqual([]);
  });
});

describe("a claim", () => {
  async function planned(it: ReturnType<typeof twoProcesses>): Promise<Delivery> {
    await it.one.subscriptions.put(wish());
    it.set(DUE);
    await it.one.outbox.plan([TUESDAY], DUE);
    return firstDue(it.one);
  }

  test("is given to one of two only, and then the post is nobody else's", async () => {
    await using it = twoProcesses();
    const row = await planned(it);
    const claims = await Promise.all([it.one, it.other].map((store) => store.outbox.claim(row, "{}", null)));
    expect(claims.toSorted()).toEqual([false, true]);
    expect(await due(it.other)).toEqual([]);
  });

  test("of a process that died ends after two minutes; what it may have sent is told to the next", async () => {
    await using it = twoProcesses();
    const row = await planned(it);
    expect(await it.one.outbox.claim(row, `{"said":1}`, "role")).toBe(true);
    it.set(DUE.add({ seconds: 119 }));
    expect(await due(it.other)).toEqual([]);
    it.set(DUE.add({ seconds: 120 }));
    const again = await firstDue(it.other);
    expect(again).toMatchObject({ key: row.key, tries: 1, reply: `{"said":1}`, mention: "role" });
    expect(again.triedAt).toEqual(DUE);
    expect(await it.other.outbox.claim(again, `{"said":1}`, "role")).toBe(true);
    // The first one is not dead after all, and too late.
    await it.one.outbox.sent(row, "message of the first", true);
    await it.other.outbox.sent(again, "message of the other", false);
    expect(await due(it.one)).toEqual([]);
    expect(await it.one.outbox.outdated("discord", 10)).toEqual([]);
  });

  test("that failed waits as long as it is told to, and is dropped when it is too late", async () => {
    await using it = twoProcesses();
    const row = await planned(it);
    await it.one.outbox.claim(row, "{}", null);
    await it.one.outbox.retry(row, DUE.add({ seconds: 30 }));
    it.set(DUE.add({ seconds: 29 }));
    expect(await due(it.one)).toEqual([]);
    it.set(DUE.add({ seconds: 30 }));
    expect(await due(it.one)).toHaveLength(1);
    expect(await it.one.outbox.dropExpired()).toEqual([]);
    it.set(DUE.add({ hours: 2 }));
    expect(await due(it.one)).toEqual([]);
    expect((await it.other.outbox.dropExpired()).map(({ key }) => key)).toEqual([row.key]);
    expect(await it.one.outbox.dropExpired()).toEqual([]);
  });

  test("once confirmed is never due again", async () => {
    await using it = twoProcesses();
    const row = await planned(it);
    await it.one.outbox.claim(row, "{}", null);
    await it.one.outbox.sent(row, "m1", false);
    await it.one.outbox.retry(row, DUE);
    await it.one.outbox.end(row, "dropped");
    it.set(DUE.add({ hours: 5 }));
    expect(await due(it.one)).toEqual([]);
    expect(await it.one.outbox.dropExpired()).toEqual([]);
  });
});

describe("what was told of a plan", () => {
  const date = Temporal.PlainDate.from("2026-11-24");
  const notice = (key: string): NewDelivery => ({
    key,
    subscription: 1,
    kind: "changes",
    platform: "discord",
    place: "c1",
    date,
    due: MONDAY,
    expires: DUE,
    reply: "{}",
    mention: null,
  });

  test("of two processes that find the same change only one tells it", async () => {
    await using it = twoProcesses();
    await it.one.subscriptions.put(wish());
    expect(await it.one.snapshots.tell("5a", [{ date, before: undefined, after: "A" }], [], MONDAY)).toBe(true);
    expect(await it.other.snapshots.tell("5a", [{ date, before: undefined, after: "A" }], [], MONDAY)).toBe(false);
    const change = [{ date, before: "A", after: "B" }];
    expect(await it.one.snapshots.tell("5a", change, [notice("c1:one")], MONDAY)).toBe(true);
    expect(await it.other.snapshots.tell("5a", change, [notice("c1:other")], MONDAY)).toBe(false);
    expect((await due(it.one)).map(({ key }) => key)).toEqual(["c1:one"]);
    expect([...(await it.other.snapshots.of("5a", date))]).toEqual([["2026-11-24", "B"]]);
  });

  test("outdates what was posted of that day and class, also while it is on its way", async () => {
    await using it = twoProcesses();
    await it.one.subscriptions.put(wish());
    await it.one.subscriptions.put(wish({ klasse: "6b" }));
    await it.one.subscriptions.put(wish({ place: "c2" }));
    it.set(DUE);
    await it.one.outbox.plan([TUESDAY], DUE);
    const [a, b, waiting] = await due(it.one);
    if (!a || !b || !waiting) return expect.fail("Three posts are due");
    await it.one.outbox.claim(a, "{}", null);
    await it.one.outbox.claim(b, "{}", null);
    await it.one.outbox.sent(b, "m2", false);
    await it.one.snapshots.tell("5a", [{ date, before: undefined, after: "A" }], [], DUE);
    await it.one.snapshots.tell("5a", [{ date, before: "A", after: "B" }], [], DUE);
    await it.one.outbox.sent(a, "m1", false);
    await it.one.outbox.claim(waiting, "{}", null);
    await it.one.outbox.sent(waiting, "m3", false);
    const outdated = await it.one.outbox.outdated("discord", 10);
    expect(outdated.map(({ message }) => message).toSorted()).toEqual(["m1", "m3"]);
    await it.one.outbox.upToDate(waiting, "{}");
    await it.one.outbox.upToDate(a, "{}");
    expect(await it.one.outbox.outdated("discord", 10)).toEqual([]);
  });
});

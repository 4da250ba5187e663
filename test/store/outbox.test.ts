import { describe, expect, test } from "vitest";
import { type Delivery, type NewDelivery, openStore, type Said } from "../../src/store/index.ts";
import { MONDAY, wish } from "./sample.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const DUE = Temporal.Instant.from("2026-11-24T06:30:00+01:00");
const TUESDAY = { time: wish().time, eve: false, date: Temporal.PlainDate.from("2026-11-24"), at: DUE };

/** A process with a store of its own, which does everything at the clock's time. */
function startProcess(path: string, clock: () => Temporal.Instant) {
  const store = openStore(path, clock);
  const { outbox } = store;
  const due = () => outbox.due("discord", 100, clock());
  return {
    ...store,
    due,
    async firstDue(): Promise<Delivery> {
      const [row] = await due();
      return row ?? expect.fail("Nothing is due");
    },
    claim: (row: Delivery, said: Partial<Said> = {}) =>
      outbox.claim(row, { reply: "{}", mention: null, stale: false, ...said }, clock()),
    sent: (row: Delivery, message: string, isOutdated = false) => outbox.sent(row, message, isOutdated, clock()),
    outdated: () => outbox.outdated("discord", 10, clock()),
    dropExpired: () => outbox.dropExpired(clock()),
    close: () => store[Symbol.asyncDispose](),
  };
}

/** Two processes on one file, at a time that the test says. */
function twoProcesses() {
  const folder = temporaryFolder();
  const path = folder.file("bot.db");
  let time = MONDAY;
  const clock = () => time;
  const [one, other] = [startProcess(path, clock), startProcess(path, clock)] as const;
  return {
    one,
    other,
    set: (to: Temporal.Instant) => {
      time = to;
    },
    async [Symbol.asyncDispose]() {
      await one.close();
      await other.close();
      folder[Symbol.dispose]();
    },
  };
}

describe("what is due", () => {
  test("gets its row once, whoever plans it and however often", async () => {
    await using both = twoProcesses();
    await both.one.subscriptions.put(wish());
    both.set(DUE);
    for (const { outbox } of [both.one, both.other, both.one]) await outbox.plan([TUESDAY], DUE);
    expect((await both.other.due()).map(({ key, date }) => [key, `${date}`])).toEqual([["d1:20261124", "2026-11-24"]]);
    expect(await both.one.outbox.plannedUntil()).toEqual(DUE);
  });

  test("is not made up for somebody who subscribed later, nor told to one who is paused", async () => {
    await using both = twoProcesses();
    both.set(DUE);
    await both.one.subscriptions.put(wish());
    both.set(MONDAY);
    const { subscription } = await both.one.subscriptions.put(wish({ klasse: "6b" }));
    await both.one.subscriptions.pause(subscription.id, "gone");
    both.set(DUE);
    await both.one.outbox.plan([TUESDAY], DUE);
    expect(await both.one.due()).toEqual([]);
  });

  test("goes with its subscription", async () => {
    await using both = twoProcesses();
    await both.one.subscriptions.put(wish());
    both.set(DUE);
    await both.one.outbox.plan([TUESDAY], DUE);
    await both.one.subscriptions.delete(1, { platform: "discord", place: "c1" });
    expect(await both.one.due()).toEqual([]);
  });
});

describe("a claim", () => {
  async function planned(both: ReturnType<typeof twoProcesses>): Promise<Delivery> {
    await both.one.subscriptions.put(wish());
    both.set(DUE);
    await both.one.outbox.plan([TUESDAY], DUE);
    return both.one.firstDue();
  }

  test("is given to one of two only, and then the post is nobody else's", async () => {
    await using both = twoProcesses();
    const row = await planned(both);
    const claims = await Promise.all([both.one, both.other].map((process) => process.claim(row)));
    expect(claims.toSorted()).toEqual([false, true]);
    expect(await both.other.due()).toEqual([]);
  });

  test("chats come in turns, however many topics they have, those left in peace not at all, and refused posts last", async () => {
    await using both = twoProcesses();
    const places = ["-7/1", "-7/2", "-7/2", "-7/3", "8", "8", "9"];
    for (const [each, place] of places.entries()) await both.one.subscriptions.put(wish({ place, klasse: `${each}` }));
    both.set(DUE);
    await both.one.outbox.plan([TUESDAY], DUE);
    const chats = async (except: readonly string[] = []) =>
      (await both.one.outbox.due("discord", 5, DUE, except)).map(({ place }) => place.split("/")[0]);
    expect(await chats()).toEqual(["-7", "8", "9", "-7", "8"]);
    expect(await chats(["-7"])).toEqual(["8", "9", "8"]);
    const row = await both.one.firstDue();
    await both.one.claim(row);
    await both.one.outbox.retry(row, DUE);
    const again = await both.one.due();
    expect(again.at(-1)?.key).toBe(row.key);
    expect(again.map(({ place }) => place).slice(0, 3)).toEqual(["-7/2", "8", "9"]);
  });

  test("of many posts at once by two processes gives each post to one of them", async () => {
    await using both = twoProcesses();
    for (let place = 0; place < 250; place++) await both.one.subscriptions.put(wish({ place: `c${place}` }));
    both.set(DUE);
    await both.one.outbox.plan([TUESDAY], DUE);
    const rows = await both.one.outbox.due("discord", 1000, DUE);
    const claims = rows.flatMap((row, each) => {
      const processes = [both.one, both.other];
      return (each % 2 ? processes : processes.toReversed()).map((process) => process.claim(row));
    });
    expect((await Promise.all(claims)).filter((isMine) => isMine)).toHaveLength(250);
    expect(await both.one.due()).toEqual([]);
  });

  test("of a process that died ends after two minutes; what it may have sent is told to the next", async () => {
    await using both = twoProcesses();
    const row = await planned(both);
    expect(await both.one.claim(row, { reply: `{"said":1}`, mention: "role", stale: true })).toBe(true);
    both.set(DUE.add({ seconds: 119 }));
    expect(await both.other.due()).toEqual([]);
    both.set(DUE.add({ seconds: 120 }));
    const again = await both.other.firstDue();
    expect(again).toMatchObject({ key: row.key, tries: 1, reply: `{"said":1}`, mention: "role", stale: true });
    expect(again.triedAt).toEqual(DUE);
    expect(await both.other.claim(again)).toBe(true);
    // The first one is not dead after all, and too late.
    await both.one.sent(row, "message of the first", true);
    await both.other.sent(again, "message of the other");
    expect(await both.one.due()).toEqual([]);
    expect(await both.one.outdated()).toEqual([]);
  });

  test("that failed waits as long as it is told to, and is dropped when it is too late", async () => {
    await using both = twoProcesses();
    const row = await planned(both);
    await both.one.claim(row);
    await both.one.outbox.retry(row, DUE.add({ seconds: 30 }));
    both.set(DUE.add({ seconds: 29 }));
    expect(await both.one.due()).toEqual([]);
    both.set(DUE.add({ seconds: 30 }));
    expect(await both.one.due()).toHaveLength(1);
    expect(await both.one.dropExpired()).toEqual([]);
    both.set(DUE.add({ hours: 2 }));
    expect(await both.one.due()).toEqual([]);
    expect((await both.other.dropExpired()).map(({ key }) => key)).toEqual([row.key]);
    expect(await both.one.dropExpired()).toEqual([]);
  });

  test("once confirmed is never due again", async () => {
    await using both = twoProcesses();
    const row = await planned(both);
    await both.one.claim(row);
    await both.one.sent(row, "m1");
    await both.one.outbox.retry(row, DUE);
    await both.one.outbox.end(row, "dropped");
    both.set(DUE.add({ hours: 5 }));
    expect(await both.one.due()).toEqual([]);
    expect(await both.one.dropExpired()).toEqual([]);
  });
});

describe("what was told of a plan", () => {
  const date = Temporal.PlainDate.from("2026-11-24");
  const alert = (key: string): NewDelivery => ({
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
    await using both = twoProcesses();
    await both.one.subscriptions.put(wish());
    expect(await both.one.snapshots.tell("5a", [{ date, before: undefined, after: "A" }], [], MONDAY)).toBe(true);
    expect(await both.other.snapshots.tell("5a", [{ date, before: undefined, after: "A" }], [], MONDAY)).toBe(false);
    const change = [{ date, before: "A", after: "B" }];
    expect(await both.one.snapshots.tell("5a", change, [alert("c1:one")], MONDAY)).toBe(true);
    expect(await both.other.snapshots.tell("5a", change, [alert("c1:other")], MONDAY)).toBe(false);
    expect((await both.one.due()).map(({ key }) => key)).toEqual(["c1:one"]);
    expect([...(await both.other.snapshots.of("5a", date))]).toEqual([["2026-11-24", "B"]]);
  });

  test("outdates what was posted of that day and class, also while it is on its way", async () => {
    await using both = twoProcesses();
    await both.one.subscriptions.put(wish());
    await both.one.subscriptions.put(wish({ klasse: "6b" }));
    await both.one.subscriptions.put(wish({ place: "c2" }));
    both.set(DUE);
    await both.one.outbox.plan([TUESDAY], DUE);
    const [a, waiting, b] = await both.one.due();
    if (!a || !b || !waiting) return expect.fail("Three posts are due");
    await both.one.claim(a);
    await both.one.claim(b);
    await both.one.sent(b, "m2");
    await both.one.snapshots.tell("5a", [{ date, before: undefined, after: "A" }], [], DUE);
    await both.one.snapshots.tell("5a", [{ date, before: "A", after: "B" }], [], DUE);
    await both.one.sent(a, "m1");
    await both.one.claim(waiting);
    await both.one.sent(waiting, "m3");
    const outdated = await both.one.outdated();
    expect(outdated.map(({ message }) => message).toSorted()).toEqual(["m1", "m3"]);
    await both.one.outbox.upToDate(waiting, "{}");
    await both.one.outbox.upToDate(a, "{}");
    expect(await both.one.outdated()).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import type { NewSubscription } from "../../src/bot/memory/subscription.ts";
import { openStore } from "../../src/store/index.ts";
import { asker } from "../demo-bot.ts";
import { MONDAY, wish } from "./sample.ts";

const open = () => openStore(":memory:", () => MONDAY);

const inPrivate = asker("de", { platform: "telegram", chat: "42", user: "42" });
const inGroup = asker("de", { platform: "telegram", chat: "-7", user: "42", isPrivate: false });
const inTopic = asker("de", { platform: "telegram", chat: "-7/3", user: "42", isPrivate: false });

describe("the class that is meant", () => {
  test("is the place's before the asker's own; a topic is a place of its own", async () => {
    await using store = open();
    const { memory } = store;
    expect(await memory.klasseOf(inGroup)).toBeUndefined();
    await memory.remember("asker", "7b", inPrivate);
    await memory.remember("place", "5a", inGroup);
    expect(await memory.klasseOf(inGroup)).toBe("5a");
    expect(await memory.klasseOf(inTopic)).toBe("7b");
    expect(await memory.klasseOf(inPrivate)).toBe("7b");
    await memory.remember("place", undefined, inGroup);
    expect(await memory.klasseOf(inGroup)).toBe("7b");
  });

  test("is that of the place's subscriptions when they agree; in private the asker's own comes first", async () => {
    await using store = open();
    const { memory } = store;
    await memory.subscribe(wish({ platform: "telegram", place: "-7", klasse: "5a" }));
    await memory.subscribe(wish({ platform: "telegram", place: "-7", klasse: "5a", eve: true }));
    expect(await memory.klasseOf(inGroup)).toBe("5a");
    await memory.subscribe(wish({ platform: "telegram", place: "-7", klasse: "6b" }));
    expect(await memory.klasseOf(inGroup)).toBeUndefined();
    await memory.subscribe(wish({ platform: "telegram", place: "42", klasse: "5a", isPrivate: true }));
    expect(await memory.klasseOf(inPrivate)).toBe("5a");
    await memory.remember("asker", "7b", inPrivate);
    expect(await memory.klasseOf(inPrivate)).toBe("7b");
  });
});

describe("a subscription", () => {
  test("for the same class at the same end of the day takes the other's place, and wakes it up", async () => {
    await using store = open();
    const { memory } = store;
    const first = await memory.subscribe(wish());
    await store.subscriptions.pause(first.subscription.id, "forbidden");
    const later = await memory.subscribe(wish({ time: new Temporal.PlainTime(7, 15) }));
    expect(later).toMatchObject({ replaced: true, subscription: { id: first.subscription.id, paused: null } });
    expect((await memory.subscribe(wish({ eve: true }))).replaced).toBe(false);
    expect((await memory.subscribe(wish({ place: "c2" }))).replaced).toBe(false);
    expect((await memory.subscriptions({ platform: "discord", place: "c1" })).map(({ time }) => `${time}`)).toEqual([
      "07:15:00",
      "06:30:00",
    ]);
  });

  test("remembers since when its class is missing, until it is found", async () => {
    await using store = open();
    const { subscription } = await store.memory.subscribe(wish());
    const later = MONDAY.add({ hours: 24 });
    expect(await store.subscriptions.missing(subscription.id, MONDAY)).toEqual(MONDAY);
    expect(await store.subscriptions.missing(subscription.id, later)).toEqual(MONDAY);
    await store.subscriptions.found([subscription.id]);
    expect(await store.subscriptions.missing(subscription.id, later)).toEqual(later);
  });

  test("is paused once", async () => {
    await using store = open();
    const { subscription } = await store.memory.subscribe(wish());
    expect(await store.subscriptions.pause(subscription.id, "gone")).toBe(true);
    expect(await store.subscriptions.pause(subscription.id, "forbidden")).toBe(false);
    expect(await store.subscriptions.get(subscription.id)).toMatchObject({ paused: "gone" });
  });

  test("is ended only from its own place", async () => {
    await using store = open();
    const { subscription } = await store.memory.subscribe(wish());
    expect(await store.memory.unsubscribe(subscription.id, { platform: "discord", place: "c2" })).toBe(false);
    expect(await store.memory.unsubscribe(subscription.id, { platform: "telegram", place: "c1" })).toBe(false);
    expect(await store.memory.unsubscribe(subscription.id, { platform: "discord", place: "c1" })).toBe(true);
  });

  test("follows a group that has a new id, with the group's class", async () => {
    await using store = open();
    await store.memory.subscribe(wish({ platform: "telegram", place: "-7" }));
    await store.memory.remember("place", "5a", inGroup);
    await store.memory.moved("telegram", "-7", "-1007");
    expect(await store.memory.subscriptions({ platform: "telegram", place: "-7" })).toEqual([]);
    expect(await store.memory.subscriptions({ platform: "telegram", place: "-1007" })).toHaveLength(1);
    expect(await store.memory.klasseOf({ ...inGroup, chat: "-1007" })).toBe("5a");
  });
});

test("a group that moves to an id that is known takes the place of what is there, and of nothing else", async () => {
  await using store = open();
  const { memory } = store;
  const there = { ...inGroup, chat: "-1007" };
  const subscribe = (place: string, other: Partial<NewSubscription> = {}) =>
    memory.subscribe(wish({ platform: "telegram", place, ...other }));
  await subscribe("-1007", { owner: "there" });
  await subscribe("-1007", { owner: "there", klasse: "6b" });
  await subscribe("-1007", { owner: "there", eve: true });
  await subscribe("-7", { owner: "moving" });
  await memory.remember("place", "6b", there);
  await memory.remember("place", "5a", inGroup);
  await memory.moved("telegram", "-7", "-1007");
  const kept = await memory.subscriptions({ platform: "telegram", place: "-1007" });
  expect(kept.map(({ owner, klasse, eve }) => `${owner} ${klasse} ${eve}`).toSorted()).toEqual([
    "moving 5a false",
    "there 5a true",
    "there 6b false",
  ]);
  expect(await memory.klasseOf(there)).toBe("5a");
  await memory.moved("telegram", "-1007", "-1007");
  await memory.moved("telegram", "-7", "-1007");
  expect(await memory.subscriptions({ platform: "telegram", place: "-1007" })).toHaveLength(3);
  expect(await memory.klasseOf(there)).toBe("5a");
});

test("what is stored about a person is given out, and deleted; a group's subscription stays without a name", async () => {
  await using store = open();
  const { memory } = store;
  await memory.remember("asker", "7b", inPrivate);
  await memory.subscribe(wish({ platform: "telegram", place: "42", owner: "42", isPrivate: true }));
  await memory.subscribe(wish({ platform: "telegram", place: "-7", owner: "42" }));
  await memory.subscribe(wish({ platform: "discord", place: "42", owner: "42" }));
  expect(await memory.dataOf(inPrivate)).toMatchObject({
    user: "42",
    klasse: "7b",
    subscriptions: [{ place: "42" }, { place: "-7" }],
    posts: [],
  });
  await memory.forget(inPrivate);
  expect(await memory.dataOf(inPrivate)).toMatchObject({ klasse: null, subscriptions: [], posts: [] });
  expect(await memory.subscriptions({ platform: "telegram", place: "42" })).toEqual([]);
  expect(await memory.subscriptions({ platform: "telegram", place: "-7" })).toMatchObject([{ owner: null }]);
  // Another platform's person with the same number is another person.
  expect(await memory.subscriptions({ platform: "discord", place: "42" })).toMatchObject([{ owner: "42" }]);
});

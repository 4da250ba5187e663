import { expect, test } from "vitest";
import { openStore } from "../../src/store/index.ts";
import { asker } from "../demo-bot.ts";
import { courses, MONDAY, wish } from "./sample.ts";

const open = (now = () => MONDAY) => openStore(":memory:", now);

const anna = asker("de", { platform: "telegram", chat: "42", user: "42" });
const annaInGroup = asker("de", { platform: "telegram", chat: "-7", user: "42", isPrivate: false });
const ben = asker("de", { platform: "telegram", chat: "77", user: "77" });
const nobody = asker("de", { platform: "telegram", chat: "-7", user: null, isPrivate: false });

test("a person’s courses are kept by class, with what the person calls them, and are nobody else’s", async () => {
  await using store = open();
  const { memory } = store;
  await memory.changeCourses(anna, "Q1", () => courses());
  await memory.changeCourses(anna, "5a", () => courses({ label: "großes Kind" }));
  await memory.changeCourses(ben, "Q1", () => courses({ label: "Ben" }));
  await memory.changeCourses(nobody, "Q1", () => courses());
  const ofAnna = await memory.coursesOf(annaInGroup);
  expect(ofAnna.map(({ klasse, label }) => [klasse, label])).toEqual([
    ["5a", "großes Kind"],
    ["Q1", ""],
  ]);
  expect(ofAnna[1]).toEqual({ klasse: "Q1", ...courses() });
  expect(await memory.coursesOf({ ...anna, platform: "discord" })).toEqual([]);
  expect(await memory.coursesOf(nobody)).toEqual([]);
  await memory.forgetCourses(anna, "Q1");
  expect((await memory.coursesOf(anna)).map(({ klasse }) => klasse)).toEqual(["5a"]);
  expect(await memory.coursesOf(ben)).toHaveLength(1);
});

test("two presses at the same time both count", async () => {
  await using store = open();
  const add = (sign: string) =>
    store.memory.changeCourses(anna, "Q1", (before) => courses({ label: `${before?.label ?? ""}${sign}` }));
  await Promise.all([add("x"), add("x"), add("x")]);
  expect(await store.memory.coursesOf(anna)).toMatchObject([{ label: "xxx" }]);
});

test("a change is told what there is already, and one that fails changes nothing", async () => {
  await using store = open();
  const { memory } = store;
  const seen: unknown[] = [];
  for (const klasse of ["Q1", "5a", "Q1"])
    await memory.changeCourses(anna, klasse, (before, others) => {
      seen.push([before?.klasse, others]);
      return courses();
    });
  expect(seen).toEqual([
    [undefined, 0],
    [undefined, 1],
    ["Q1", 1],
  ]);
  const fails = () => {
    throw new RangeError("too many");
  };
  await expect(memory.changeCourses(anna, "7b", fails)).rejects.toThrow("too many");
  expect(await memory.coursesOf(anna)).toHaveLength(2);
});

test("the only class with chosen courses is meant in a private chat, and nowhere else", async () => {
  await using store = open();
  const { memory } = store;
  await memory.changeCourses(anna, "Q1", () => courses());
  expect(await memory.klasseOf(anna)).toBe("Q1");
  expect(await memory.klasseOf(annaInGroup)).toBeUndefined();
  await memory.changeCourses(anna, "5a", () => courses());
  expect(await memory.klasseOf(anna)).toBeUndefined();
  await memory.remember("asker", "7b", anna);
  expect(await memory.klasseOf(anna)).toBe("7b");
});

test("they count for a private subscription of the same person and class, and for no other", async () => {
  await using store = open();
  const { memory } = store;
  await memory.changeCourses(anna, "5a", () => courses());
  const own = { platform: "telegram", owner: "42", isPrivate: true, place: "42" } as const;
  const others = [{ klasse: "6b" }, { isPrivate: false, place: "-7" }, { owner: "77", place: "77" }];
  const ids = [];
  for (const each of [{}, ...others])
    ids.push((await store.subscriptions.put(wish({ ...own, ...each }))).subscription.id);
  expect([...(await store.courses.ofSubscriptions(ids)).keys()]).toEqual(ids.slice(0, 1));
});

test("what nobody needs for so long ends, and so does what was over long ago", async () => {
  let now = MONDAY;
  await using store = open(() => now);
  const { memory } = store;
  await memory.changeCourses(anna, "Q1", () => courses());
  await memory.changeCourses(anna, "EF", () => courses({ until: Temporal.PlainDate.from("2026-07-31") }));
  await memory.changeCourses(ben, "Q1", () => courses());
  now = now.add({ hours: 24 * 10 });
  await memory.used(annaInGroup);
  const days = (count: number) => MONDAY.add({ hours: 24 * count });
  await memory.forgetUnused(days(-200), MONDAY);
  expect(await memory.coursesOf(anna)).toHaveLength(2);
  await memory.forgetUnused(days(5), MONDAY);
  expect((await memory.coursesOf(anna)).map(({ klasse }) => klasse)).toEqual(["Q1"]);
  expect(await memory.coursesOf(ben)).toEqual([]);
});

test("whoever asks what is stored gets all of it", async () => {
  await using store = open();
  await store.memory.changeCourses(anna, "Q1", () => courses({ label: "ich" }));
  expect(await store.memory.dataOf(anna)).toMatchObject({
    courses: [{ klasse: "Q1", label: "ich", choice: { until: "2027-07-31", courses: [[["M"], "", [], null, true]] } }],
  });
  expect(JSON.stringify(await store.memory.dataOf(ben))).not.toContain("Q1");
});

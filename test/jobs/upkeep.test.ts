import { expect, test } from "vitest";
import { asker } from "../demo-bot.ts";
import { startWorld, type World } from "./world.ts";

/** Nothing is tidied up until the clock has run on for an hour: it might be wrong. */
async function on(world: World, day: string): Promise<void> {
  await world.at(`${day} 14:00`);
  await world.at(`${day} 15:00`);
}

const inChannel = asker("de", { platform: "discord", chat: "c1", community: "g1", user: "anna", isPrivate: false });

test("a place where nobody has asked anything for a school year is told once that its posts rest, and then they end", async () => {
  await using world = await startWorld("2026-11-23 15:00", { watching: false });
  await world.subscribe();
  await world.bot.runText("klasse 5a für kanal", inChannel);
  await on(world, "2027-12-20");
  expect(await world.store.subscriptions.active()).toHaveLength(1);
  await on(world, "2027-12-29");
  expect(await world.store.subscriptions.active()).toEqual([]);
  expect(world.board.newest()).toContain("Das Abo für die 5a ruht");
  expect(world.board.newest()).toContain("hier hat mich seit einem Schuljahr niemand mehr etwas gefragt");
  await on(world, "2027-12-30");
  expect(world.board.titles().filter((title) => title.includes("ruht"))).toHaveLength(1);
  await on(world, "2028-04-05");
  expect(await world.store.memory.subscriptions({ platform: "discord", place: "c1" })).toEqual([]);
  expect(await world.store.memory.klasseOf(inChannel)).toBeUndefined();
});

test("a question within the year keeps it going", async () => {
  await using world = await startWorld("2026-11-23 15:00", { watching: false });
  await world.subscribe();
  await on(world, "2027-09-01");
  await world.bot.runText("frei", inChannel);
  await on(world, "2028-06-01");
  expect(await world.store.subscriptions.active()).toHaveLength(1);
});

test("that somebody unknown asked is forgotten after a month, what operators decided is not", async () => {
  await using world = await startWorld("2026-11-23 15:00", { watching: false });
  const { communities } = world.store;
  await communities.knock({ platform: "telegram", id: "@42" }, null);
  await communities.put({ platform: "telegram", id: "-1007" }, "blocked", "Fremde");
  await on(world, "2026-12-30");
  expect((await communities.all()).map(({ id }) => id)).toEqual(["-1007"]);
});

test("a clock that is years ahead for some minutes ends nothing", async () => {
  await using world = await startWorld("2026-11-23 15:00", { watching: false });
  await world.subscribe();
  await world.bot.runText("klasse 5a für kanal", inChannel);
  await world.at("2029-12-20 15:00");
  await world.at("2029-12-20 15:05");
  await world.at("2026-11-23 15:10");
  await world.at("2026-11-23 18:00");
  expect(await world.store.subscriptions.active()).toHaveLength(1);
  expect(await world.store.memory.klasseOf(inChannel)).toBe("5a");
});

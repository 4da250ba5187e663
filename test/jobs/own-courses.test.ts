import { expect, test } from "vitest";
import type { DemoSchool } from "../../src/demo/index.ts";
import { press } from "../commands/buttons.ts";
import { asker, asText } from "../demo-bot.ts";
import { startWorld, type World } from "./world.ts";

type Edit = Parameters<DemoSchool["happens"]>[0];

const anna = asker("de", { platform: "discord", chat: "dm", user: "anna", community: "@anna" });

/** Anna takes these courses of Q1, and is posted its plan in private; the class's channel has a subscription of its own. */
async function start(wished = {}): Promise<World> {
  const world = await startWorld("2026-11-23 18:00");
  let reply = await world.bot.run({ command: "meinekurse", options: { klasse: "Q1", tun: "2" } }, anna);
  for (const name of ["M STE", "Mu HAA", "PL THI"]) reply = await press(world.bot, reply, `⬜ ${name}`, anna);
  await world.subscribe({ klasse: "Q1", ...wished });
  await world.subscribe({ klasse: "Q1", place: "dm", community: "@anna", isPrivate: true, owner: "anna", ...wished });
  return world;
}

/** What happens to a group of Q1 on a day. */
const cancel =
  (group: string, date: string): Edit =>
  (each) =>
    each.group === group && `${each.date}` === date ? { ...each, code: "cancelled", change: "cancel" } : each;

const postsIn = ({ board }: World, place: string) =>
  board.pinned.filter(({ post }) => post.place === place).map(({ reply, edits }) => ({ text: asText(reply), edits }));

test("the day’s post in private shows the owner’s courses, with a button for all; the channel’s shows all, without", async () => {
  await using world = await start();
  await world.at("2026-11-24 06:30");
  const [own] = postsIn(world, "dm");
  expect(own?.text).toMatchInlineSnapshot(`
    "Q1 · Dienstag, 24. November
      Unterricht 09:50 bis 17:20 · keine Änderungen
      Std.               Fach         Lehrkraft  Raum
      3     09:50–10:35  Mathematik   STE        R313
      6     12:35–13:20  Musik        HAA        MU3
      9–10  15:45–17:20  Philosophie  THI        R312
      Nur deine Kurse; 22 weitere Stunden sind ausgeblendet.
      Stand 06:30
      [1] ◀ Mo 23.11.  [2] Heute  [3] Mi 25.11. ▶  [4] Alle zeigen
    "
  `);
  const [all] = postsIn(world, "c1");
  expect(all?.text).toContain("PET");
  expect(all?.text).not.toMatch(/deine Kurse|Alle zeigen/);
});

test("a change of somebody else’s course is told in the channel only, and edits no post of those who do not take it", async () => {
  await using world = await start({ alerts: "all" });
  await world.at("2026-11-24 06:30");
  world.demo.happens(cancel("D-G2_Q1_BEC", "2026-11-24"));
  await world.until("2026-11-24 07:00", { minutes: 5 });
  expect(postsIn(world, "c1").map(({ edits }) => edits)).toEqual([1, 0]);
  expect(postsIn(world, "c1")[1]?.text).toContain("~Deutsch~ entfällt");
  expect(postsIn(world, "dm").map(({ edits }) => edits)).toEqual([0]);
});

test("a change of an own course is told to both, and edits both posts", async () => {
  await using world = await start({ alerts: "all" });
  await world.at("2026-11-24 06:30");
  world.demo.happens(cancel("M-L1_Q1_STE", "2026-11-24"));
  await world.until("2026-11-24 07:00", { minutes: 5 });
  for (const place of ["c1", "dm"]) {
    expect(postsIn(world, place).map(({ edits }) => edits)).toEqual([1, 0]);
    expect(postsIn(world, place)[1]?.text).toContain("Mathematik");
  }
});

test("who wants only changes hears nothing on a day on which only others’ courses change", async () => {
  await using world = await start({ onlyChanges: true, alerts: "none" });
  world.demo.happens(cancel("D-G2_Q1_BEC", "2026-11-24"));
  await world.at("2026-11-24 06:30");
  expect(postsIn(world, "c1")).toHaveLength(1);
  expect(postsIn(world, "dm")).toEqual([]);
});

test("whoever forgets the courses is posted the whole plan again", async () => {
  await using world = await start();
  await world.bot.runText("meinekurse q1 vergessen", anna);
  await world.at("2026-11-24 06:30");
  expect(postsIn(world, "dm")[0]?.text).toBe(postsIn(world, "c1")[0]?.text);
});

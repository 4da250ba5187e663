import { expect, test } from "vitest";
import { startDemoBot } from "../demo-bot.ts";
import { temporaryFolder } from "../store/temporary-folder.ts";
import { holdWriteLock } from "../store/write-lock.ts";
import { startOnDiscord } from "./whole.ts";

test("while another process holds the database, plans are shown, and a class is remembered as soon as it lets go", async () => {
  using folder = temporaryFolder();
  const database = folder.file("bot.db");
  await using demo = await startDemoBot({ database });
  await using bot = await startOnDiscord(demo.bot, demo.now);
  const { user } = bot.discord;
  await using lock = await holdWriteLock(database);
  let released = false;
  const remembered = user.slash("klasse", { klasse: "5a" }).then(({ title }) => ({ title, released }));
  for (const klasse of ["5a", "6b", "7c"])
    expect((await user.slash("stundenplan", { klasse, tag: "mi" })).title).toBe(`${klasse} · Mittwoch, 25. November`);
  released = true;
  await lock.release();
  expect(await remembered).toMatchObject({ released: true });
  expect((await user.slash("stundenplan", { tag: "mi" })).title).toBe("5a · Mittwoch, 25. November");
});

import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { Backlog } from "../../../src/platforms/discord/backlog.ts";
import { echo, sampleBot } from "./sample-bot.ts";
import { started } from "./started.ts";

/** Somebody of their own for each, since everybody has a budget. */
const as = (each: number) => ({ as: String(1_300_000_000_000_100_000n + BigInt(each)) });

describe("a burst of commands", () => {
  test("is answered or announced within the 3 seconds that Discord waits, and all get their answers", async () => {
    // Only the bot's work takes time here, 12 seconds of it, so that it does not matter how fast the machine is.
    let time = 0;
    const clock = () => time;
    const bot = sampleBot({
      run(invocation, asker) {
        time += 40;
        return echo(invocation, asker);
      },
    });
    await using running = await started({ bot, now: clock, clock });
    const { discord } = running;
    const answers = Array.from({ length: 300 }, (_, each) =>
      discord.user.slash("stundenplan", { klasse: `${each}` }, as(each)),
    );
    const seen = await Promise.all(answers);
    expect(seen.map(({ title }) => title)).toEqual(seen.map((_, each) => `stundenplan ${each}`));
    expect(time).toBeGreaterThanOrEqual(12_000);
    expect(discord.refusals()).toEqual([]);
    expect(seen.slice(0, 10).filter(({ deferred }) => deferred)).toEqual([]);
    // Callbacks share connections.
    expect(discord.connections()).toBeLessThanOrEqual(150);
  });

  test("that is quickly done is answered without being announced", async () => {
    await using running = await started();
    const answers = Array.from({ length: 300 }, (_, each) => running.discord.user.slash("hilfe", {}, as(each)));
    const seen = await Promise.all(answers);
    expect(seen.filter(({ deferred }) => deferred)).toEqual([]);
  });

  test.each([
    ["that takes ten seconds", 5, 100],
    ["that takes a second", 0.5, 1_900],
  ])("of 2,000 %s is known to be late before Discord gives up, and no sooner than needed", async (_, takes, inTime) => {
    let time = 0;
    const backlog = new Backlog(() => time);
    const told: number[] = [];
    const done: number[] = [];
    let late = 0;
    const turns = Array.from({ length: 2000 }, async () => {
      const turn = backlog.run(async () => {
        time += takes;
      });
      const first = await Promise.race([turn.late.then(() => "late"), turn.result.then(() => "done")]);
      if (first === "late") late += 1;
      // What is sent to Discord arrives in a later turn of the event loop.
      await backlog.first(first === "late" ? "announcements" : "answers", setImmediate());
      told.push(time);
      await turn.result;
      done.push(time);
    });
    await Promise.all(turns);
    expect(done).toHaveLength(2000);
    expect(Math.max(...told)).toBeLessThan(2500);
    expect(2000 - late).toBeGreaterThanOrEqual(inTime);
  });
});

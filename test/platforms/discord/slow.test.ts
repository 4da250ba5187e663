import { describe, expect, test } from "vitest";
import type { Reply } from "../../../src/bot/reply.ts";
import { echo, question, sampleBot, stundenplan } from "./sample-bot.ts";
import { type Started, started } from "./started.ts";

/** Answers the first so many questions at once, before any timer can go off, and keeps every other one back until it is released. */
function slowBot(late: (reply: Reply) => Reply = (reply) => reply, quick = 0) {
  const { promise, resolve: release } = Promise.withResolvers<void>();
  let asked = 0;
  const bot = sampleBot({
    async run(invocation, asker) {
      if (asked++ < quick) return echo(invocation, asker);
      await promise;
      return late(echo(invocation, asker));
    },
  });
  return { bot, release };
}

const paths = ({ discord }: Started) =>
  discord.requests.filter(({ path }) => /callback|@original|webhooks/.test(path)).map(({ method }) => method);

/** Waits until Discord was told so many times. */
const told = (bot: Started, times: number) => bot.discord.until(() => paths(bot).length >= times);

describe("a slow answer", () => {
  test("is announced, then shown", async () => {
    const { bot: slow, release } = slowBot();
    await using bot = await started({ bot: slow, deferAfter: 0 });
    const answer = bot.discord.user.slash("stundenplan", { klasse: "5a" });
    await told(bot, 1);
    expect(bot.discord.messages()).toEqual([]);
    release();
    expect(await answer).toMatchObject({ title: "stundenplan 5a", deferred: true, ephemeral: false });
    expect(paths(bot)).toEqual(["POST", "PATCH"]);
    expect(bot.discord.refusals()).toEqual([]);
  });

  test("to a button is announced, then edited in place", async () => {
    const { bot: slow, release } = slowBot(undefined, 1);
    await using bot = await started({ bot: slow, deferAfter: 0 });
    const plan = await bot.discord.user.slash("stundenplan", { klasse: "5a" });
    const pressed = bot.discord.user.press(plan, "morgen ▶");
    await told(bot, 2);
    release();
    expect(await pressed).toMatchObject({ id: plan.id, title: "stundenplan 5a morgen", deferred: true });
  });

  test("for the asker alone takes the announcement away and comes as a message of its own", async () => {
    const { bot: slow, release } = slowBot(() => question);
    await using bot = await started({ bot: slow, deferAfter: 0 });
    const answer = bot.discord.user.slash("stundenplan");
    await told(bot, 1);
    release();
    expect(await answer).toMatchObject({ title: "Welche Klasse?", ephemeral: true });
    expect(paths(bot)).toEqual(["POST", "DELETE", "POST"]);
    expect(bot.discord.messages()).toHaveLength(1);
  });

  test("to a button for the asker alone leaves the message as it was", async () => {
    const { bot: slow, release } = slowBot(() => question, 1);
    await using bot = await started({ bot: slow, deferAfter: 0 });
    const plan = await bot.discord.user.slash("stundenplan", { klasse: "5a" });
    const pressed = bot.discord.user.press(plan, "morgen ▶");
    await told(bot, 2);
    release();
    expect(await pressed).toMatchObject({ title: "Welche Klasse?", ephemeral: true });
    expect(bot.discord.messages().map(({ title }) => title)).toEqual(["stundenplan 5a", "Welche Klasse?"]);
  });

  test("that comes after Discord has given up ends nothing", async () => {
    let now = 0;
    const { bot: slow, release } = slowBot(undefined, 0);
    await using bot = await started({ bot: slow, now: () => now });
    const answer = bot.discord.user.slash("stundenplan");
    now = 3001;
    release();
    await expect(answer).rejects.toThrow("did not respond (10062");
    now = 0;
    expect(await bot.discord.user.slash("hilfe")).toMatchObject({ title: "hilfe" });
    expect(bot.log()).toContain('"reason":"unknown interaction"');
    expect(bot.log()).not.toContain('"level":50');
  });
});

describe("stopping", () => {
  test("lets the answer in flight arrive and takes nothing new", async () => {
    const asked: string[] = [];
    const { promise, resolve: release } = Promise.withResolvers<void>();
    const bot = sampleBot({
      async run(invocation, asker) {
        asked.push(invocation.command);
        await promise;
        return echo(invocation, asker);
      },
    });
    await using running = await started({ bot });
    const answer = running.discord.user.slash("stundenplan", { klasse: "5a" });
    await running.discord.gateway.heard();
    const order: string[] = [];
    const stopped = running.platform.stop().then(() => order.push("stopped"));
    void running.discord.user.slash("hilfe");
    await running.discord.gateway.heard();
    release();
    expect(await answer).toMatchObject({ title: "stundenplan 5a" });
    order.push("answered");
    await stopped;
    expect(order).toEqual(["answered", "stopped"]);
    expect(asked).toEqual(["stundenplan"]);
    await running.discord.until(() => running.discord.gateway.connections() === 0);
    expect(running.log()).not.toContain("taken up again");
  });
});

test("a form that would be late is left out: the command asks back by its buttons", async () => {
  const withForm = { ...stundenplan, form: async () => ({ title: "Formular", fields: [] }) };
  const bot = { ...sampleBot({ commands: [withForm] }), form: () => new Promise<undefined>(() => {}) };
  await using on = await started({ bot, deferAfter: 0 });
  expect(await on.discord.user.slash("stundenplan")).toMatchObject({ title: "stundenplan" });
  expect(on.discord.refusals()).toEqual([]);
});

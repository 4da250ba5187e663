import { setImmediate as turn } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { inPrivate } from "../commands/askers.ts";
import { startSmallSchoolBot } from "../commands/small-school-bot.ts";
import { asText } from "../demo-bot.ts";
import { createRecordedQueue, mostWithin } from "../school/recorded-queue.ts";
import type { SmallSchool } from "../school/small-school.ts";

const MONDAY = Temporal.PlainDate.from("2026-11-23");

/** Of the event loop: far more than two thousand questions need to get to the school. */
const TURNS = 10_000;

/** Fifty classes, "5a" among them. */
const klassen = Array.from({ length: 50 }, (_, at) => ({ id: at + 1, name: at === 0 ? "5a" : `6/${at}` }));

/** The bot, whose school is spared and whose lists are known. */
async function start(changes: Partial<SmallSchool> = {}) {
  const recorded = createRecordedQueue();
  const { queue, gate, during, pass, sent } = recorded;
  const bot = await startSmallSchoolBot({ klassen, ...changes }, { queue, gate });
  onTestFinished(() => bot[Symbol.asyncDispose]());
  await during(bot.school.forJob("posts").outlook(MONDAY.subtract({ weeks: 20 })));
  await pass(60);
  sent.length = 0;
  const ask = async (line: string, user: string) => asText(await bot.bot.runText(line, inPrivate("de", { user })));
  return { ...bot, ...recorded, ask };
}

test("somebody asks for fifty classes by forty weeks: the next one who asks for today is served among the next five", async () => {
  const { ask, asked, during, sent, most, log } = await start();
  const dates = Array.from({ length: 40 }, (_, weeks) => MONDAY.add({ weeks }));
  const flood = Promise.all(
    dates.flatMap((date) => klassen.map(({ name }) => ask(`stundenplan ${name} ${date}`, "attacker"))),
  );
  // Whether somebody may ask is looked up first. The clock stands until all of them wait for the school.
  for (let turns = 0; turns < TURNS; turns++) await turn();
  const before = asked().length;
  const answer = await during(ask("stundenplan 5a morgen", "victim"));
  expect(answer).toContain("5a · Dienstag, 24. November\n  Unterricht 07:55 bis 11:25");
  expect(asked().slice(before, before + 5)).toContain("1 2026-11-23/2026-11-29");
  const answers = await during(flood);
  const plans = answers.filter((text) => text.includes("Unterricht 07:55"));
  const refused = answers.filter((text) =>
    text.startsWith("Einen Augenblick bitte\n  Gerade fragen sehr viele. Bitte versuch es gleich noch einmal."),
  );
  expect([plans.length > 0, plans.length + refused.length]).toEqual([true, 2000]);
  expect(most()).toBeLessThanOrEqual(4);
  for (const seconds of [1, 5]) expect(mostWithin(seconds, sent)).toBeLessThanOrEqual(4 + 2 * seconds);
  expect(log).toEqual([]);
});

test("somebody asks for fifty plans of today: the next one waits for one or two of them", async () => {
  const { ask, asked, during } = await start();
  const flood = Promise.all(klassen.slice(1).map(({ name }) => ask(`stundenplan ${name} morgen`, "attacker")));
  const before = asked().length;
  expect(await during(ask("stundenplan 5a morgen", "victim"))).toContain("Unterricht 07:55");
  expect(asked().slice(before, before + 6)).toContain("1 2026-11-23/2026-11-29");
  await during(flood);
});

test.each([
  ["stundenplan 5a", 1],
  ["stundenplan 5a fr", 1],
  ["vertretung 5a", 1],
  ["stundenplan 5a 28.11.", 2],
  ["stundenplan 5a 24.12.", 2],
  ["stundenplan 5a 24.12.2019", 0],
  ["stundenplan 5a 24.11.2031", 0],
  ["frei", 3],
  ["frei 24.11.2031", 3],
  ["ferien", 0],
  ["klasse", 0],
  ["hilfe", 0],
])("/%s costs at most %i requests", async (line, most) => {
  const { ask, during, sent } = await start();
  await during(ask(line, "somebody"));
  expect(sent.length).toBeLessThanOrEqual(most);
  sent.length = 0;
  await during(ask(line, "another"));
  expect(sent).toEqual([]);
});

test("no suggestion costs more than the list of what is suggested", async () => {
  const recorded = createRecordedQueue();
  const { bot, calls, ...started } = await startSmallSchoolBot({ klassen }, recorded);
  onTestFinished(() => started[Symbol.asyncDispose]());
  for (const { name, options } of bot.commands)
    for (const option of Object.keys(options))
      for (const typed of ["", "5", "5a", "24.12.", "99z"])
        await recorded.during(bot.suggest(name, option, typed, inPrivate("de")));
  expect(calls()).toEqual(["authenticate", "getKlassen", "getTeachers", "getRooms", "getTimegridUnits"]);
});

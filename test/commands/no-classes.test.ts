import { describe, expect, test } from "vitest";
import { asker } from "../demo-bot.ts";
import { startSmallSchoolBot } from "./small-school-bot.ts";

const NONE = {
  de: "WebUntis nennt mir gerade keine Klassen.",
  en: "WebUntis is not listing any classes at the moment.",
};

/** Between two school years; `active: false` are those of the year that is over. */
const summer = (klassen: readonly { id: number; name: string; active?: boolean }[] = []) =>
  startSmallSchoolBot({ now: "2026-08-25T09:00+02:00", klassen, klasseId: 0 });

describe("while the new school year is not there yet", () => {
  test.each(["stundenplan 5a", "vertretung 5a", "klasse 5a", "abo start 5a", "stundenplan Klasse 5a", "stundenplan"])(
    "/%s says so, and not that there is no such class",
    async (line) => {
      await using bot = await summer();
      const said = await bot.says(line);
      expect(said).toContain(NONE.de);
      expect(said).not.toContain("gibt es hier nicht");
    },
  );

  test("as a whole, in both languages", async () => {
    await using bot = await summer([{ id: 1, name: "5a", active: false }]);
    expect(await bot.says("stundenplan 5a")).toMatchInlineSnapshot(`
      "Noch keine Klassen
        WebUntis nennt mir gerade keine Klassen. Wahrscheinlich ist das neue Schuljahr dort noch nicht angelegt.
        [1] Hilfe
      "
    `);
    expect(await bot.says("timetable 5a", "en")).toContain(NONE.en);
  });

  test("a remembered class is still remembered, and nothing is suggested", async () => {
    await using bot = await summer([{ id: 1, name: "5a" }]);
    await bot.says("klasse 5a");
    bot.small.klassen = [];
    bot.small.now = "2026-08-26T09:00+02:00";
    expect(await bot.says("klasse")).toMatch(/^Hier gilt die 5a\n/);
    expect(await bot.bot.suggest("stundenplan", "klasse", "5", asker())).toEqual([]);
    expect(bot.log).toEqual([]);
  });
});

describe("a class that is gone since the list was read", () => {
  test("is told as one that does not exist, with what there is instead", async () => {
    await using bot = await startSmallSchoolBot({ strictIds: true });
    await bot.says("stundenplan 5a");
    bot.small.klassen = [{ id: 71, name: "5x" }];
    bot.small.now = "2026-11-23T07:10+01:00";
    expect(await bot.says("stundenplan 5a")).toMatchInlineSnapshot(`
      "Meintest du …?
        Eine Klasse „5a“ gibt es hier nicht.
        [1] 5x
      "
    `);
    expect(bot.log).toEqual([]);
  });

  test("though it was remembered, is asked for anew", async () => {
    await using bot = await startSmallSchoolBot({ strictIds: true, klasseId: 0 });
    await bot.says("klasse 5a");
    bot.small.klassen = [{ id: 71, name: "6a" }];
    bot.small.now = "2026-11-23T07:10+01:00";
    expect(await bot.says("stundenplan")).toMatch(/^Welche Klasse\?/);
  });

  test("or only has another id, is shown", async () => {
    await using bot = await startSmallSchoolBot({ strictIds: true });
    await bot.says("stundenplan 5a");
    bot.small.klassen = [{ id: 71, name: "5a" }];
    bot.small.now = "2026-11-23T07:10+01:00";
    const said = await bot.says("stundenplan 5a");
    expect(said).toMatch(/^5a · Montag, 23\. November/);
    expect(said).not.toContain("antwortet gerade nicht");
  });
});

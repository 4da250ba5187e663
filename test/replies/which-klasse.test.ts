import { describe, expect, test } from "vitest";
import { press, pressAll } from "../commands/buttons.ts";
import { startSmallSchoolBot } from "../commands/small-school-bot.ts";
import { asker } from "../demo-bot.ts";

describe("asking back for the class", () => {
  test("in a school with more classes than buttons asks for the grade first", async () => {
    const names = [5, 6, 7, 8, 9, 10].flatMap((grade) =>
      ["a", "b", "c", "d", "e"].map((letter) => `${grade}${letter}`),
    );
    const klassen = [...names, "EF"].map((name, index) => ({ id: index + 1, name }));
    await using bot = await startSmallSchoolBot({ klassen, klasseId: 0 });
    const reply = await bot.bot.runText("stundenplan morgen", asker());
    expect(Object.entries(await pressAll(bot.bot, reply, asker()))).toEqual([
      ...["5 …", "6 …", "7 …", "8 …", "9 …", "10 …"].map((grade) => [grade, "Welche meinst du?"]),
      ["EF", "EF · Dienstag, 24. November"],
    ]);
    const among = await press(bot.bot, reply, "10 …", asker());
    expect(Object.values(await pressAll(bot.bot, among, asker()))).toEqual(
      ["10a", "10b", "10c", "10d", "10e"].map((klasse) => `${klasse} · Dienstag, 24. November`),
    );
  });

  test("when WebUntis names no classes, as at the turn of the school year, says so", async () => {
    await using bot = await startSmallSchoolBot({ klassen: [], klasseId: 0 });
    expect(await bot.says("stundenplan")).toMatchInlineSnapshot(`
      "Noch keine Klassen
        WebUntis nennt mir gerade keine Klassen. Wahrscheinlich ist das neue Schuljahr dort noch nicht angelegt.
      "
    `);
    expect(await bot.says("timetable", "en")).toContain("WebUntis is not listing any classes at the moment.");
  });

  test("classes with the longest names fit into buttons", async () => {
    const klassen = ["ä".repeat(30), "Berufsfachschule Gesundheit und Pflege 1a"].map((name, id) => ({
      id: id + 1,
      name,
    }));
    await using bot = await startSmallSchoolBot({ klassen, klasseId: 0 });
    const reply = await bot.bot.runText("stundenplan 24.11.", asker());
    const titles = await pressAll(bot.bot, reply, asker());
    expect(Object.values(titles)).toEqual(klassen.map(({ name }) => `${name} · Dienstag, 24. November`));
    const day = await press(bot.bot, reply, klassen[0]?.name ?? "", asker());
    expect(await pressAll(bot.bot, day, asker())).toMatchObject({ Heute: `${"ä".repeat(30)} · Montag, 23. November` });
  });
});

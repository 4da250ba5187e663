import { describe, expect, test } from "vitest";
import { asker, asText, startDemoBot } from "../demo-bot.ts";
import { pressAll } from "./buttons.ts";

test("shows all holidays of the school year, those to come with the days until then", async () => {
  await using demo = await startDemoBot({ at: "2026-12-28T09:00:00+01:00" });
  expect(await demo.says("ferien")).toMatchInlineSnapshot(`
    "Ferien und Feiertage 2026/2027
      Als Nächstes: Rosenmontag, in 42 Tagen.
      • Sommerferien: Mo 20.07. bis Di 01.09.
      • Tag der Deutschen Einheit: Sa 03.10.
      • Herbstferien: Sa 17.10. bis Sa 31.10.
      • Allerheiligen: So 01.11.
      • Weihnachtsferien: Mi 23.12. bis Mi 06.01.2027 (läuft gerade)
      • Rosenmontag: Mo 08.02.2027 (in 42 Tagen)
      • Veilchendienstag: Di 09.02.2027 (in 43 Tagen)
      • Osterferien: Mo 22.03. bis Sa 03.04.2027 (in 84 Tagen)
      • Tag der Arbeit: Sa 01.05.2027 (in 124 Tagen)
      • Christi Himmelfahrt: Do 06.05.2027 (in 129 Tagen)
      • Brückentag nach Christi Himmelfahrt: Fr 07.05.2027 (in 130 Tagen)
      • Pfingstmontag: Mo 17.05.2027 (in 140 Tagen)
      • Pfingstferien: Di 18.05.2027 (in 141 Tagen)
      • Fronleichnam: Do 27.05.2027 (in 150 Tagen)
      • Brückentag nach Fronleichnam: Fr 28.05.2027 (in 151 Tagen)
      • Sommerferien: Mo 19.07. bis Di 31.08.2027 (in 203 Tagen)
      Stand 09:00
      [1] /frei
    "
  `);
});

test("in English, also by its English name", async () => {
  await using demo = await startDemoBot({ at: "2027-07-16T09:00:00+02:00" });
  const lines = (await demo.says("holidays", "en")).split("\n");
  expect(lines[0]).toBe("Holidays 2026/2027");
  expect(lines[1]).toBe("  Next: Sommerferien, in 3 days.");
  expect(lines).toContain("  • Sommerferien: Mon 19 Jul to Tue 31 Aug (in 3 days)");
});

test("what is over is pale, what is to come has its name in bold", async () => {
  await using demo = await startDemoBot({ at: "2026-12-28T09:00:00+01:00" });
  const { blocks } = await demo.bot.runText("ferien", asker("de"));
  const list = blocks.find((block) => block.kind === "list");
  expect(list?.items.map(([first]) => first?.kind).join(" ")).toMatch(/^dim( dim)+ bold( bold)+$/);
});

test("everybody may read it, and its button asks whether there is school", async () => {
  await using demo = await startDemoBot();
  const reply = await demo.bot.runText("ferien", asker("de"));
  expect(reply.audience).toBe("everyone");
  expect(await pressAll(demo.bot, reply, asker("de"))).toEqual({ "/frei": "Heute ist Schule" });
});

describe("at the turn of the school year", () => {
  test("in the summer it is the coming one, with what is left of the summer", async () => {
    await using demo = await startDemoBot({ at: "2027-08-05T09:00:00+02:00" });
    const [title, next, first] = (await demo.says("ferien")).split("\n");
    expect(title).toBe("Ferien und Feiertage 2027/2028");
    expect(next).toBe("  Als Nächstes: Tag der Deutschen Einheit, in 59 Tagen.");
    expect(first).toBe("  • Sommerferien: Mo 19.07. bis Di 31.08. (läuft gerade)");
  });
});

describe("when WebUntis is ill", () => {
  test("the holidays seen before are shown with their age", async () => {
    await using demo = await startDemoBot();
    await demo.says("ferien");
    await demo.demo.close();
    demo.setTime("2026-11-25T07:30:00+01:00");
    const text = asText(await demo.bot.runText("ferien", asker("de")));
    expect(text).toContain("Stand Mo 23.11., 07:30 · WebUntis antwortet gerade nicht");
    expect(text).toContain("Weihnachtsferien, in 28 Tagen.");
  });
});

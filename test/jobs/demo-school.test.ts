import { expect, test } from "vitest";
import { asker } from "../demo-bot.ts";
import { startWorld } from "./world.ts";

test("whatever is posted of the demo school says so: plans, alerts, edits, and what is tried again, in the reader's language", async () => {
  await using world = await startWorld("2026-11-24 06:00", { isDemo: true });
  await world.subscribe({ klasse: "8b", place: "de" });
  await world.subscribe({ klasse: "8b", place: "en", language: "en" });
  world.board.answers({ kind: "busy", error: {}, mayHaveArrived: true });
  await world.until("2026-11-24 06:40", { minutes: 5 });
  world.demo.happens((period) =>
    period.klassen[0]?.name === "8b" && `${period.date}` === "2026-11-24"
      ? { ...period, code: "cancelled", change: "cancel" }
      : period,
  );
  await world.until("2026-11-24 07:00", { minutes: 5 });
  const footers = (place: string) =>
    world.board.pinned
      .filter(({ post }) => post.place === place)
      .map(({ post, reply, edits }) => `${post.key.slice(0, 1)}${edits}: ${reply.footer}`);
  expect(footers("de")).toEqual([expect.stringMatching(/^d1: Demoschule · .*06:45$/), "c0: Demoschule"]);
  expect(footers("en")).toEqual([expect.stringMatching(/^d1: Demo school · .*06:45$/), "c0: Demo school"]);
});

test("answers of the demo school say so, whatever is asked; a real school's do not", async () => {
  for (const [isDemo, marked] of [
    [true, "Demoschule"],
    [false, "nothing"],
  ] as const) {
    await using world = await startWorld("2026-11-24 06:00", { isDemo });
    for (const line of [
      "stundenplan 5a",
      "stundenplan",
      "stundenplan 9x",
      "vertretung 5a",
      "frei",
      "ferien",
      "klasse 5a",
    ]) {
      const footer = (await world.bot.runText(line, asker())).footer ?? "";
      expect([line, footer.includes("Demoschule") ? "Demoschule" : "nothing"]).toEqual([line, marked]);
    }
    expect((await world.bot.runText("timetable 5a", asker("en"))).footer?.startsWith("Demo school · As of ")).toBe(
      isDemo,
    );
  }
});

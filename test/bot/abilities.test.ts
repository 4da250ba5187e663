import { expect, test } from "vitest";
import type { Abilities } from "../../src/bot/platform.ts";
import { asker, asText, startDemoBot } from "../demo-bot.ts";

const NONE: Abilities = { canAnswerAlone: false, hasRoles: false, buttonsReachElsewhere: false };

test("what is stored about a person is given out among others only where an answer can be for the asker alone", async () => {
  await using demo = await startDemoBot();
  const wanted = { command: "datenschutz", options: { tun: "auskunft" } };
  const given = async (abilities: Abilities) => demo.bot.run(wanted, asker("de", { isPrivate: false, abilities }));
  expect(asText(await given(NONE))).toContain("Deine Daten gebe ich dir nur im privaten Chat");
  expect((await given({ ...NONE, canAnswerAlone: true })).file?.name).toBe("meine-daten.json");
});

test("a role is what the platform reads as one, where there are roles", async () => {
  await using demo = await startDemoBot();
  const subscribed = async (rolle: string, abilities: Abilities) => {
    const findRole = async (typed: string) => (typed === "@5a" ? "77" : undefined);
    const wanted = { command: "abo start", options: { klasse: "5a", zeit: "06:30", rolle } };
    return asText(await demo.bot.run(wanted, asker("de", { abilities, findRole })));
  };
  expect(await subscribed("@5a", NONE)).toContain("Rollen gibt es nur in Discord.");
  expect(await subscribed("@9z", { ...NONE, hasRoles: true })).toContain("Mit „@9z“ kann ich hier nichts anfangen.");
  expect(await demo.store.subscriptions.active()).toEqual([]);
  expect(await subscribed("@5a", { ...NONE, hasRoles: true })).toContain("Abo für die 5a");
  expect(await demo.store.subscriptions.active()).toMatchObject([{ role: "77" }]);
});

test("another place's subscription has a button to end it only where buttons reach there", async () => {
  await using demo = await startDemoBot();
  const labels = async (command: string, abilities: Abilities) => {
    const options = { ...(command === "abo start" ? { klasse: "5a", zeit: "06:30" } : {}), kanal: "there" };
    const elsewhere = asker("de", { abilities, findPlace: async (typed) => typed });
    return (await demo.bot.run({ command, options }, elsewhere)).actions.flat().map(({ label }) => label);
  };
  for (const command of ["abo start", "abo liste"]) {
    expect(await labels(command, NONE)).toEqual([]);
    expect(await labels(command, { ...NONE, buttonsReachElsewhere: true })).toEqual(["Beenden: 5a, 06:30"]);
  }
});

import { describe, expect, test } from "vitest";
import { startSmallSchoolBot } from "../commands/small-school-bot.ts";
import type { FakeDiscord } from "../fakes/discord/index.ts";
import { onDiscord, startOnDiscord } from "./whole.ts";

/** Discord's "manage channels". */
const MANAGES = { permissions: 16n };

/** A form's fields: how each is answered, and what is filled in. */
type Opened = Awaited<ReturnType<FakeDiscord["user"]["open"]>>;
const fieldsOf = ({ fields }: Opened) => fields.map(({ label, kind, values }) => [label, kind, ...values]);
const fieldOf = ({ fields }: Opened, wanted: string) => fields.find(({ label }) => label === wanted);

const NAMES = [5, 6, 7, 8, 9, 10].flatMap((grade) => ["a", "b", "c", "d", "e"].map((letter) => `${grade}${letter}`));

/** The whole way to a school with so many classes. */
async function withClasses(count: number) {
  const klassen = NAMES.slice(0, count).map((name, index) => ({ id: index + 1, name }));
  const school = await startSmallSchoolBot({ klassen });
  const on = await startOnDiscord(school.bot, () => Temporal.Instant.from(school.small.now));
  return {
    ...on,
    store: school.store,
    async [Symbol.asyncDispose]() {
      await on[Symbol.asyncDispose]();
      await school[Symbol.asyncDispose]();
    },
  };
}

describe("/abo start with nothing else", () => {
  test("is one form, with the usual filled in, and the remembered class", async () => {
    await using bot = await onDiscord();
    const { user } = bot.discord;
    await user.slash("klasse", { klasse: "7b" });
    const form = await user.open("abo start", {}, MANAGES);
    expect(form.title).toBe("Abo einrichten");
    expect(fieldsOf(form)).toEqual([
      ["Klasse", "select", "7b"],
      ["Wann?", "select", "06:30"],
      ["Was?", "select", "nein|nah"],
      ["Wohin?", "channel"],
      ["Wen erwähnen?", "role"],
    ]);
    const started = await user.submit(form, {}, MANAGES);
    expect(started).toMatchObject({ title: "Abo für die 7b", ephemeral: false });
    expect(await bot.store.subscriptions.active()).toMatchObject([
      { place: started.channel, klasse: "7b", eve: false, onlyChanges: false, alerts: "near", role: null },
    ]);
    expect(bot.discord.refusals()).toEqual([]);
  });

  test("takes another channel, a role, an evening and only changes, all at once", async () => {
    await using bot = await onDiscord();
    const { user } = bot.discord;
    const channel = bot.discord.addChannel({ name: "klasse-5a", permissionsOfPerson: 16n }).id;
    const role = bot.discord.addRole("5a").id;
    const form = await user.open("abo start", {}, MANAGES);
    const answers = {
      Klasse: "5a",
      "Wann?": "Am Abend davor, 18:00",
      "Was?": "Nur Änderungen, die bis dahin feststehen",
    };
    await user.submit(form, { ...answers, "Wohin?": channel, "Wen erwähnen?": role }, MANAGES);
    expect(await bot.store.subscriptions.active()).toMatchObject([
      { place: channel, placeName: "klasse-5a", klasse: "5a", eve: true, onlyChanges: true, alerts: "none", role },
    ]);
  });

  test("in private there is no other channel and no role, but there are days", async () => {
    await using bot = await onDiscord();
    const { user } = bot.discord;
    const form = await user.open("abo start", {}, { dm: true, locale: "en-GB" });
    expect(fieldsOf(form).map(([label]) => label)).toEqual(["Class", "When?", "What?", "On which days?"]);
    await user.submit(form, { Class: "5a", "On which days?": ["Monday", "Thursday"] }, { dm: true, locale: "en-GB" });
    expect(await bot.store.subscriptions.active()).toMatchObject([{ klasse: "5a", weekdays: [1, 4], isPrivate: true }]);
  });

  test("offers up to 25 classes to choose; where there are more, the class is typed", async () => {
    await using few = await withClasses(25);
    const form = await few.discord.user.open("abo start", {}, MANAGES);
    expect(fieldOf(form, "Klasse")).toMatchObject({ kind: "select", choices: NAMES.slice(0, 25), values: [] });
    expect((await few.discord.user.submit(form, { Klasse: "6b" }, MANAGES)).title).toBe("Abo für die 6b");
    await using many = await withClasses(26);
    await many.discord.user.slash("klasse", { klasse: "7a" });
    expect(fieldsOf(await many.discord.user.open("abo start", {}, MANAGES))[0]).toEqual(["Klasse", "text", "7a"]);
  });

  test("opens also where the school does not answer", async () => {
    await using bot = await onDiscord();
    await bot.demo.demo.close();
    const form = await bot.discord.user.open("abo start", {}, MANAGES);
    expect(fieldsOf(form)[0]).toEqual(["Klasse", "text"]);
  });
});

describe("what was asked before the form opens", () => {
  test("stands in it: class, days, time, role and channel", async () => {
    await using bot = await onDiscord();
    const { user } = bot.discord;
    const kanal = bot.discord.addChannel({ name: "klasse-5a", permissionsOfPerson: 16n }).id;
    const rolle = bot.discord.addRole("5a").id;
    const options = { zeit: "06:42", tage: "montags und freitags", meldungen: "alle", kanal, rolle };
    const form = await user.open("abo start", options, MANAGES);
    expect(fieldsOf(form)).toEqual([
      ["Klasse", "select"],
      ["Wann?", "select", "06:42"],
      ["Was?", "select", "nein|alle"],
      ["Wohin?", "channel", kanal],
      ["Wen erwähnen?", "role", rolle],
    ]);
    await user.submit(form, { Klasse: "5a" }, MANAGES);
    const [subscription] = await bot.store.subscriptions.active();
    expect(subscription).toMatchObject({ place: kanal, weekdays: [1, 5], alerts: "all", role: rolle });
    expect(subscription?.time.toString()).toBe("06:42:00");
  });

  test("what cannot be read is told at once", async () => {
    await using bot = await onDiscord();
    const refused = await bot.discord.user.slash("abo start", { tage: "quatsch" }, MANAGES);
    expect(refused).toMatchObject({ ephemeral: true });
    expect(refused.description).toContain("quatsch");
  });

  test("the button of an empty list opens the form too", async () => {
    await using bot = await onDiscord();
    const list = await bot.discord.user.slash("abo liste", {}, MANAGES);
    const form = await bot.discord.user.pressToOpen(list, "Abo einrichten", MANAGES);
    expect(form.title).toBe("Abo einrichten");
  });
});

describe("a class that was typed and that there is not", () => {
  test("gets suggestions that keep the rest; where another channel was chosen, it is confirmed in the form", async () => {
    await using bot = await withClasses(30);
    const { user } = bot.discord;
    const kanal = bot.discord.addChannel({ name: "klasse-5a", permissionsOfPerson: 16n }).id;
    const rolle = bot.discord.addRole("5a").id;
    const form = await user.open("abo start", {}, MANAGES);
    const answers = { Klasse: "5", "Wann?": "Am Abend davor, 20:00", "Was?": "Nur Änderungen, auch alle späteren" };
    const asked = await user.submit(form, { ...answers, "Wen erwähnen?": rolle }, MANAGES);
    expect(asked).toMatchObject({ ephemeral: true });
    await user.press(asked, "5b", MANAGES);
    expect(await bot.store.subscriptions.active()).toMatchObject([
      { klasse: "5b", eve: true, onlyChanges: true, alerts: "all", role: rolle },
    ]);

    const elsewhere = await user.submit(form, { ...answers, "Wohin?": kanal, "Wen erwähnen?": rolle }, MANAGES);
    const again = await user.pressToOpen(elsewhere, "5a", MANAGES);
    expect(fieldsOf(again)).toEqual([
      ["Klasse", "text", "5a"],
      ["Wann?", "select", "20:00"],
      ["Was?", "select", "ja|alle"],
      ["Wohin?", "channel", kanal],
      ["Wen erwähnen?", "role", rolle],
    ]);
    await user.submit(again, {}, MANAGES);
    expect((await bot.store.subscriptions.active()).map(({ place }) => place)).toContain(kanal);
    expect(bot.discord.refusals()).toEqual([]);
  });

  test("and nothing like it: the form can be opened again with the rest", async () => {
    await using bot = await withClasses(30);
    const { user } = bot.discord;
    const form = await user.open("abo start", {}, MANAGES);
    const refused = await user.submit(form, { Klasse: "Quarzsandkasten", "Wann?": "07:15" }, MANAGES);
    const again = await user.pressToOpen(refused, "Noch einmal", MANAGES);
    expect(fieldsOf(again).slice(0, 2)).toEqual([
      ["Klasse", "text"],
      ["Wann?", "select", "07:15"],
    ]);
  });
});

test("where something else cannot be, the form is opened again with the rest", async () => {
  await using bot = await onDiscord();
  const { user } = bot.discord;
  const rolle = bot.discord.addRole("Lehrkräfte", { mentionable: false }).id;
  const form = await user.open("abo start", {}, MANAGES);
  const refused = await user.submit(form, { Klasse: "8b", "Wann?": "07:15", "Wen erwähnen?": rolle }, MANAGES);
  expect(refused).toMatchObject({ ephemeral: true });
  const again = await user.pressToOpen(refused, "Noch einmal", MANAGES);
  expect(fieldsOf(again)).toEqual([
    ["Klasse", "select", "8b"],
    ["Wann?", "select", "07:15"],
    ["Was?", "select", "nein|nah"],
    ["Wohin?", "channel"],
    ["Wen erwähnen?", "role"],
  ]);
  expect(await bot.store.subscriptions.active()).toEqual([]);
});

describe("who may not", () => {
  test("is refused when the form is sent, as when the command is typed", async () => {
    await using bot = await onDiscord();
    const { user } = bot.discord;
    const elsewhere = bot.discord.addChannel({ name: "lehrerzimmer", permissionsOfPerson: 0n }).id;
    const form = await user.open("abo start", {}, MANAGES);
    for (const [answers, how] of [
      [{ Klasse: "5a" }, {}],
      [{ Klasse: "5a", "Wohin?": elsewhere }, MANAGES],
    ] as const)
      expect(await user.submit(form, answers, how)).toMatchObject({ ephemeral: true });
    expect(await bot.store.subscriptions.active()).toEqual([]);
  });

  test("sees no form where the bot is not admitted", async () => {
    await using bot = await onDiscord({ isOpen: false });
    expect(await bot.discord.user.slash("abo start", {}, MANAGES)).toMatchObject({ ephemeral: true });
  });
});

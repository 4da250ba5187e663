import { describe, expect, test } from "vitest";
import { onDiscord, onTelegram } from "./whole.ts";

/** Discord's "manage channels". */
const MANAGES = 16n;
/** And "mention everyone". */
const MENTIONS_ALL = 131_072n;
const GUILD = "1300000000000000002";

describe("on Discord", () => {
  test("who manages the channel subscribes to it, sees the list and ends it again", async () => {
    await using bot = await onDiscord();
    const { user } = bot.discord;
    const rolle = bot.discord.addRole("5a").id;
    const started = await user.slash(
      "abo start",
      { klasse: "5a", zeit: "06:30", tage: "mo-fr", meldungen: "alle", rolle },
      { permissions: MANAGES },
    );
    expect(started).toMatchObject({ title: "Abo für die 5a", ephemeral: false, mentionedRoles: [] });
    expect(started.description).toContain("**Mo–Fr um 06:30** kommt hier der Plan.");
    const [subscription] = await bot.store.subscriptions.active();
    expect(subscription).toMatchObject({
      platform: "discord",
      place: started.channel,
      isPrivate: false,
      klasse: "5a",
      weekdays: [1, 2, 3, 4, 5],
      eve: false,
      onlyChanges: false,
      alerts: "all",
      role: rolle,
      language: "de",
    });
    const list = await user.slash("abo liste", {}, { permissions: MANAGES });
    expect(list.description).toContain("5a · Mo–Fr um 06:30 · Meldungen: alle");
    const stopped = await user.press(list, "Beenden: 5a, 06:30", { permissions: MANAGES });
    expect(stopped.title).toBe("Abo beendet");
    expect(await bot.store.subscriptions.active()).toEqual([]);
    expect(bot.discord.refusals()).toEqual([]);
  });

  test("in the evening only what is different tomorrow is one choice, and it is suggested", async () => {
    await using bot = await onDiscord();
    const choices = await bot.discord.user.autocomplete("abo start", "zeit", "");
    const evening = choices.find(({ name }) => name.startsWith("Abends um 18:00"));
    await bot.discord.user.slash("abo start", { klasse: "5a", zeit: String(evening?.value) }, { permissions: MANAGES });
    expect(await bot.store.subscriptions.active()).toMatchObject([{ eve: true, onlyChanges: true, alerts: "none" }]);
  });

  test("who does not manage the channel is told so, and nothing happens; in private everybody may", async () => {
    await using bot = await onDiscord();
    const wanted = { klasse: "5a", zeit: "06:30" };
    const refused = await bot.discord.user.slash("abo start", wanted);
    expect(refused).toMatchObject({ ephemeral: true });
    expect(refused.description).toContain("Das dürfen hier nur Leute, die den Kanal verwalten.");
    expect(await bot.store.subscriptions.active()).toEqual([]);
    await bot.discord.user.slash("abo start", wanted, { dm: true });
    expect(await bot.store.subscriptions.active()).toMatchObject([{ isPrivate: true }]);
  });

  test("somebody who may not cannot end another's subscription by its button either", async () => {
    await using bot = await onDiscord();
    const { user } = bot.discord;
    const started = await user.slash("abo start", { klasse: "5a", zeit: "06:30" }, { permissions: MANAGES });
    const pressed = await user.press(started, "Beenden: 5a, 06:30");
    expect(pressed).toMatchObject({ ephemeral: true });
    expect(await bot.store.subscriptions.active()).toHaveLength(1);
  });

  test("nor can another manager: the button belongs to who asked", async () => {
    await using bot = await onDiscord();
    const { user } = bot.discord;
    const started = await user.slash("abo start", { klasse: "5a", zeit: "06:30" }, { permissions: MANAGES });
    const pressed = await user.press(started, "Beenden: 5a, 06:30", {
      permissions: MANAGES,
      as: "1300000000000000088",
    });
    expect(pressed).toMatchObject({ ephemeral: true });
    expect(pressed.description).toContain("Dieser Knopf gehört zu einer Antwort für jemand anderen.");
    expect(await bot.store.subscriptions.active()).toHaveLength(1);
  });

  test("a role that not everybody may mention is for who may mention all, and never @everyone", async () => {
    await using bot = await onDiscord();
    const { discord } = bot;
    const rolle = discord.addRole("Lehrkräfte", { mentionable: false }).id;
    const subscribe = (role: string, permissions: bigint) =>
      discord.user.slash("abo start", { klasse: "5a", zeit: "06:30", rolle: role }, { permissions });
    expect((await subscribe(rolle, MANAGES)).description).toContain("Diese Rolle darfst du nicht erwähnen.");
    expect((await subscribe(GUILD, MANAGES | MENTIONS_ALL)).description).toContain("Diese Rolle darfst du nicht");
    expect(await bot.store.subscriptions.active()).toEqual([]);
    expect((await subscribe(rolle, MANAGES | MENTIONS_ALL)).title).toBe("Abo für die 5a");
    expect(await bot.store.subscriptions.active()).toMatchObject([{ role: `${rolle}/1300000000000000004` }]);
  });

  test("another channel or a thread can be named, by who manages it, where the bot may post", async () => {
    await using bot = await onDiscord();
    const own = bot.discord.addChannel({ name: "klasse-5a", permissionsOfPerson: MANAGES }).id;
    const strange = bot.discord.addChannel({ name: "lehrer", permissionsOfPerson: 0n }).id;
    const mute = bot.discord.addChannel({ name: "nur-lesen", permissionsOfPerson: MANAGES }).id;
    const thread = bot.discord.addChannel({ name: "plan", type: 11, parent_id: own, permissionsOfPerson: MANAGES }).id;
    bot.discord.forbid(mute);
    const subscribe = (kanal: string) => bot.discord.user.slash("abo start", { klasse: "5a", zeit: "06:30", kanal });
    expect((await subscribe(own)).title).toBe("Abo für die 5a");
    expect((await subscribe(thread)).title).toBe("Abo für die 5a");
    expect((await subscribe(strange)).description).toContain("Das dürfen dort nur");
    expect((await subscribe(mute)).description).toContain("darf ich von mir aus nicht schreiben");
    expect((await bot.store.subscriptions.active()).map(({ place }) => place)).toEqual([own, thread]);
  });

  test("the class of a channel is remembered, then the timetable needs no name", async () => {
    await using bot = await onDiscord();
    const { user } = bot.discord;
    expect((await user.slash("klasse", { klasse: "6b", fuer: "kanal" })).description).toContain("Das dürfen hier nur");
    await user.slash("klasse", { klasse: "6b", fuer: "kanal" }, { permissions: MANAGES });
    await user.slash("klasse", { klasse: "7a" });
    expect((await user.slash("stundenplan")).title).toMatch(/^6b · /);
    expect((await user.slash("stundenplan", {}, { dm: true })).title).toMatch(/^7a · /);
  });

  test("the notice about privacy is shown whole", async () => {
    await using bot = await onDiscord();
    for (const locale of ["de", "en-GB"] as const) {
      const notice = await bot.discord.user.slash("datenschutz", {}, { locale });
      expect(notice.description).toMatch(/Für Eltern|For parents/);
      expect(notice.description).not.toMatch(/…$/);
    }
  });

  test("what is stored about a person comes as a file, for their eyes only", async () => {
    await using bot = await onDiscord();
    await bot.discord.user.slash("klasse", { klasse: "7a" });
    const privacy = await bot.discord.user.slash("datenschutz");
    const given = await bot.discord.user.press(privacy, "Auskunft als JSON");
    expect(given).toMatchObject({ ephemeral: true, file: { name: "meine-daten.json" } });
    // The message with the button that deletes it all is still there.
    expect(given.id).not.toBe(privacy.id);
    expect(bot.discord.messages().find(({ id }) => id === privacy.id)).toEqual(privacy);
    expect(JSON.parse(given.file?.text ?? "")).toMatchObject({ klasse: "7a", subscriptions: [] });
  });
});

describe("on Telegram", () => {
  test("a private chat asks for what is missing, by buttons", async () => {
    await using bot = await onTelegram();
    const chat = bot.telegram.chat(42);
    const which = await bot.telegram.user.says("/abo", { chat });
    expect(which.text).toContain("Welche Klasse?");
    const time = await bot.telegram.user.presses(which, "5a");
    expect(time.message?.text).toContain("Wann soll der Plan der 5a kommen?");
    if (!time.message) return expect.fail("The message is gone");
    const done = await bot.telegram.user.presses(time.message, "06:30");
    expect(done.message?.text).toContain("Jeden Schultag um 06:30 kommt hier der Plan.");
    expect(await bot.store.subscriptions.active()).toMatchObject([
      { platform: "telegram", place: "42", owner: "42", isPrivate: true, klasse: "5a" },
    ]);
    const list = await bot.telegram.user.says("/abo liste", { chat });
    const stopped = await bot.telegram.user.presses(list, "Beenden: 5a, 06:30");
    expect(stopped.message?.text).toContain("Abo beendet");
    expect(await bot.store.subscriptions.active()).toEqual([]);
  });

  test("all in one line, in whatever order", async () => {
    await using bot = await onTelegram();
    await bot.telegram.user.says("/abo 18:00 vorabend nur änderungen keine meldungen mo-do 5a", {
      chat: bot.telegram.chat(42),
    });
    expect(await bot.store.subscriptions.active()).toMatchObject([
      { klasse: "5a", eve: true, onlyChanges: true, alerts: "none", weekdays: [1, 2, 3, 4] },
    ]);
  });

  test("in a group only administrators may, also those who do not show who they are", async () => {
    await using bot = await onTelegram();
    const chat = bot.telegram.chat(-1007, { type: "supergroup", title: "Klasse 5a", admins: [50] });
    const { user } = bot.telegram;
    expect((await user.says("/abo 5a 06:30", { chat })).text).toContain("Das dürfen hier nur");
    expect(await bot.store.subscriptions.active()).toEqual([]);
    const started = await user.says("/abo 5a 06:30", { chat, from: 50 });
    expect(started.text).toContain("Abo für die 5a");
    const pressed = await user.presses(started, "Beenden: 5a, 06:30");
    expect(pressed).toMatchObject({
      isAlert: true,
      text: expect.stringContaining("gehört zu einer Antwort für jemand"),
    });
    await user.says("/abo 6b 07:00", { chat, anonymous: true });
    expect(await bot.store.subscriptions.active()).toMatchObject([
      { klasse: "5a", placeName: "Klasse 5a", owner: "50" },
      { klasse: "6b", owner: null },
    ]);
  });

  test("nobody in particular has no class, and no rights but those of the group in whose name they write", async () => {
    await using bot = await onTelegram();
    const chat = bot.telegram.chat(-1007, { type: "supergroup", title: "Klasse 5a", admins: [136_817_688] });
    const { user } = bot.telegram;
    expect((await user.says("/klasse 5a", { chat, anonymous: true })).text).toContain("ohne zu zeigen, wer du bist");
    expect((await user.says("/klasse 5a für kanal", { chat, as: "channel" })).text).toContain("Das dürfen hier nur");
    expect((await user.says("/abo 5a 06:30", { chat, as: "channel" })).text).toContain("Das dürfen hier nur");
    expect((await user.says("/klasse 6b für kanal", { chat, anonymous: true })).text).toContain("Klasse 6b gemerkt");
    expect((await user.says("/stundenplan", { chat: bot.telegram.chat(42) })).text).toContain("Welche Klasse?");
  });

  test("what is forwarded is no command, nor is a post of the linked channel", async () => {
    await using bot = await onTelegram();
    const chat = bot.telegram.chat(42);
    const group = bot.telegram.chat(-1007, { type: "supergroup", admins: [42] });
    const hint = await bot.telegram.user.says("/abo 5a 06:30", { chat, forwarded: true });
    expect(hint.text).toContain("Das habe ich nicht verstanden");
    bot.telegram.user.types("/abo 5a 06:30", { chat: group, as: "linked" });
    expect((await bot.telegram.user.says("/frei", { chat })).text).toContain("Schule");
    expect(bot.telegram.messages(group)).toEqual([]);
    expect(await bot.store.subscriptions.active()).toEqual([]);
  });

  test("a question back belongs to who asked: another administrator asks for themselves", async () => {
    await using bot = await onTelegram();
    const chat = bot.telegram.chat(-1007, { type: "supergroup", admins: [42, 50] });
    const asked = await bot.telegram.user.says("/abo 5a", { chat });
    const other = await bot.telegram.user.presses(asked, "06:30", { from: 50 });
    expect(other).toMatchObject({ isAlert: true, text: expect.stringContaining("gehört zu einer Antwort für jemand") });
    expect(await bot.store.subscriptions.active()).toEqual([]);
    await bot.telegram.user.presses(asked, "06:30");
    expect(await bot.store.subscriptions.active()).toMatchObject([{ owner: "42" }]);
  });

  test("paging is for everybody", async () => {
    await using bot = await onTelegram();
    const chat = bot.telegram.chat(-1007, { type: "supergroup" });
    const day = await bot.telegram.user.says("/stundenplan 5a", { chat });
    const pressed = await bot.telegram.user.presses(day, day.buttons.flat().at(-1) ?? "", { from: 50 });
    expect(pressed.message?.text).toContain("5a · ");
    expect(pressed.message?.edits).toBe(1);
  });

  test("Telegram is asked for nothing but what is named, and once", async () => {
    await using bot = await onTelegram();
    const { telegram } = bot;
    const chat = telegram.chat(42);
    telegram.chat(-1009, { type: "channel", username: "klasse5a", admins: [42], title: "Klasse 5a" });
    const asks = async (line: string) => {
      const before = telegram.methods().length;
      await telegram.user.says(line, { chat });
      return telegram.methods().slice(before);
    };
    expect(await asks("/abo 1 2 3 4 5 6 7 8 9 10 11 12")).toEqual(["sendMessage"]);
    expect(await asks("/abo @eins @zwei_ @drei_ @vier_")).toEqual(["getChat", "sendMessage"]);
    expect(await asks("/abo 5a 06:30 @klasse5a")).toEqual(["getChat", "getChatMember", "sendMessage"]);
    expect(await bot.store.subscriptions.active()).toMatchObject([{ placeName: "Klasse 5a" }]);
  });

  test("of a channel's administrators only those may who may post there", async () => {
    await using bot = await onTelegram();
    const channel = { type: "channel", username: "klasse5a", admins: [42, 50], mayNotPost: [50] } as const;
    bot.telegram.chat(-1009, channel);
    const { user } = bot.telegram;
    const mute = await user.says("/abo 5a 06:30 @klasse5a", { chat: bot.telegram.chat(50), from: 50 });
    expect(mute.text).toContain("Das dürfen dort nur");
    await user.says("/abo 5a 06:30 @klasse5a", { chat: bot.telegram.chat(42) });
    expect(await bot.store.subscriptions.active()).toMatchObject([{ place: "-1009", owner: "42" }]);
  });

  test("a topic is a place of its own", async () => {
    await using bot = await onTelegram();
    const chat = bot.telegram.chat(-1007, { type: "supergroup", admins: [42], topics: [3, 4] });
    await bot.telegram.user.says("/abo 5a 06:30", { chat, topic: 3 });
    await bot.telegram.user.says("/abo 6b 06:30", { chat, topic: 4 });
    expect((await bot.store.subscriptions.active()).map(({ place }) => place)).toEqual(["-1007/3", "-1007/4"]);
    expect((await bot.telegram.user.says("/abo liste", { chat, topic: 3 })).text).not.toContain("6b");
    expect((await bot.telegram.user.says("/stundenplan", { chat, topic: 4 })).text).toContain("6b · Montag");
  });

  test("a channel is named from a private chat, by who administers it", async () => {
    await using bot = await onTelegram();
    const chat = bot.telegram.chat(42);
    bot.telegram.chat(-1009, { type: "supergroup", username: "klasse5a", admins: [42] });
    bot.telegram.chat(-1010, { type: "supergroup", username: "fremde", admins: [50] });
    await bot.telegram.user.says("/abo 5a 06:30 @klasse5a", { chat });
    expect((await bot.telegram.user.says("/abo 5a 06:30 @fremde", { chat })).text).toContain("Das dürfen dort nur");
    expect((await bot.telegram.user.says("/abo 5a 06:30 @gibtsnicht", { chat })).text).toContain(
      "finde ich nicht. Bin ich dort Mitglied?",
    );
    expect(await bot.store.subscriptions.active()).toMatchObject([{ place: "-1009", isPrivate: false }]);
  });

  test("what is stored about a person is given out and deleted in private only", async () => {
    await using bot = await onTelegram();
    const chat = bot.telegram.chat(42);
    const group = bot.telegram.chat(-1007, { type: "supergroup" });
    const { user } = bot.telegram;
    await user.says("/klasse 7a", { chat });
    expect((await user.says("/datenschutz auskunft", { chat: group })).text).toContain("nur im privaten Chat");
    for (const typed of ["/datenschutz löschen", "/datenschutz alles löschen", "/datenschutz endgültig löschen"])
      expect((await user.says(typed, { chat: group })).text).toContain("Löschen kannst du nur im privaten Chat");
    const inGroup = await user.says("/datenschutz", { chat: group });
    const there = await user.presses(inGroup, "Alles löschen");
    expect(there).toMatchObject({ isAlert: true, text: expect.stringContaining("nur im privaten Chat") });
    expect((await user.says("/stundenplan", { chat })).text).toContain("7a · Montag");
    const privacy = await user.says("/datenschutz", { chat });
    expect(privacy.text).toContain("Für Eltern");
    expect(privacy.text).not.toMatch(/…$/);
    const { sent } = await user.presses(privacy, "Auskunft als JSON");
    expect(JSON.parse(sent[0]?.file?.text ?? "")).toMatchObject({ user: "42", klasse: "7a" });
    const asked = await user.presses(privacy, "Alles löschen");
    if (!asked.message) return expect.fail("The message is gone");
    await user.presses(asked.message, "Ja, alles löschen");
    expect(JSON.parse((await user.says("/datenschutz auskunft", { chat })).file?.text ?? "")).toMatchObject({
      klasse: null,
    });
  });
});

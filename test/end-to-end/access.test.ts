import { describe, expect, test } from "vitest";
import { asker, type DemoBot, startDemoBot } from "../demo-bot.ts";
import { DM_CHANNEL, GUILD_CHANNEL, GUILD_ID } from "../fakes/discord/identity.ts";
import { wish } from "../store/sample.ts";
import { onDiscord, onTelegram, startOnDiscord } from "./whole.ts";

/** Discord's "manage channels". */
const MANAGES = 16n;
const OWNER = "1300000000000000077";
const STRANGER = "1300000000000000088";

/** Every class of the demo school looks like one of these. */
const OF_THE_SCHOOL = /\b(?:[5-9]|10)[a-d]\b|EF|Q1|Mathematik|Unterricht|\bStand \d/;

const inClosedDiscord = () => onDiscord({ isOpen: false, owner: OWNER });
const inClosedTelegram = () => onTelegram({ isOpen: false });

type Telegram = Awaited<ReturnType<typeof inClosedTelegram>>;

/** Makes a person of Telegram an operator. */
const becomesOperator = ({ telegram, demo }: Telegram, from = 50) =>
  telegram.user.says(`/betreiber ${demo.access.newCode()}`, { chat: telegram.chat(from), from });

/** Resolves to what the bot sent to a chat, as soon as there is so much of it. */
async function messagesIn({ telegram }: Telegram, id: number, count: number) {
  const of = () => telegram.posts().filter(({ chat }) => chat.id === id);
  await telegram.until(() => of().length >= count);
  return of();
}

describe("a stranger", () => {
  test("on Discord learns nothing by any way in", async () => {
    await using bot = await inClosedDiscord();
    const { user } = bot.discord;
    for (const how of [{}, { dm: true, as: STRANGER }]) {
      const answers = [
        await user.slash("stundenplan", { klasse: "5a" }, how),
        await user.slash("stundenplan", { klasse: "5x" }, how),
        await user.slash("klasse", { klasse: "5a" }, how),
        await user.slash("ferien", {}, how),
        await user.slash("abo start", { klasse: "5a", zeit: "06:30" }, { ...how, permissions: MANAGES }),
        await user.slash("orte", {}, how),
        await user.slash("status", {}, how),
      ];
      for (const answer of answers) {
        expect(answer).toMatchObject({ ephemeral: true, title: "Hier darf ich noch nicht antworten", buttons: [] });
        expect(answer.description).not.toMatch(OF_THE_SCHOOL);
      }
      expect(await user.autocomplete("stundenplan", "klasse", "5", how)).toEqual([]);
      expect(await user.autocomplete("zulassen", "ort", "", how)).toEqual([]);
      expect((await user.slash("hilfe", {}, how)).description).toContain("noch nicht antworten");
      expect((await user.slash("datenschutz", {}, how)).buttons.flat().map(({ label }) => label)).toContain(
        "Auskunft als JSON",
      );
    }
    expect(await bot.store.subscriptions.active()).toEqual([]);
  });

  test("on Telegram learns nothing by any way in", async () => {
    await using bot = await inClosedTelegram();
    const { telegram } = bot;
    const group = telegram.chat(-1007, { type: "supergroup", title: "Fremde", admins: [42] });
    for (const chat of [telegram.chat(42), group]) {
      for (const line of ["/stundenplan 5a", "/abo 5a 06:30", "/abo", "/klasse 5a", "/frei", "/orte", "/zulassen"]) {
        const answer = await telegram.user.says(line, { chat });
        expect(answer.text).toContain("Hier darf ich noch nicht antworten");
        expect(answer.text).not.toMatch(OF_THE_SCHOOL);
        expect(answer.buttons).toEqual([]);
      }
      expect((await telegram.user.says("/hilfe", { chat })).text).toContain("noch nicht antworten");
      expect((await telegram.user.says("/datenschutz", { chat })).buttons.flat().length).toBeGreaterThan(0);
    }
    for (const line of ["/start", "/start 5x", "hallo", "5a", "was ist morgen", "blubb"]) {
      const answer = await telegram.user.says(line, { chat: telegram.chat(44), from: 44 });
      expect(answer.text).toContain("Hier darf ich noch nicht antworten");
      expect(answer.buttons).toEqual([]);
    }
    expect((await telegram.user.says("/gibtsnicht", { chat: telegram.chat(43), from: 43 })).text).toContain(
      "Hier darf ich noch",
    );
    expect(await bot.store.subscriptions.active()).toEqual([]);
  });

  test("cannot use a button that was there before the place was blocked", async () => {
    await using bot = await inClosedTelegram();
    const { telegram } = bot;
    await becomesOperator(bot);
    const chat = telegram.chat(-1007, { type: "supergroup", title: "Klasse 5a" });
    await telegram.user.says("/stundenplan 5a", { chat, from: 50 });
    const day = await telegram.user.says("/stundenplan 5a", { chat });
    expect(day.text).toContain("5a · Montag");
    await telegram.user.says("/sperren", { chat, from: 50 });
    const [[before = ""] = []] = day.buttons;
    const pressed = await telegram.user.presses(day, before);
    expect(pressed).toMatchObject({ isAlert: true, text: expect.stringContaining("Ich antworte nur in Gruppen") });
    expect(pressed.sent).toEqual([]);
  });
});

describe("an operator", () => {
  test("of Discord is the application’s owner; their use admits the server, and its members also in private", async () => {
    await using bot = await inClosedDiscord();
    const { user } = bot.discord;
    expect((await user.slash("stundenplan", { klasse: "5a" })).title).toBe("Hier darf ich noch nicht antworten");
    expect((await user.slash("stundenplan", { klasse: "5a" }, { as: OWNER })).title).toMatch(/^5a · /);
    expect((await user.slash("stundenplan", { klasse: "5a" })).title).toMatch(/^5a · /);
    expect((await user.slash("stundenplan", { klasse: "5a" }, { dm: true })).title).toMatch(/^5a · /);
    const stranger = await user.slash("stundenplan", { klasse: "5a" }, { dm: true, as: STRANGER });
    expect(stranger.title).toBe("Hier darf ich noch nicht antworten");
    bot.discord.setMember(STRANGER);
    bot.demo.setTime("2026-11-23T07:41:00+01:00");
    expect((await user.slash("stundenplan", { klasse: "5a" }, { dm: true, as: STRANGER })).title).toMatch(/^5a · /);
  });

  test("is told in private who asks, once a day for each place, and admits by a button", async () => {
    await using bot = await inClosedDiscord();
    const { discord } = bot;
    for (const klasse of ["5a", "5b"]) await discord.user.slash("stundenplan", { klasse });
    await discord.until(() => discord.posts().length > 0);
    await discord.user.slash("stundenplan", { klasse: "5a" });
    const [word, ...others] = discord.posts();
    expect(others).toEqual([]);
    expect(word).toMatchObject({ title: "Darf hier jemand fragen?" });
    expect(word?.description).toContain("**Schule am Park**: Dort hat mich jemand etwas gefragt");
    if (!word) return expect.fail("No word came");
    const done = await discord.user.press(word, "Zulassen", { as: OWNER, dm: true });
    expect(done).toMatchObject({ title: "Ort zugelassen" });
    expect((await discord.user.slash("stundenplan", { klasse: "5a" })).title).toMatch(/^5a · /);
    expect(discord.refusals()).toEqual([]);
  });

  test("of Telegram is who knows the code, which works once and in private only", async () => {
    await using bot = await inClosedTelegram();
    const { telegram, demo } = bot;
    const code = demo.access.newCode();
    const chat = telegram.chat(42);
    const group = telegram.chat(-1007, { type: "supergroup", title: "Klasse 5a" });
    expect((await telegram.user.says(`/betreiber ${code}`, { chat: group })).text).toContain("im privaten Chat");
    expect((await telegram.user.says("/betreiber ABCD", { chat })).text).toContain("stimmt nicht");
    expect((await telegram.user.says(`/betreiber ${code.toLowerCase()}`, { chat })).text).toContain(
      "Du betreibst jetzt",
    );
    const other = telegram.chat(43);
    expect((await telegram.user.says(`/betreiber ${code}`, { chat: other, from: 43 })).text).toContain("stimmt nicht");
    expect(await demo.access.hasOperator("telegram")).toBe(true);
    expect((await telegram.user.says("/orte", { chat })).text).toContain("Wo man mich fragen darf");
    expect((await telegram.user.says("/orte", { chat: group })).text).toContain("nur im privaten Chat");
    const [, next = ""] = /\/betreiber (\w+)/.exec((await telegram.user.says("/betreiber", { chat })).text) ?? [];
    expect((await telegram.user.says(`/betreiber ${next}`, { chat: other, from: 43 })).text).toContain("Du betreibst");
  });

  test("is not found by trying: after five wrong codes the right one is wrong too", async () => {
    await using bot = await inClosedTelegram();
    const { telegram, demo } = bot;
    const code = demo.access.newCode();
    const chat = telegram.chat(42);
    for (let wrong = 0; wrong < 5; wrong += 1) await telegram.user.says(`/betreiber WRONG${wrong}`, { chat });
    expect((await telegram.user.says(`/betreiber ${code}`, { chat })).text).toContain("stimmt nicht");
    expect((await telegram.user.says(`/betreiber ${code}`, { chat: telegram.chat(43), from: 43 })).text).toContain(
      "Du betreibst jetzt",
    );
  });

  test("admits a group of Telegram by using it, is told so, and hears of others who ask", async () => {
    await using bot = await inClosedTelegram();
    const { telegram } = bot;
    await becomesOperator(bot);
    const group = telegram.chat(-1007, { type: "supergroup", title: "Klasse 5a", members: [42] });
    const foreign = telegram.chat(-1008, { type: "supergroup", title: "Fremde" });
    await telegram.user.says("/frei", { chat: group, from: 50 });
    const words = await messagesIn(bot, 50, 2);
    expect(words[1]?.text).toContain("Ort zugelassen\nKlasse 5a: Weil du mich dort benutzt hast");
    expect((await telegram.user.says("/stundenplan 5a", { chat: telegram.chat(42) })).text).toContain("5a · Montag");
    const strange = await telegram.user.says("/stundenplan 5a", { chat: telegram.chat(43), from: 43 });
    expect(strange.text).toContain("Hier darf ich noch nicht antworten");
    for (let time = 0; time < 3; time += 1) await telegram.user.says("/frei", { chat: foreign, from: 43 });
    const told = await messagesIn(bot, 50, 4);
    expect(told.slice(2).map(({ text }) => text.split("\n").at(-1))).toEqual([
      "Person 43 schreibt mir privat und gehört zu keinem zugelassenen Ort. Ich habe nichts vom Plan gezeigt.",
      "Fremde: Dort hat mich jemand etwas gefragt, und der Ort ist nicht zugelassen. Ich habe nichts vom Plan gezeigt.",
    ]);
    const word = told[3];
    if (!word) return expect.fail("No word came");
    await telegram.user.presses(word, "Zulassen", { from: 50 });
    expect((await telegram.user.says("/stundenplan 5a", { chat: foreign, from: 43 })).text).toContain("5a · Montag");
    const places = await telegram.user.says("/orte", { chat: telegram.chat(50), from: 50 });
    expect(places.text).toContain("Fremde · Telegram · zugelassen");
    expect(places.text).toContain("Privater Chat 43 · Telegram · wartet auf dich");
  });

  test("blocks a place: nobody there is answered, and its posts rest until it is admitted again", async () => {
    await using bot = await inClosedTelegram();
    const { telegram, store } = bot;
    await becomesOperator(bot);
    const group = telegram.chat(-1007, { type: "supergroup", title: "Klasse 5a", admins: [42], topics: [3] });
    await telegram.user.says("/frei", { chat: group, from: 50 });
    await telegram.user.says("/abo 5a 06:30", { chat: group, topic: 3 });
    await telegram.user.says("/abo 5a 06:30", { chat: telegram.chat(42) });
    expect(await store.subscriptions.active()).toMatchObject([
      { place: "-1007/3", community: "-1007" },
      { place: "42", community: "-1007" },
    ]);
    await telegram.user.says("/sperren Klasse 5a", { chat: telegram.chat(50), from: 50 });
    expect(await store.subscriptions.active()).toEqual([]);
    for (const chat of [group, telegram.chat(42)])
      expect((await telegram.user.says("/frei", { chat })).text).toContain("Hier darf ich noch nicht antworten");
    // Of whom the group no longer vouches for the operator is told.
    expect((await messagesIn(bot, 50, 4))[3]?.text).toContain("Lena schreibt mir privat");
    await telegram.user.says("/zulassen Klasse 5a", { chat: telegram.chat(50), from: 50 });
    expect(await store.subscriptions.active()).toHaveLength(2);
    expect((await telegram.user.says("/frei", { chat: group })).text).not.toContain("Hier darf ich");
  });
});

test("a member may not carry the timetable to a place that is not admitted", async () => {
  await using bot = await inClosedTelegram();
  const { telegram, store } = bot;
  await becomesOperator(bot);
  await telegram.user.says("/frei", { chat: telegram.chat(-1007, { type: "group", members: [42] }), from: 50 });
  telegram.chat(-1009, { type: "channel", username: "allewelt", admins: [42] });
  const chat = telegram.chat(42);
  expect((await telegram.user.says("/abo 5a 06:30 @allewelt", { chat })).text).toContain(
    "Dort bin ich nicht zugelassen",
  );
  expect(await store.subscriptions.active()).toEqual([]);
});

test("whether somebody is a member is asked once a day; a Telegram in trouble makes nobody a stranger", async () => {
  await using bot = await inClosedTelegram();
  const { telegram } = bot;
  await becomesOperator(bot);
  await telegram.user.says("/frei", { chat: telegram.chat(-1007, { type: "group", members: [42] }), from: 50 });
  const chat = telegram.chat(42);
  const asked = () => telegram.methods().filter((method) => method === "getChatMember").length;
  telegram.fails("getChatMember", { drop: "before" });
  expect((await telegram.user.says("/frei", { chat })).text).toContain("Da ist etwas schiefgegangen");
  for (let time = 0; time < 3; time += 1)
    expect((await telegram.user.says("/frei", { chat })).text).not.toContain("Hier darf ich");
  expect(asked()).toBe(2);
});

test("being removed from a group ends what it had there", async () => {
  await using bot = await inClosedTelegram();
  const { telegram, store } = bot;
  await becomesOperator(bot);
  const group = telegram.chat(-1007, { type: "supergroup", title: "Klasse 5a", admins: [42], topics: [3] });
  await telegram.user.says("/frei", { chat: group, from: 50 });
  await telegram.user.says("/abo 5a 06:30", { chat: group, topic: 3 });
  await telegram.user.says("/klasse 5a für kanal", { chat: group });
  telegram.kick(group);
  await telegram.until(() => telegram.polling.unconfirmed === 0);
  await telegram.user.says("/orte", { chat: telegram.chat(50), from: 50 });
  expect(await store.subscriptions.active()).toEqual([]);
  expect((await store.communities.all()).map(({ id }) => id)).not.toContain("-1007");
});

describe("on Discord", () => {
  const inGuild = { platform: "discord", community: GUILD_ID } as const;

  /** Two channels of a server and a private chat with subscriptions, and a class for another channel. */
  async function furnish({ store }: Pick<DemoBot, "store">, channel: string) {
    await store.communities.put({ platform: "discord", id: GUILD_ID }, "admitted");
    await store.memory.subscribe(wish({ ...inGuild, place: GUILD_CHANNEL.id }));
    await store.memory.subscribe(wish({ ...inGuild, place: channel }));
    await store.memory.subscribe(wish({ ...inGuild, place: DM_CHANNEL.id, isPrivate: true }));
  }

  test("being removed from a server ends what the bot had in its channels; who was vouched for gets no more posts", async () => {
    await using bot = await onDiscord({ isOpen: false });
    const { discord, store } = bot;
    await furnish(bot, "1300000000000000777");
    const there = asker("de", { platform: "discord", chat: GUILD_CHANNEL.id });
    await store.memory.remember("place", "5a", there);
    await discord.gateway.heard();
    discord.removeBot();
    await discord.gateway.heard();
    await bot.platform.stop();
    expect(await store.memory.subscriptions({ platform: "discord", place: GUILD_CHANNEL.id })).toEqual([]);
    expect(await store.memory.klasseOf(there)).toBeUndefined();
    expect(await store.communities.all()).toEqual([]);
    expect(await store.memory.subscriptions({ platform: "discord", place: DM_CHANNEL.id })).toMatchObject([
      { paused: "operator" },
    ]);
    expect(await store.memory.communities("discord")).toEqual([]);
  });

  test("also while it was off; where it still is, all stays", async () => {
    await using demo = await startDemoBot({ isOpen: false });
    const { store } = demo;
    await furnish(demo, "1300000000000000777");
    const elsewhere = { platform: "discord", community: "1300000000000000999" } as const;
    await store.communities.put({ platform: "discord", id: elsewhere.community }, "admitted");
    await store.communities.put({ platform: "discord", id: "1300000000000000998" }, "blocked");
    await store.memory.subscribe(wish({ ...elsewhere, place: "1300000000000000888" }));
    await store.memory.remember("place", "5b", asker("de", { platform: "discord", chat: "1300000000000000888" }));
    await using on = await startOnDiscord(demo.bot, demo.now, {}, demo.access);
    await on.platform.stop();
    expect((await store.subscriptions.active()).map(({ place }) => place)).toEqual([
      GUILD_CHANNEL.id,
      "1300000000000000777",
      DM_CHANNEL.id,
    ]);
    expect((await store.communities.all()).map(({ id, state }) => `${id} ${state}`).toSorted()).toEqual([
      `${GUILD_ID} admitted`,
      "1300000000000000998 blocked",
    ]);
    const gone = asker("de", { platform: "discord", chat: "1300000000000000888" });
    expect(await store.memory.klasseOf(gone)).toBeUndefined();
    expect(demo.log.map(({ message }) => message)).toContain(
      "The bot is no longer where it was; what it had there has ended",
    );
  });

  test("a channel that is deleted takes its subscriptions along, and no others", async () => {
    await using bot = await onDiscord({ isOpen: false });
    const { discord, store } = bot;
    const { id } = discord.addChannel({ name: "5a" });
    await furnish(bot, id);
    discord.deleteChannel(id);
    await discord.gateway.heard();
    await bot.platform.stop();
    expect((await store.subscriptions.active()).map(({ place }) => place)).toEqual([GUILD_CHANNEL.id, DM_CHANNEL.id]);
  });
});

test("a channel of Discord that was subscribed before anybody was admitted admits its server", async () => {
  await using demo = await startDemoBot({ isOpen: false });
  const { id: place } = GUILD_CHANNEL;
  await demo.store.memory.subscribe({ ...wish({ platform: "discord", place }), community: null });
  await using on = await startOnDiscord(demo.bot, demo.now);
  await demo.access.join(on.platform);
  expect(await demo.store.subscriptions.active()).toMatchObject([{ place, community: GUILD_ID, paused: null }]);
  expect((await on.discord.user.slash("stundenplan", { klasse: "5a" })).title).toMatch(/^5a · /);
});

test("what was subscribed while everybody could rests when only the admitted may", async () => {
  await using demo = await startDemoBot({ isOpen: false });
  await demo.store.memory.subscribe(wish({ platform: "telegram", place: "-1007", community: "-1007" }));
  await demo.access.follow();
  expect(await demo.store.subscriptions.active()).toEqual([]);
});

test("who has left the group that vouched for them gets no more posts in private; trouble ends nothing", async () => {
  await using bot = await inClosedTelegram();
  const { telegram, store, demo } = bot;
  await becomesOperator(bot);
  await telegram.user.says("/frei", {
    chat: telegram.chat(-1007, { type: "supergroup", members: [42, 43] }),
    from: 50,
  });
  for (const from of [42, 43]) await telegram.user.says("/abo 5a 06:30", { chat: telegram.chat(from), from });
  telegram.chat(-1007, { type: "supergroup", members: [43] });
  telegram.fails("getChatMember", { code: 502, description: "Bad Gateway" });
  await demo.access.checkMembers();
  expect(await store.subscriptions.active()).toHaveLength(2);
  await demo.access.checkMembers();
  expect(await store.subscriptions.active()).toMatchObject([{ owner: "43" }]);
});

test("a group that becomes a supergroup stays admitted", async () => {
  await using bot = await inClosedTelegram();
  const { telegram } = bot;
  await becomesOperator(bot);
  const group = telegram.chat(-107, { type: "group", title: "Klasse 5a", members: [42] });
  await telegram.user.says("/frei", { chat: group, from: 50 });
  await telegram.user.says("/abo 5a 06:30", { chat: telegram.chat(42) });
  const supergroup = telegram.migrate(group, -1007, { announce: true });
  expect((await telegram.user.says("/stundenplan 5a", { chat: supergroup })).text).toContain("5a · Montag");
  expect(await bot.store.subscriptions.active()).toMatchObject([{ community: "-1007", paused: null }]);
});

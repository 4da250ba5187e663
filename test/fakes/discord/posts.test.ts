import { describe, expect, test } from "vitest";
import { startPlain } from "./plain-client.ts";

const USUAL = "1300000000000000005";
const KIM = "1300000000000000004";
const QUIET = { allowed_mentions: { parse: [] } };

async function running(...options: Parameters<typeof startPlain>) {
  const plain = await startPlain(...options);
  const post = (channel: string, body: object = {}) =>
    plain.call("POST", `/channels/${channel}/messages`, { content: "a", ...QUIET, ...body });
  return { ...plain, post };
}

describe("a post is refused", () => {
  test.each<[string, number, number, (plain: Awaited<ReturnType<typeof running>>, channel: string) => void]>([
    ["in a deleted channel", 404, 10_003, ({ discord }, channel) => discord.deleteChannel(channel)],
    ["where the bot may not write", 403, 50_013, ({ discord }, channel) => discord.forbid(channel)],
    ["where the bot may not look", 403, 50_001, ({ discord }, channel) => discord.forbid(channel, "access")],
  ])("%s", async (_, status, code, happens) => {
    await using plain = await running();
    const { id } = plain.discord.addChannel({ name: "klasse-5a" });
    const { body } = await plain.post(id);
    happens(plain, id);
    expect(await plain.post(id)).toMatchObject({ status, body: { code } });
    plain.discord.allow(id);
    expect(plain.discord.posts()).toHaveLength(1);
    expect(body.channel_id).toBe(id);
  });

  test("in a channel there never was, in a forum, and in a thread whose channel is gone", async () => {
    await using plain = await running();
    const { discord } = plain;
    const { id: parent_id } = discord.addChannel({ name: "klasse-5a" });
    const thread = discord.addChannel({ name: "Vertretungen", type: 11, parent_id }).id;
    expect((await plain.post(thread)).status).toBe(200);
    discord.deleteChannel(parent_id);
    expect((await plain.post(thread)).body.code).toBe(10_003);
    expect((await plain.post("1300000000000000999")).body.code).toBe(10_003);
    expect((await plain.post(discord.addChannel({ name: "Fragen", type: 15 }).id)).body.code).toBe(50_008);
  });

  test("to a person who wants none", async () => {
    await using plain = await running();
    const dm = () => plain.call("POST", "/users/@me/channels", { recipient_id: KIM });
    const { id } = (await dm()).body;
    expect((await dm()).body.id).toBe(id);
    expect((await plain.post(id)).status).toBe(200);
    plain.discord.blockDms(KIM);
    expect(await plain.post(id)).toMatchObject({
      status: 403,
      body: { code: 50_007, message: "Cannot send messages to this user" },
    });
  });
});

test("what was posted is seen with its channel, its nonce, whom it pinged and how loud", async () => {
  await using plain = await running();
  const [known, other] = [plain.discord.addRole("5a").id, plain.discord.addRole("5b").id];
  await plain.post(USUAL, {
    content: `<@&${known}> <@&1300000000000000999> Vertretung für <@&${other}>`,
    allowed_mentions: { parse: [], roles: [known, "1300000000000000999"] },
    flags: 4096,
    nonce: "5a-2026-11-23",
    enforce_nonce: true,
  });
  const about = { channel: USUAL, mentionedRoles: [known], silent: true, edited: 0, nonce: "5a-2026-11-23" };
  expect(plain.discord.posts()).toMatchObject([about]);
  expect(plain.discord.messages()).toMatchObject([about]);
});

test("a role that is allowed but not in the content is not pinged", async () => {
  await using plain = await running();
  const { id } = plain.discord.addRole("5a");
  await plain.post(USUAL, { allowed_mentions: { roles: [id] } });
  expect(plain.discord.posts()[0]).toMatchObject({ mentionedRoles: [], silent: false });
});

test("a post can be edited until it is deleted", async () => {
  await using plain = await running();
  const { id } = (await plain.post(USUAL)).body;
  const edit = () => plain.call("PATCH", `/channels/${USUAL}/messages/${id}`, { content: "b", ...QUIET });
  expect((await edit()).body).toMatchObject({ id, content: "b" });
  expect(plain.discord.messages()).toMatchObject([{ content: "b", edited: 1 }]);
  expect(plain.discord.posts()).toMatchObject([{ content: "a", edited: 0 }]);
  plain.discord.deleteMessage(id);
  expect(await edit()).toMatchObject({ status: 404, body: { code: 10_008 } });
});

test("a channel's messages are listed newest first, without their nonces", async () => {
  await using plain = await running();
  const first = (await plain.post(USUAL, { content: "1", nonce: "1" })).body.id;
  for (const content of ["2", "3", "4"]) await plain.post(USUAL, { content });
  const list = async (query: string) => (await plain.call("GET", `/channels/${USUAL}/messages?${query}`)).body;
  const contents = async (query: string) => (await list(query)).map(({ content }: { content: string }) => content);
  expect(await contents("")).toEqual(["4", "3", "2", "1"]);
  expect(await contents("limit=1")).toEqual(["4"]);
  expect(await contents(`limit=2&after=${first}`)).toEqual(["3", "2"]);
  expect((await list("")).at(-1).nonce).toBeUndefined();
  expect((await list("limit=101")).code).toBe(50_035);
});

test("a nonce is one message whatever the channel, for as long as it is known", async () => {
  let time = 0;
  await using plain = await running({ now: () => time, nonceKept: 1000 });
  const other = plain.discord.addChannel({ name: "klasse-5a" }).id;
  const id = async (channel: string) => (await plain.post(channel, { nonce: "n", enforce_nonce: true })).body.id;
  const first = await id(USUAL);
  expect(await id(other)).toBe(first);
  time = 1001;
  expect(await id(other)).not.toBe(first);
});

describe("too many requests", () => {
  test("of the whole bot in a second are refused, answers to interactions apart", async () => {
    let time = 0;
    await using plain = await running({ now: () => time, globalLimit: 3 });
    expect([(await plain.post(USUAL)).status, (await plain.post(USUAL)).status]).toEqual([200, 200]);
    time = 400;
    const { status, headers, body } = await plain.post(USUAL);
    expect(status).toBe(429);
    expect(body).toMatchObject({ global: true, retry_after: 0.6 });
    expect(["retry-after", "x-ratelimit-global", "x-ratelimit-scope"].map((name) => headers.get(name))).toEqual([
      "0.6",
      "true",
      "global",
    ]);
    expect((await plain.call("POST", "/webhooks/1300000000000000001/none", {}, "")).status).toBe(404);
    time = 1000;
    expect((await plain.post(USUAL)).status).toBe(200);
    expect(plain.discord.limited()).toBe(1);
  });

  test("of one kind say how long to wait", async () => {
    await using plain = await running();
    plain.discord.failNext({ with: 429, retryAfter: 1.5 });
    const { headers, body } = await plain.post(USUAL);
    expect([headers.get("retry-after"), body.retry_after, body.global]).toEqual(["1.5", 1.5, false]);
    expect(plain.discord.limited()).toBe(1);
  });
});

test("a bot that forgot its nonce finds its post by the time of the ids, and tells it from an answer", async () => {
  const date = Date.UTC(2026, 10, 24, 6);
  await using plain = await running({ date: () => date });
  const snowflake = (milliseconds: number) => String(BigInt(milliseconds - 1_420_070_400_000) << 22n);
  const found = async (after: string) => (await plain.call("GET", `/channels/${USUAL}/messages?after=${after}`)).body;
  const { id } = (await plain.post(USUAL)).body;
  const asked = await plain.interaction(() => plain.discord.user.slash("plan"));
  const answer = { type: 4, data: { content: "a", ...QUIET } };
  await plain.call("POST", `/interactions/${asked.id}/${asked.token}/callback`, answer);
  const [reply, post] = await found(snowflake(date - 1));
  expect(post).toMatchObject({ id, timestamp: "2026-11-24T06:00:00.000Z" });
  expect(post.interaction_metadata).toBeUndefined();
  expect(reply.interaction_metadata).toMatchObject({ id: asked.id, user: { id: KIM } });
  expect(await found(snowflake(date + 1))).toEqual([]);
});

test("an edit without a content need not forbid mentions", async () => {
  await using plain = await running();
  const { id } = (await plain.post(USUAL)).body;
  const edit = (body: object) => plain.call("PATCH", `/channels/${USUAL}/messages/${id}`, body);
  expect((await edit({ embeds: [{ title: "b" }] })).status).toBe(200);
  expect((await edit({ content: "<@&1>" })).status).toBe(400);
});

test("a file that is uploaded beside the body is seen", async () => {
  await using plain = await running();
  const form = new FormData();
  form.append("files[0]", new Blob(['{"ä":1}\n']), "daten.json");
  form.append("payload_json", JSON.stringify({ ...QUIET, attachments: [{ id: "0", filename: "daten.json" }] }));
  const answer = await fetch(`${plain.discord.url}/v10/channels/${USUAL}/messages`, {
    method: "POST",
    headers: { authorization: `Bot ${plain.discord.token}` },
    body: form,
  });
  expect(answer.status).toBe(200);
  expect(plain.discord.posts()).toMatchObject([{ content: "", file: { name: "daten.json", text: '{"ä":1}\n' } }]);
});

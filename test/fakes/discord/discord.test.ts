import { describe, expect, test } from "vitest";
import { commandProblems, type SentCommands } from "./command-limits.ts";
import { startFakeDiscord } from "./index.ts";
import { choiceProblems, messageProblems, type SentMessage } from "./message-limits.ts";

const SILENT = { allowed_mentions: { parse: [] } };
const long = (length: number) => "x".repeat(length);
const button = (custom_id: string, label = "a") => ({ type: 2, style: 2, label, custom_id });
const rows = (count: number, buttons: number) =>
  Array.from({ length: count }, (_, row) => ({
    type: 1,
    components: Array.from({ length: buttons }, (_, index) => button(`${row}-${index}`)),
  }));

describe("the fake refuses a message", () => {
  const at = (message: SentMessage) => messageProblems({ ...SILENT, ...message }, "", false).map(({ path }) => path);

  test.each<[string, SentMessage, string]>([
    ["with a long content", { content: long(2001) }, "content"],
    ["with a long title", { embeds: [{ title: long(257) }] }, "embeds.0.title"],
    ["with a long description", { embeds: [{ description: long(4097) }] }, "embeds.0.description"],
    ["with a long footer", { embeds: [{ footer: { text: long(2049) } }] }, "embeds.0.footer.text"],
    ["with an empty embed", { embeds: [{ color: 1 }] }, "embeds.0.description"],
    [
      "with too many fields",
      { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: "a", value: "b" })) }] },
      "embeds.0.fields",
    ],
    ["with too much in all", { embeds: [{ description: long(4096), footer: { text: long(1905) } }] }, "embeds"],
    ["with six rows", { components: rows(6, 1) }, "components"],
    ["with six buttons in a row", { components: rows(1, 6) }, "components.0.components"],
    ["with an empty row", { components: rows(1, 0) }, "components.0.components"],
    [
      "with a long label",
      { components: [{ type: 1, components: [button("a", long(81))] }] },
      "components.0.components.0.label",
    ],
    [
      "with a long custom id",
      { components: [{ type: 1, components: [button(long(101))] }] },
      "components.0.components.0.custom_id",
    ],
    ["with a custom id twice", { components: [{ type: 1, components: [button("a"), button("a")] }] }, "components"],
    ["for one person outside of an interaction", { content: "a", flags: 64 }, "flags"],
    ["with half a surrogate pair", { content: "\ud83d" }, "content"],
    ["that could ping", { content: "a", allowed_mentions: { parse: ["everyone"] } }, "allowed_mentions"],
  ])("%s", (_, message, path) => {
    expect(at(message)).toEqual([path]);
  });

  test("only beyond the limits, not at them", () => {
    const embed = { title: long(256), description: long(4096), footer: { text: long(1648) } };
    expect(at({ content: long(2000), embeds: [embed], components: rows(5, 5) })).toEqual([]);
  });
});

describe("the fake refuses", () => {
  const option = (name: string, required = false) => ({ type: 3 as const, name, description: "a", required });

  test.each<[string, SentCommands, string]>([
    ["a command with capitals", [{ name: "Plan", description: "a" }], "0.name"],
    ["a command without a description", [{ name: "plan", description: "" }], "0.description"],
    ["a long description", [{ name: "plan", description: long(101) }], "0.description"],
    [
      "a long description in another language",
      [{ name: "plan", description: "a", description_localizations: { de: long(101) } }],
      "0.description_localizations.de",
    ],
    [
      "a required option after another",
      [{ name: "plan", description: "a", options: [option("a"), option("b", true)] }],
      "0.options",
    ],
    [
      "a name twice",
      [
        { name: "plan", description: "a" },
        { name: "plan", description: "b" },
      ],
      "commands",
    ],
  ])("%s", (_, commands, path) => {
    expect(commandProblems(commands).map((problem) => problem.path)).toEqual([path]);
  });

  test("too many, too long and empty choices", () => {
    const choices = [
      { name: long(101), value: "a" },
      { name: "a", value: "" },
      ...Array(24).fill({ name: "a", value: "a" }),
    ];
    expect(choiceProblems(choices).map(({ path }) => path)).toEqual([
      "data.choices",
      "data.choices.0.name",
      "data.choices.1.value",
    ]);
  });
});

describe("over HTTP the fake", () => {
  async function running(now = () => 0) {
    const discord = await startFakeDiscord({ now });
    const call = async (method: string, path: string, body?: object, authorization = `Bot ${discord.token}`) => {
      const answer = await fetch(`${discord.url}/v10${path}`, {
        method,
        headers: { authorization },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await answer.text();
      return { status: answer.status, body: text ? JSON.parse(text) : undefined };
    };
    await call("PUT", "/applications/1300000000000000001/commands", [{ name: "plan", description: "a" }]);
    /** What a bot would get over the gateway: listened for by a socket of our own. */
    async function interaction() {
      const socket = new WebSocket(discord.url.replace(/^http(.*)\/api$/, "ws$1"));
      const arrived = new Promise<{ id: string; token: string }>((resolve) => {
        socket.addEventListener("message", ({ data }) => {
          const { op, t, d } = JSON.parse(data);
          if (op === 10) socket.send(JSON.stringify({ op: 2, d: { token: discord.token } }));
          if (t === "READY") discord.user.slash("plan").catch(() => {});
          if (t === "INTERACTION_CREATE") resolve(d);
        });
      });
      const { id, token } = await arrived;
      return { callback: `/interactions/${id}/${token}/callback`, webhook: `/webhooks/1300000000000000001/${token}` };
    }
    return { discord, call, interaction, [Symbol.asyncDispose]: () => discord.close() };
  }
  const answer = { type: 4, data: { content: "a", ...SILENT } };

  test("tells what is wrong in Discord's shape", async () => {
    await using it = await running();
    const { callback } = await it.interaction();
    expect(await it.call("POST", callback, { type: 4, data: { embeds: [{ title: long(257) }], ...SILENT } })).toEqual({
      status: 400,
      body: {
        code: 50_035,
        message: "Invalid Form Body",
        errors: {
          data: {
            embeds: {
              "0": {
                title: {
                  _errors: [{ code: "BASE_TYPE_MAX_LENGTH", message: "Must be 256 or fewer in length, not 257." }],
                },
              },
            },
          },
        },
      },
    });
  });

  test("takes one first answer, and only within three seconds", async () => {
    let time = 0;
    await using it = await running(() => time);
    const { callback } = await it.interaction();
    expect((await it.call("POST", callback, answer)).status).toBe(204);
    expect((await it.call("POST", callback, answer)).body.code).toBe(40_060);
    const late = await it.interaction();
    time = 3001;
    expect((await it.call("POST", late.callback, answer)).body.code).toBe(10_062);
  });

  test("lets an answer be edited for a quarter of an hour, and not before there is one", async () => {
    let time = 0;
    await using it = await running(() => time);
    const { callback, webhook } = await it.interaction();
    const edit = () => it.call("PATCH", `${webhook}/messages/@original`, answer.data);
    expect((await edit()).body.code).toBe(10_015);
    await it.call("POST", callback, answer);
    expect((await edit()).status).toBe(200);
    expect((await it.call("GET", `${webhook}/messages/%40original`)).body.content).toBe("a");
    time = 15 * 60_000 + 1;
    expect((await edit()).body.code).toBe(50_027);
  });

  test("keeps a follow-up to an announcement as public as the announcement was", async () => {
    await using it = await running();
    const { callback, webhook } = await it.interaction();
    await it.call("POST", callback, { type: 5, data: { flags: 0 } });
    expect((await it.call("POST", webhook, { ...answer.data, flags: 64 })).body.flags).toBe(0);
    expect((await it.call("POST", webhook, { ...answer.data, flags: 64 })).body.flags).toBe(64);
  });

  test("posts a nonce once", async () => {
    await using it = await running();
    const post = () =>
      it.call("POST", "/channels/1300000000000000005/messages", { ...answer.data, nonce: "n", enforce_nonce: true });
    const first = await post();
    expect((await post()).body.id).toBe(first.body.id);
    expect(it.discord.messages()).toHaveLength(1);
  });

  test("knows its own token and its own paths only", async () => {
    await using it = await running();
    expect(await it.call("GET", "/users/@me", undefined, "Bot other")).toMatchObject({
      status: 401,
      body: { code: 0 },
    });
    expect((await it.call("GET", "/users/@me")).body.bot).toBe(true);
    expect((await it.call("GET", "/applications/@me")).body.id).toBe("1300000000000000001");
    expect((await it.call("GET", "/nowhere")).status).toBe(404);
  });
});

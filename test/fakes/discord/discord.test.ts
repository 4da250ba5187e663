import { describe, expect, test } from "vitest";
import { commandProblems, type SentCommands } from "./command-limits.ts";
import { choiceProblems, messageProblems, type SentMessage } from "./message-limits.ts";
import { startPlain } from "./plain-client.ts";

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
    ["with a nonce of 26 characters", { content: "a", nonce: long(26) }, "nonce"],
    ["that could ping", { content: "a", allowed_mentions: { parse: ["everyone"] } }, "allowed_mentions"],
  ])("%s", (_, message, path) => {
    expect(at(message)).toEqual([path]);
  });

  test("unless the roles it may ping are named", () => {
    expect(at({ content: "a", flags: 4096, allowed_mentions: { roles: ["1"] } })).toEqual([]);
    expect(at({ content: "a", allowed_mentions: { parse: ["roles"], roles: ["1"] } })).toEqual(["allowed_mentions"]);
  });

  test("only beyond the limits, not at them", () => {
    const embed = { title: long(256), description: long(4096), footer: { text: long(1648) } };
    expect(at({ content: long(2000), embeds: [embed], components: rows(5, 5) })).toEqual([]);
  });
});

describe("the fake refuses", () => {
  const option = (name: string, required = false) => ({ type: 3 as const, name, description: "a", required });
  const sub = (name: string, options: object[] = [], description = "a") => ({ type: 1, name, description, options });
  const abo = (...options: object[]) => [{ name: "abo", description: "a", options }] as SentCommands;
  const choices = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `${index}`, value: "a" }));
  const five = Array.from({ length: 5 }, (_, index) => `${index}`);

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
    ["a subcommand with capitals", abo(sub("Start")), "0.options.0.name"],
    ["a subcommand without a description", abo(sub("start", [], "")), "0.options.0.description"],
    [
      "26 options of a subcommand",
      abo(
        sub(
          "start",
          choices(26).map(({ name }) => option(name)),
        ),
      ),
      "0.options.0.options",
    ],
    ["subcommands beside other options", abo(sub("start"), option("a")), "0.options"],
    ["a subcommand in a subcommand", abo(sub("start", [sub("now")])), "0.options.0.options.0.type"],
    ["a name twice in a subcommand", abo(sub("start", [option("a"), option("a")])), "0.options.0.options"],
    [
      "a required option after another in a subcommand",
      abo(sub("start", [option("a"), option("b", true)])),
      "0.options.0.options",
    ],
    ["26 choices", abo({ ...option("a"), choices: choices(26) }), "0.options.0.choices"],
    [
      "a choice without a name",
      abo({ ...option("a"), choices: [{ name: "", value: "a" }] }),
      "0.options.0.choices.0.name",
    ],
    ["a number for a text", abo({ ...option("a"), choices: [{ name: "1", value: 1 }] }), "0.options.0.choices.0.value"],
    [
      "choices and autocompletion",
      abo({ ...option("a"), choices: choices(2), autocomplete: true }),
      "0.options.0.autocomplete",
    ],
    ["choices of a switch", abo({ ...option("a"), type: 5, choices: choices(2) }), "0.options.0.choices"],
    ["kinds of channels for a text", abo({ ...option("a"), channel_types: [0] }), "0.options.0.channel_types"],
    ["an option the fake does not know", abo({ ...option("a"), type: 11 }), "0.options.0.type"],
    [
      "more than 8000 characters within subcommands",
      abo(
        ...five.map((name) =>
          sub(
            name,
            choices(17).map((each) => ({ ...option(each.name), description: long(100) })),
          ),
        ),
      ),
      "0",
    ],
  ])("%s", (_, commands, path) => {
    expect(commandProblems(commands).map((problem) => problem.path)).toEqual([path]);
  });

  test("too many, too long and empty choices", () => {
    const offered = [
      { name: long(101), value: "a" },
      { name: "a", value: "" },
      ...Array(24).fill({ name: "a", value: "a" }),
    ];
    expect(choiceProblems(offered).map(({ path }) => path)).toEqual([
      "data.choices",
      "data.choices.0.name",
      "data.choices.1.value",
    ]);
  });
});

describe("over HTTP the fake", () => {
  async function running(now = () => 0) {
    const plain = await startPlain({ now });
    async function interaction() {
      const { id, token } = await plain.interaction(() => plain.discord.user.slash("plan"));
      return { callback: `/interactions/${id}/${token}/callback`, webhook: `/webhooks/1300000000000000001/${token}` };
    }
    return { ...plain, interaction };
  }
  const answer = { type: 4, data: { content: "a", ...SILENT } };

  test("tells what is wrong in Discord's shape", async () => {
    await using plain = await running();
    const { callback } = await plain.interaction();
    expect(
      await plain.call("POST", callback, { type: 4, data: { embeds: [{ title: long(257) }], ...SILENT } }),
    ).toMatchObject({
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
    await using plain = await running(() => time);
    const { callback } = await plain.interaction();
    expect((await plain.call("POST", callback, answer)).status).toBe(204);
    expect((await plain.call("POST", callback, answer)).body.code).toBe(40_060);
    const late = await plain.interaction();
    time = 3001;
    expect((await plain.call("POST", late.callback, answer)).body.code).toBe(10_062);
  });

  test("lets an answer be edited for a quarter of an hour, and not before there is one", async () => {
    let time = 0;
    await using plain = await running(() => time);
    const { callback, webhook } = await plain.interaction();
    const edit = () => plain.call("PATCH", `${webhook}/messages/@original`, answer.data);
    expect((await edit()).body.code).toBe(10_015);
    await plain.call("POST", callback, answer);
    expect((await edit()).status).toBe(200);
    expect((await plain.call("GET", `${webhook}/messages/%40original`)).body.content).toBe("a");
    time = 15 * 60_000 + 1;
    expect((await edit()).body.code).toBe(50_027);
  });

  test("keeps a follow-up to an announcement as public as the announcement was", async () => {
    await using plain = await running();
    const { callback, webhook } = await plain.interaction();
    await plain.call("POST", callback, { type: 5, data: { flags: 0 } });
    expect((await plain.call("POST", webhook, { ...answer.data, flags: 64 })).body.flags).toBe(0);
    expect((await plain.call("POST", webhook, { ...answer.data, flags: 64 })).body.flags).toBe(64);
  });

  test("posts a nonce once", async () => {
    await using plain = await running();
    const post = () =>
      plain.call("POST", "/channels/1300000000000000005/messages", { ...answer.data, nonce: "n", enforce_nonce: true });
    const first = await post();
    expect((await post()).body.id).toBe(first.body.id);
    expect(plain.discord.messages()).toHaveLength(1);
  });

  test("knows its own token and its own paths only", async () => {
    await using plain = await running();
    expect(await plain.call("GET", "/users/@me", undefined, "Bot other")).toMatchObject({
      status: 401,
      body: { code: 0 },
    });
    expect((await plain.call("GET", "/users/@me")).body.bot).toBe(true);
    expect((await plain.call("GET", "/applications/@me")).body.id).toBe("1300000000000000001");
    expect((await plain.call("GET", "/nowhere")).status).toBe(404);
  });
});

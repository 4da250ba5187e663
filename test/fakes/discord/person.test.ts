import { expect, test } from "vitest";
import { startPlain } from "./plain-client.ts";

const MODERATOR = "1300000000000000777";

const described = (type: number, name: string, more: object = {}) => ({ type, name, description: "a", ...more });
const ABO = {
  name: "abo",
  description: "a",
  options: [
    described(1, "start", {
      options: [
        described(3, "klasse", { required: true, autocomplete: true }),
        described(3, "art", { choices: [{ name: "Jeden Tag", value: "taeglich" }] }),
        described(7, "kanal", { channel_types: [0, 11] }),
        described(8, "rolle"),
        described(5, "leise"),
        described(4, "stunden", { min_value: 1, max_value: 12 }),
      ],
    }),
    described(1, "liste"),
  ],
};

async function running() {
  const plain = await startPlain();
  await plain.register(ABO);
  return plain;
}

test("a subcommand is sent with its options in it, each of its own type", async () => {
  await using plain = await running();
  const { discord } = plain;
  const kanal = discord.addChannel({ name: "klasse-5a", permissionsOfPerson: 2048n }).id;
  const rolle = discord.addRole("Klasse 5a").id;
  const typed = { klasse: "5a", art: "taeglich", kanal, rolle, leise: "true", stunden: "2" };
  const { data } = await plain.interaction(() => discord.user.slash("abo start", typed));
  expect(data).toMatchObject({
    name: "abo",
    options: [
      {
        type: 1,
        name: "start",
        options: [
          { type: 3, name: "klasse", value: "5a" },
          { type: 3, name: "art", value: "taeglich" },
          { type: 7, name: "kanal", value: kanal },
          { type: 8, name: "rolle", value: rolle },
          { type: 5, name: "leise", value: true },
          { type: 4, name: "stunden", value: 2 },
        ],
      },
    ],
    resolved: {
      channels: { [kanal]: { id: kanal, name: "klasse-5a", type: 0, permissions: "2048" } },
      roles: { [rolle]: { id: rolle, name: "Klasse 5a" } },
    },
  });
});

test("typing into a subcommand's option asks for it within the subcommand", async () => {
  await using plain = await running();
  const { data } = await plain.interaction(() => plain.discord.user.autocomplete("abo start", "klasse", "5"));
  expect(data.options).toEqual([
    { type: 1, name: "start", options: [{ type: 3, name: "klasse", value: "5", focused: true }] },
  ]);
});

test.each<[string, string, Record<string, string>]>([
  ["the command alone", "abo", {}],
  ["a subcommand there is not", "abo ende", {}],
  ["an option there is not", "abo liste", { klasse: "5a" }],
  ["less than what is required", "abo start", {}],
  ["another than the choices", "abo start", { klasse: "5a", art: "oft" }],
  ["a channel there is not", "abo start", { klasse: "5a", kanal: "1300000000000000999" }],
  ["a channel of another kind", "abo start", { klasse: "5a", kanal: "voice" }],
  ["a role there is not", "abo start", { klasse: "5a", rolle: "1300000000000000999" }],
  ["a switch that is neither on nor off", "abo start", { klasse: "5a", leise: "ja" }],
  ["no number", "abo start", { klasse: "5a", stunden: "zwei" }],
  ["a number out of range", "abo start", { klasse: "5a", stunden: "13" }],
])("a person cannot send %s", async (_, command, typed) => {
  await using plain = await running();
  const voice = plain.discord.addChannel({ name: "Lautsprecher", type: 2 }).id;
  const options = typed.kanal === "voice" ? { ...typed, kanal: voice } : typed;
  expect(() => plain.discord.user.slash(command, options)).toThrow();
});

test("another person writes in another channel, with the rights they have there", async () => {
  await using plain = await running();
  const { discord } = plain;
  const thread = discord.addChannel({ name: "Vertretungen", type: 11 }).id;
  const how = { channel: thread, as: MODERATOR, permissions: 32n };
  expect(await plain.interaction(() => discord.user.slash("abo liste", {}, how))).toMatchObject({
    channel_id: thread,
    channel: { type: 11, parent_id: "1300000000000000005" },
    member: { permissions: "32", user: { id: MODERATOR } },
  });
  const direct = await plain.interaction(() => discord.user.slash("abo liste", {}, { dm: true, as: MODERATOR }));
  expect(direct).toMatchObject({ user: { id: MODERATOR }, channel: { type: 1 } });
  const { body } = await plain.call("POST", "/users/@me/channels", { recipient_id: MODERATOR });
  expect(direct.channel_id).toBe(body.id);
});

test("without rights said there are none, and the bot is told its own", async () => {
  await using plain = await running();
  const asked = () => plain.interaction(() => plain.discord.user.slash("abo liste"));
  const before = await asked();
  plain.discord.forbid(before.channel_id);
  const { member, app_permissions } = await asked();
  expect(member?.permissions).toBe("0");
  expect(BigInt(before.app_permissions) & 2048n).toBe(2048n);
  expect(BigInt(app_permissions) & 2048n).toBe(0n);
});

import type { Command, Invocation } from "../../src/bot/command.ts";
import { findTyped, firstWord } from "../../src/bot/command-names.ts";
import { UserError } from "../../src/bot/errors.ts";
import { readFreeText } from "../../src/bot/free-text.ts";
import type { Locale } from "../../src/bot/texts/index.ts";
import type { DemoBot } from "../demo-bot.ts";
import { startOnDiscord } from "../end-to-end/whole.ts";
import type { FakeDiscord } from "../fakes/discord/index.ts";
import type { Scene, Who } from "./scenes.ts";

type Person = FakeDiscord["user"];
export type DiscordMessage = Awaited<ReturnType<Person["slash"]>>;
export type DiscordForm = Awaited<ReturnType<Person["open"]>>;

/** What Discord shows of a scene. */
export interface OnDiscord {
  /** As it is typed there: "/abo start klasse:5a". */
  readonly typed: string;
  readonly shown: readonly (
    | { readonly kind: "message"; readonly message: DiscordMessage }
    | { readonly kind: "form"; readonly form: DiscordForm }
  )[];
}

const OWNER = "1300000000000000077";
const OTHER = "1300000000000000088";
const MANAGES = 16n;
const LOCALES = { de: "de", en: "en-GB" } as const;

const howFor = (who: Who, language: Locale, number: number) => {
  const as = who.startsWith("operator") ? OWNER : String(1_310_000_000_000_000_000n + BigInt(number));
  const locale = LOCALES[language];
  if (who === "alone" || who === "operator") return { as, locale, dm: true };
  return { as, locale, ...(who === "manager" ? { permissions: MANAGES } : {}) };
};

/** A typed line as an invocation; undefined for what cannot be typed on Discord. */
function invocationOf(line: string, commands: readonly Command[]): Invocation | undefined {
  const { command, rest } = findTyped(line, commands);
  try {
    return command && readFreeText(command, rest);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Choices are chosen there, whatever they are called when they are typed. */
function chosen({ command, options }: Invocation, commands: readonly Command[]) {
  const types = commands.find(({ name }) => name === command)?.options ?? {};
  return Object.fromEntries(
    Object.entries(options).map(([name, typed]) => {
      const choices = types[name]?.type.choices ?? [];
      const given = choices.find(({ value, label }) => [value, label.de, label.en].includes(typed));
      return [name, given?.value ?? (choices.length > 0 ? (choices[0]?.value ?? typed) : typed)];
    }),
  );
}

function typedLine(
  { command }: Invocation,
  options: Readonly<Record<string, string>>,
  language: Locale,
  all: readonly Command[],
) {
  const found = all.find(({ name }) => name === command);
  const name = language === "de" ? found?.name : found?.englishName;
  const given = Object.entries(options).map(
    ([option, text]) => `${language === "de" ? option : (found?.options[option]?.englishName ?? option)}:${text}`,
  );
  return [`/${name}`, ...given].join(" ");
}

/** Plays scenes on Discord; ends with what it was started with. */
export async function startTourOnDiscord({ bot, now, access }: DemoBot) {
  const on = await startOnDiscord(bot, now, { owner: OWNER });
  await access.join(on.platform);
  const { user } = on.discord;

  /** Undefined where somebody cannot type it there, such as a command that does not exist. */
  async function play(scene: Scene, language: Locale, number: number): Promise<OnDiscord | undefined> {
    const how = howFor(scene.who, language, number);
    const run = async (line: string, given: Scene["given"] = {}) => {
      const invocation = invocationOf(line, bot.commands);
      const isThere = on.discord.commands().some(({ name }) => name === firstWord(invocation?.command ?? ""));
      if (!invocation || !isThere) return undefined;
      const command = bot.commands.find(({ name }) => name === invocation.command);
      const options = { ...chosen(invocation, bot.commands), ...given };
      // Channels and roles are picked there, never typed, and choices cannot be others.
      const isPicked = ([option, value]: [string, string]) => {
        const { native, choices = [] } = command?.options[option]?.type ?? {};
        return native || (choices.length > 0 && choices.every((each) => each.value !== value));
      };
      if (Object.entries(options).some(isPicked)) return undefined;
      const isOpen =
        command?.form && Object.entries(command.options).some(([name, { required }]) => required && !options[name]);
      const typed = typedLine(invocation, options, language, bot.commands);
      if (isOpen) return { typed, form: await user.open(invocation.command, options, how) };
      return { typed, message: await user.slash(invocation.command, options, how) };
    };
    if (scene.isTalk) return undefined;
    for (const line of scene.before) await run(line);
    let asked = await run(scene.typed[language], scene.given);
    // Who was told that it is too much is told nothing more.
    for (let times = 1, told = asked?.message?.title; times < scene.times && asked?.message?.title === told; times++)
      asked = await run(scene.typed[language]);
    if (!asked) return undefined;
    if (asked.form) return { typed: asked.typed, shown: [{ kind: "form", form: asked.form }] };
    let { message } = asked;
    const messages = [message];
    const presser = scene.pressedByOther ? { ...how, as: OTHER } : how;
    for (const index of scene.press) {
      const button = message.buttons.flat()[index];
      if (!button) break;
      message = await user.press(message, button.customId, presser);
      messages.push(message);
    }
    return { typed: asked.typed, shown: messages.map((each) => ({ kind: "message", message: each })) };
  }

  return { play, [Symbol.asyncDispose]: () => on[Symbol.asyncDispose]() };
}

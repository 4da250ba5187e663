import { cleanText } from "../bot/tell-error.ts";
import { bilingual } from "../bot/texts/index.ts";
import type { PlatformConfig } from "../config.ts";
import {
  inspectTelegram,
  type TelegramBot,
  type TelegramWebhook,
  WrongTokenError,
} from "../platforms/telegram/inspect.ts";
import { linksTo } from "../platforms/telegram/links.ts";
import { attempt, type Check, type Patient } from "./check.ts";
import type { Findings } from "./findings.ts";

const texts = bilingual({
  chat: { de: "Dem Bot in Telegram schreiben", en: "Write to the bot on Telegram" },
  group: { de: "In eine Telegram-Gruppe holen", en: "Add to a Telegram group" },
  token: {
    de: (name: string) => `Das Token ist gültig, für @${name}`,
    en: (name: string) => `The token is valid, for @${name}`,
  },
  wrongToken: { de: "Telegram kennt TELEGRAM_TOKEN nicht", en: "Telegram does not know TELEGRAM_TOKEN" },
  wrongTokenRemedy: {
    de: "Bei @BotFather /mybots → den Bot → „API Token“ zeigt das richtige.",
    en: "@BotFather shows the right one: /mybots → the bot → “API Token”.",
  },
  noGroups: { de: "Der Bot lässt sich in keine Gruppe holen", en: "The bot cannot be added to groups" },
  noGroupsRemedy: {
    de: "Soll er noch in eine: bei @BotFather /setjoingroups → Enable. Sonst ist es gut so.",
    en: "If it is still to join one: send @BotFather /setjoingroups → Enable. Otherwise this is fine.",
  },
  groups: { de: "Der Bot lässt sich in Gruppen holen", en: "The bot can be added to groups" },
  readsAll: {
    de: "Der Bot bekommt alle Nachrichten seiner Gruppen, braucht aber nur die, die für ihn sind",
    en: "The bot receives every message in its groups, but only needs those meant for it",
  },
  readsAllRemedy: {
    de: "Bei @BotFather /setprivacy → Enable, und den Bot aus den Gruppen nehmen und wieder holen.",
    en: "Send @BotFather /setprivacy → Enable; then remove the bot from its groups and add it again.",
  },
  readsLittle: {
    de: "In Gruppen bekommt er nur, was für ihn ist",
    en: "In groups it only receives what is meant for it",
  },
  webhook: {
    de: "Ein Webhook ist gesetzt: Nachrichten gehen dorthin statt zum Bot",
    en: "A webhook is set: messages go there instead of to the bot",
  },
  webhookRemedy: {
    de: "Den Bot neu starten; beim Start entfernt er den Webhook. Ist der später wieder da, benutzt ein anderes Programm dasselbe Token: bei @BotFather /revoke, und das neue eintragen.",
    en: "Restart the bot; it removes the webhook when it starts. If it comes back, another program is using the same token: send @BotFather /revoke, and enter the new one.",
  },
  waiting: {
    de: (count: number) => `Bei Telegram liegen ${count} Nachrichten, die niemand abholt`,
    en: (count: number) => `${count} messages are waiting at Telegram, and nobody is fetching them`,
  },
  waitingRemedy: {
    de: "Läuft der Bot? Beim Start holt er sie ab.",
    en: "Is the bot running? It fetches them when it starts.",
  },
});

/** So many come at once, now and then. */
const MANY = 100;

function tellBot(found: Findings, { canJoinGroups, readsEverything }: TelegramBot, text: Patient["text"]): void {
  const say = texts(text);
  if (canJoinGroups) found.ok(say.groups);
  else found.warn(say.noGroups, say.noGroupsRemedy);
  if (readsEverything) found.warn(say.readsAll, say.readsAllRemedy);
  else found.ok(say.readsLittle);
}

function tellWebhook(found: Findings, { isSet, waiting }: TelegramWebhook, text: Patient["text"]): void {
  const say = texts(text);
  if (isSet) found.wrong(say.webhook, say.webhookRemedy);
  else if (waiting >= MANY) found.warn(say.waiting(waiting), say.waitingRemedy);
}

/** Telegram's side: token, what @BotFather has set, webhook. Without polling, which would disturb a bot that runs. */
export const telegramCheck = ({ token, apiUrl }: PlatformConfig, { text, clocks }: Patient): Check => ({
  title: "Telegram",
  async run(found) {
    const say = texts(text);
    const telegram = inspectTelegram(token, apiUrl, (header) => clocks.tellHeader("Telegram", header));
    try {
      const bot = await telegram.me();
      const username = cleanText(bot.username);
      found.ok(say.token(username));
      const { chat, group } = linksTo(username);
      found.link(say.chat, chat);
      if (bot.canJoinGroups) found.link(say.group, group);
      tellBot(found, bot, text);
    } catch (error) {
      if (!(error instanceof WrongTokenError)) throw error;
      found.wrong(say.wrongToken, say.wrongTokenRemedy);
      return;
    }
    await attempt(found, text, async () => tellWebhook(found, await telegram.webhook(), text));
  },
});

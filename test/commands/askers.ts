import type { Asker } from "../../src/bot/command.ts";
import { asker } from "../demo-bot.ts";

/** Somebody in the private chat of a Telegram user. */
export const inPrivate = (language?: string, other: Partial<Asker> = {}): Asker =>
  asker(language, { platform: "telegram", chat: "42", user: "42", ...other });

/** The same person in a Telegram group, who does not manage it. */
export const inGroup = (language?: string, other: Partial<Asker> = {}): Asker =>
  asker(language, {
    platform: "telegram",
    chat: "-1007",
    user: "42",
    isPrivate: false,
    mayManage: async () => false,
    nameOf: async () => "Elterngruppe",
    ...other,
  });

/** Somebody in a channel of a Discord server, who does not manage it. */
export const inChannel = (language?: string, other: Partial<Asker> = {}): Asker =>
  asker(language, {
    platform: "discord",
    abilities: {
      canAnswerAlone: true,
      hasRoles: true,
      buttonsReachElsewhere: false,
      places: "channels",
      hasForms: true,
    },
    chat: "100000000000000001",
    user: "200000000000000002",
    isPrivate: false,
    mayManage: async () => false,
    findRole: async (typed) => (/^\d+$/.test(typed) ? typed : undefined),
    nameOf: async () => "klasse-5a",
    ...other,
  });

export const manages: Partial<Asker> = { mayManage: async () => true };

import { z } from "zod";
import type { ConfigTexts } from "./config-texts.ts";

/** Quotation marks of all kinds, which come along when a token is copied from a text. */
const QUOTED = /^["'`„“”‚‘’«»]+|["'`„“”‚‘’«»]+$/g;

/** Without what people copy along: quotes, and the word that stands before a token in headers and addresses. */
const bare = (token: string) =>
  token
    .replace(QUOTED, "")
    .replace(/^(?:Bot|Bearer)\s+/i, "")
    .trim();

const VISIBLE = /^[\x21-\x7e]+$/;
const TELEGRAM = /^\d+:[\w-]+$/;
/** An id, a time and a signature. */
const DISCORD = /^[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}$/;
/** What else the Developer Portal shows: an id, a public key, a client secret. */
const OTHER_FROM_DISCORD = /^(?:\d{15,21}|[0-9a-f]{64}|[\w-]{32})$/;

/** The tokens of the platforms, cleaned, and told apart from what they are mistaken for. Whether they are right only the platform knows. */
export const tokenSettings = ({ is }: ConfigTexts) => ({
  DISCORD_TOKEN: z
    .string()
    .transform(bare)
    .pipe(
      z.string().superRefine((token, { addIssue }) => {
        const wrong = TELEGRAM.test(token)
          ? is.telegramTokenHere
          : OTHER_FROM_DISCORD.test(token)
            ? is.noDiscordToken
            : VISIBLE.test(token)
              ? undefined
              : is.tokenWithSpaces;
        if (wrong) addIssue(wrong);
      }),
    )
    .optional(),
  TELEGRAM_TOKEN: z
    .string()
    .transform((token) => bare(token).replace(/^bot(?=\d+:)/i, ""))
    .pipe(
      z.string().superRefine((token, { addIssue }) => {
        if (!TELEGRAM.test(token)) addIssue(DISCORD.test(token) ? is.discordTokenHere : is.noTelegramToken);
      }),
    )
    .optional(),
});

import { OAuth2Scopes, type PermissionFlagsBits, PermissionsBitField } from "discord.js";

/** What the bot must be allowed to on a server to post, and to look whether a post has arrived. Answers to commands need nothing. */
export const NEEDED = [
  "ViewChannel",
  "SendMessages",
  "SendMessagesInThreads",
  "EmbedLinks",
  "ReadMessageHistory",
] as const satisfies readonly (keyof typeof PermissionFlagsBits)[];

/** One of them. */
export type Needed = (typeof NEEDED)[number];

const SCOPES = [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands];

/** Opened by whoever manages a server, it adds the bot there with all that it needs. */
export function inviteLink(application: string): string {
  const query = new URLSearchParams({
    client_id: application,
    scope: SCOPES.join(" "),
    permissions: PermissionsBitField.resolve(NEEDED).toString(),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}

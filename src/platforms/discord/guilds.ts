import { DiscordAPIError, PermissionFlagsBits, PermissionsBitField, type REST, Routes } from "discord.js";
import { z } from "zod";

const rights = z.string().regex(/^\d+$/).transform(BigInt);
const role = z.object({ id: z.string(), mentionable: z.boolean(), permissions: rights });
const guild = z.object({ name: z.string(), owner_id: z.string().optional(), roles: z.array(role).default([]) });
const member = z.object({ roles: z.array(z.string()).default([]), pending: z.boolean().default(false) });
const channel = z.object({ guild_id: z.string().optional() });

/** What Discord says no to: there is no such thing, or the bot may not see it. Anything else says nothing about it. */
const isRefusal = (error: unknown) =>
  error instanceof DiscordAPIError && (error.status === 403 || error.status === 404);

/** Asks Discord; undefined if there is no such thing, or the bot cannot see it. */
async function get<T>(rest: REST, route: `/${string}`, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    return schema.parse(await rest.get(route));
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

export const guildName = async (rest: REST, id: string): Promise<string | undefined> =>
  (await get(rest, Routes.guild(id), guild))?.name;

/** The guild of a channel or thread. */
export const guildOf = async (rest: REST, id: string): Promise<string | undefined> =>
  (await get(rest, Routes.channel(id), channel))?.guild_id;

/** Whether somebody is a member; who has not accepted the server's rules yet is not. */
export async function isMember(rest: REST, guildId: string, user: string): Promise<boolean> {
  const found = await get(rest, Routes.guildMember(guildId, user), member);
  return found !== undefined && !found.pending;
}

const mayMentionAll = (permissions: PermissionsBitField) => permissions.has(PermissionFlagsBits.MentionEveryone);

/**
 * The role as it is stored: its id; where it is not mentionable, with the person on whose right to mention all it is mentioned: "1/2".
 * Undefined if the person may not mention it. "@everyone" has its server's id, and is never mentioned.
 */
export async function roleFor(
  rest: REST,
  {
    guildId,
    typed,
    user,
    permissions,
  }: {
    readonly guildId: string;
    readonly typed: string;
    readonly user: string;
    readonly permissions: PermissionsBitField;
  },
): Promise<string | undefined> {
  const [id = ""] = typed.split("/");
  if (!/^\d{17,20}$/.test(id) || id === guildId) return undefined;
  const found = (await get(rest, Routes.guild(guildId), guild))?.roles.find((each) => each.id === id);
  if (!found) return undefined;
  if (found.mentionable) return id;
  return mayMentionAll(permissions) ? `${id}/${user}` : undefined;
}

/** The id of the role to mention now, where a stored one may still be mentioned. */
export async function mentionNow(rest: REST, place: string, stored: string): Promise<string | null> {
  const [id = "", user] = stored.split("/");
  const guildId = await guildOf(rest, place);
  if (guildId === undefined || id === guildId) return null;
  const found = await get(rest, Routes.guild(guildId), guild);
  const wanted = found?.roles.find((each) => each.id === id);
  if (!found || !wanted) return null;
  if (wanted.mentionable) return id;
  if (user === undefined) return null;
  if (found.owner_id === user) return id;
  const person = await get(rest, Routes.guildMember(guildId, user), member);
  if (!person) return null;
  const held = found.roles.filter((each) => each.id === guildId || person.roles.includes(each.id));
  return mayMentionAll(new PermissionsBitField(held.map(({ permissions }) => permissions))) ? id : null;
}

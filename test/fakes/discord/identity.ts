import { type APIUser, ChannelType } from "discord-api-types/v10";

/** Ids have 17 to 19 digits: discord.js's rate limits know only those as ids. */
export const APPLICATION_ID = "1300000000000000001";
export const GUILD_ID = "1300000000000000002";

const person = (id: string, username: string, bot: boolean): APIUser => ({
  id,
  username,
  bot,
  discriminator: "0",
  global_name: null,
  avatar: null,
});

export const BOT_USER = person("1300000000000000003", "Stundenplan", true);
export const PERSON = person("1300000000000000004", "Kim", false);

/** Whoever has this id. */
export const personOf = (id: string): APIUser => (id === PERSON.id ? PERSON : person(id, `person-${id}`, false));

/** Where the person writes: a channel of the guild, or directly to the bot. */
export const GUILD_CHANNEL = { id: "1300000000000000005", type: ChannelType.GuildText, name: "allgemein" } as const;
export const DM_CHANNEL = { id: "1300000000000000006", type: ChannelType.DM } as const;

/** Discord's ids hold the milliseconds since the beginning of 2015 in their upper bits. */
const EPOCH_MS = 1_420_070_400_000;
const snowflake = (milliseconds: number) => BigInt(Math.floor(milliseconds) - EPOCH_MS) << 22n;

/**
 * New ids, each greater than the last.
 * @param date milliseconds since 1970
 */
export function createIds(date: () => number): () => string {
  let last = 0n;
  return () => {
    const now = snowflake(date());
    last = now > last ? now : last + 1n;
    return String(last);
  };
}

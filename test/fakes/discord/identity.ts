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

/** New ids, each greater than the last. */
export function createIds(): () => string {
  let last = 1_300_000_000_000_100_000n;
  return () => {
    last += 1n;
    return String(last);
  };
}

/** Where people find the bot: in a private chat, and to add it to a group. */
export const linksTo = (username: string): { readonly chat: string; readonly group: string } => ({
  chat: `https://t.me/${username}`,
  group: `https://t.me/${username}?startgroup=`,
});

/** What Telegram takes after "?start=": at most 64 of these. A class's name that has others, or begins with our sign for that, is encoded. */
const PLAIN = /^[A-Za-z0-9-][\w-]{0,63}$/;
const ENCODED = "_";

const payloadOf = (klasse: string) =>
  PLAIN.test(klasse) ? klasse : `${ENCODED}${Buffer.from(klasse).toString("base64url")}`;

/** A link that opens the private chat with the bot and shows a class's timetable. @param klasse as `klasseOption` prints it */
export const startLink = (username: string, klasse: string): string =>
  `https://t.me/${username}?start=${payloadOf(klasse)}`;

/** The class that a link was made for, or that was typed after "/start". */
export function klasseIn(payload: string): string | undefined {
  const given = payload.trim();
  return (given.startsWith(ENCODED) ? Buffer.from(given.slice(1), "base64url").toString() : given) || undefined;
}

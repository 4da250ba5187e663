/** Where people find the bot: in a private chat, and to add it to a group. */
export const linksTo = (username: string): { readonly chat: string; readonly group: string } => ({
  chat: `https://t.me/${username}`,
  group: `https://t.me/${username}?startgroup=`,
});

/** What Discord allows a bot, and about what Telegram does for broadcasts, in requests a second. */
export const DISCORD_PER_SECOND = 50;
export const TELEGRAM_PER_SECOND = 30;

/** The bot's languages, German first. */
export type Locale = "de" | "en";

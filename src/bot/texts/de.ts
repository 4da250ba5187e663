export const de = { language: "de" as "de" | "en" };

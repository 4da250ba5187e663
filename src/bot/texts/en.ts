import type { de } from "./de.ts";

export const en: typeof de = { language: "en" };

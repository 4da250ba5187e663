const LONGEST = 40;

/** What somebody typed, as an answer repeats it: at most 40 characters. An emoji is two units of UTF-16, and never cut in half. */
export const shown = (typed: string): string => [...typed.slice(0, 2 * LONGEST)].slice(0, LONGEST).join("");

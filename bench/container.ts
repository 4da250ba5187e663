import { readFile } from "node:fs/promises";

const NEEDED = ["NODE_OPTIONS", "MALLOC_ARENA_MAX"];

/** What the Dockerfile gives the process of the bot that matters to its memory. */
export async function containerEnv(): Promise<Readonly<Record<string, string>>> {
  const dockerfile = await readFile(new URL("../Dockerfile", import.meta.url), "utf8");
  return Object.fromEntries(
    NEEDED.map((name) => {
      const [, quoted, plain] = new RegExp(`\\b${name}=(?:"([^"]*)"|(\\S+))`).exec(dockerfile) ?? [];
      const value = quoted ?? plain;
      if (value === undefined) throw new Error(`The Dockerfile does not set ${name}`);
      return [name, value];
    }),
  );
}

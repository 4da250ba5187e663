import { createRequire } from "node:module";
import type { RESTOptions } from "discord.js";

type Agent = NonNullable<RESTOptions["agent"]>;

/** Enough for 2,000 first answers within the 3 seconds that Discord waits: a request takes a tenth of a second. */
const CONNECTIONS = 128;

/**
 * The connections of discord.js's requests, made by its own undici. Left to itself it sends by the one that the process loaded first, and
 * not every version takes its files.
 */
export function createAgent(): Agent {
  const undici: { readonly Agent: new (options: { readonly connections: number }) => Agent } = createRequire(
    import.meta.resolve("discord.js"),
  )("undici");
  return new undici.Agent({ connections: CONNECTIONS });
}

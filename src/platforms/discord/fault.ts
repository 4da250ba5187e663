import type { Logger } from "pino";
import { tellError } from "../../bot/tell-error.ts";

/** The interaction was answered already, or no longer can be: another process did it, or Discord's confirmation got lost. */
const HARMLESS = new Map<unknown, string>([
  [10_062, "unknown interaction"],
  [40_060, "already acknowledged"],
]);

const field = (error: Error, name: string): unknown => Reflect.get(error, name);

/** What is safe to log of an error. discord.js's errors carry the request's URL and body, and with them an interaction's token. */
export const tellable = (error: unknown): object => tellError(error);

/** Logs what went wrong with Discord: harmless interactions at debug level, anything else as an error. */
export function logFault(log: Logger, error: unknown, message: string): void {
  const harmless = error instanceof Error ? HARMLESS.get(field(error, "code")) : undefined;
  if (harmless) log.debug({ reason: harmless }, message);
  else log.error({ err: tellable(error) }, message);
}

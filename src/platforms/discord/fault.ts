import type { Logger } from "pino";

/** Interactions that are answered already, or no longer can be: by another process, or after an answer that got lost. */
const HARMLESS = new Map<unknown, string>([
  [10_062, "unknown interaction"],
  [40_060, "already acknowledged"],
]);

const field = (error: Error, name: string): unknown => Reflect.get(error, name);

/** What may be logged of an error. discord.js's own carry the address and body of the request, and with them an interaction's token. */
export function tellable(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  return { name, message, code: field(error, "code"), status: field(error, "status"), stack };
}

/** Logs what went wrong with Discord: a harmless interaction quietly, anything else as an error. */
export function logFault(log: Logger, error: unknown, message: string): void {
  const harmless = error instanceof Error ? HARMLESS.get(field(error, "code")) : undefined;
  if (harmless) log.debug({ reason: harmless }, message);
  else log.error({ err: tellable(error) }, message);
}

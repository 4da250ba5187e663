import { BotError, GrammyError } from "grammy";
import { cleanText, tellError } from "../../bot/tell-error.ts";

/**
 * What is safe to log of an error. grammY's errors carry whole messages, and the URLs in network errors contain the token: neither
 * belongs in a log.
 */
export function describeError(error: unknown, token: string): object {
  if (error instanceof BotError) return describeError(error.error, token);
  if (error instanceof GrammyError)
    return {
      method: error.method,
      code: error.error_code,
      description: cleanText(error.description.replaceAll(token, "[token]")),
    };
  return tellError(error);
}

import { BotError, GrammyError, HttpError } from "grammy";

/**
 * What is safe to log of an error. grammY's errors carry whole messages, and the URLs in network errors contain the token: neither
 * belongs in a log.
 */
export function describeError(error: unknown, token: string): object {
  const clean = (text: string) => text.replaceAll(token, "[token]");
  if (error instanceof BotError) return describeError(error.error, token);
  if (error instanceof GrammyError)
    return { method: error.method, code: error.error_code, description: clean(error.description) };
  if (error instanceof HttpError) return { message: error.message, cause: describeError(error.error, token) };
  if (!(error instanceof Error)) return { message: clean(String(error)) };
  return {
    type: error.name,
    message: clean(error.message),
    ...("code" in error && typeof error.code === "string" ? { code: error.code } : {}),
    // A network error's stack says nothing; that of a fault of ours says where it is.
    ...(error.name === "FetchError" || error.name === "AbortError" ? {} : { stack: clean(error.stack ?? "") }),
  };
}

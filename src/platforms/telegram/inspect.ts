import { z } from "zod";

const me = z
  .object({
    username: z.string(),
    first_name: z.string(),
    can_join_groups: z.boolean().default(true),
    can_read_all_group_messages: z.boolean().default(false),
  })
  .transform(({ username, first_name, can_join_groups, can_read_all_group_messages }) => ({
    username,
    name: first_name,
    canJoinGroups: can_join_groups,
    readsEverything: can_read_all_group_messages,
  }));

/** What @BotFather has set. */
export type TelegramBot = z.infer<typeof me>;

const webhook = z
  .object({ url: z.string().default(""), pending_update_count: z.number().default(0) })
  .transform(({ url, pending_update_count }) => ({ isSet: url !== "", waiting: pending_update_count }));

/** Whether updates go elsewhere, and how many have not been fetched. */
export type TelegramWebhook = z.infer<typeof webhook>;

const answer = z.union([
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({ ok: z.literal(false), error_code: z.number(), description: z.string() }),
]);

/** Telegram does not know the token. */
export class WrongTokenError extends Error {
  override name = "WrongTokenError";
}

const API = "https://api.telegram.org";
const TIMEOUT_MS = 10_000;
/** 404: what stands in the place of the token cannot be one. */
const REFUSED: readonly number[] = [401, 404];

/** Looks at the bot without polling: a second poll would throw out that of a bot that runs. */
export interface TelegramInspector {
  /** @throws {WrongTokenError} */
  me(): Promise<TelegramBot>;
  webhook(): Promise<TelegramWebhook>;
}

/** @param tellTime told Telegram's clock at every answer */
export function inspectTelegram(
  token: string,
  apiUrl: string | undefined,
  tellTime: (header: string | null) => void,
): TelegramInspector {
  const ask = async <T>(method: string, schema: z.ZodType<T>): Promise<T> => {
    const response = await fetch(`${apiUrl ?? API}/bot${token}/${method}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    tellTime(response.headers.get("date"));
    const text = await response.text();
    const parsed = answer.safeParse(json(text));
    if (!parsed.success) throw new Error(`HTTP ${response.status}`);
    if (parsed.data.ok) return schema.parse(parsed.data.result);
    if (REFUSED.includes(parsed.data.error_code)) throw new WrongTokenError();
    throw new Error(`${parsed.data.error_code} ${parsed.data.description}`);
  };
  return { me: () => ask("getMe", me), webhook: () => ask("getWebhookInfo", webhook) };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

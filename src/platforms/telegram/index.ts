import { setTimeout as pause } from "node:timers/promises";
import { run, sequentialize } from "@grammyjs/runner";
import { Api, Bot as Grammy, GrammyError } from "grammy";
import type { Logger } from "pino";
import type { Bot } from "../../bot/bot.ts";
import type { Platform, PlatformEvents, PlatformState } from "../../bot/platform.ts";
import { StartError } from "../../bot/start-error.ts";
import { answerMessage, answerPress, answerTooMuch, greetGroup } from "./answer.ts";
import { isMember } from "./asker.ts";
import { createBudgets } from "./budgets.ts";
import { orderOf } from "./chat.ts";
import { registerCommands } from "./commands.ts";
import { describeError } from "./describe-error.ts";
import { Ephemeral } from "./ephemeral.ts";
import { Later } from "./later.ts";
import { linksTo } from "./links.ts";
import { createPosts, POSTS_PER_SECOND } from "./posts.ts";
import { Removals } from "./removals.ts";
import { createRichSupport } from "./rich-support.ts";
import { followMigration, persistentPolling, type Sleep, waitWhileStarting } from "./transformers.ts";

export interface TelegramParts {
  readonly token: string;
  /** grammY's `apiRoot`, without a slash at the end; Telegram's own by default. */
  readonly apiUrl?: string | undefined;
  readonly bot: Bot;
  readonly log: Logger;
  readonly events: Pick<PlatformEvents, "moved" | "left">;
  /** How to wait between tries; tests need not. */
  readonly sleep?: Sleep;
  /** For the askers' budgets: milliseconds that never go back. */
  readonly clock?: () => number;
  /** Told whether Telegram can be reached. */
  readonly report?: (state: PlatformState) => void;
}

/** How long Telegram holds a poll open when nothing happens. */
const POLL_S = 30;
/** Must be longer than a poll. */
const CALL_TIMEOUT_S = 60;
/** A post that takes longer fails, and is tried again. */
const POST_TIMEOUT_S = 20;

const sleepFor: Sleep = (milliseconds, signal) => pause(milliseconds, undefined, { signal });

/** Asks Telegram who the bot is, and keeps asking while Telegram cannot be reached. */
async function introduce(grammy: Grammy): Promise<void> {
  try {
    grammy.botInfo = await grammy.api.getMe();
    // While a webhook is set, polling is refused.
    await grammy.api.deleteWebhook();
  } catch (error) {
    if (error instanceof GrammyError)
      throw new StartError({
        de: `Telegram lehnt das Token ab (${error.error_code} ${error.description}). Bitte TELEGRAM_TOKEN prüfen; @BotFather zeigt das richtige.`,
        en: `Telegram refuses the token (${error.error_code} ${error.description}). Please check TELEGRAM_TOKEN; @BotFather shows the right one.`,
      });
    throw error;
  }
}

/**
 * Starts the bot on Telegram by long polling.
 * @throws {StartError} naming TELEGRAM_TOKEN when Telegram does not know the token. Whatever else fails is logged and tried again.
 */
export async function startTelegram({
  token,
  apiUrl,
  bot,
  log,
  events,
  sleep = sleepFor,
  clock = () => performance.now(),
  report = () => {},
}: TelegramParts): Promise<Platform> {
  const stopping = new AbortController();
  const calling = { token, log, sleep, stopping: stopping.signal, report };
  const root = apiUrl ? { apiRoot: apiUrl } : {};
  const grammy = new Grammy(token, { client: { timeoutSeconds: CALL_TIMEOUT_S, ...root } });
  const richSupport = createRichSupport();
  const unanswered = (error: unknown) =>
    log.error({ telegram: describeError(error, token) }, "A Telegram message went unanswered");
  const later = new Later({ sleep, stopping: stopping.signal, failed: unanswered });
  const ephemeral = new Ephemeral();
  const removals = new Removals({
    api: grammy.api,
    sleep,
    stopping: stopping.signal,
    failed: (error) => log.debug({ telegram: describeError(error, token) }, "A message could not be removed"),
  });
  const answering = { bot, richSupport, later, ephemeral, removals };
  const verdictOn = createBudgets(bot, clock);
  const postApi = new Api(token, { timeoutSeconds: POST_TIMEOUT_S, ...root });
  const inFlight = new Set<Promise<void>>();

  grammy.api.config.use(waitWhileStarting(calling), followMigration, persistentPolling(calling));
  grammy.use((_, next) => {
    const answer = next().finally(() => inFlight.delete(answer));
    inFlight.add(answer);
    return answer;
  });
  // Before the order: what is beyond a budget must not keep others waiting in the queue.
  grammy.use(async (ctx, next) => {
    const verdict = verdictOn(ctx);
    if (verdict === "silent" || (verdict && ctx.chat && later.isLimited(ctx.chat.id))) return;
    await (verdict === "tell" ? answerTooMuch(ctx, answering) : next());
  });
  grammy.use(sequentialize(orderOf));
  grammy.on("message:migrate_to_chat_id", ({ message }) =>
    events.moved({ platform: "telegram", place: String(message.chat.id) }, String(message.migrate_to_chat_id)),
  );
  grammy.on("my_chat_member", async (ctx) => {
    const { chat, new_chat_member: now } = ctx.myChatMember;
    ephemeral.forget(chat.id);
    const isOut = now.status === "left" || now.status === "kicked";
    if (isOut && chat.type !== "private") await events.left("telegram", [String(chat.id)]);
    await greetGroup(ctx, answering);
  });
  grammy.on("message", (ctx) => answerMessage(ctx, answering));
  grammy.on("callback_query", (ctx) => answerPress(ctx, answering));
  grammy.catch(unanswered);

  await introduce(grammy);
  await registerCommands(grammy.api, bot.commands).catch((error: unknown) =>
    log.warn({ telegram: describeError(error, token) }, "Telegram did not take the list of commands"),
  );
  const runner = run(grammy, {
    // Polling is retried and logged by `persistentPolling`; the runner's own log would show the token.
    runner: {
      silent: true,
      fetch: { timeout: POLL_S, allowed_updates: ["message", "callback_query", "my_chat_member"] },
    },
  });
  runner.task()?.catch((error: unknown) => log.error({ telegram: describeError(error, token) }, "Polling ended"));
  const { username } = grammy.botInfo;
  log.info({ username, ...linksTo(username) }, "Telegram is ready");

  return {
    name: "telegram",
    takesKeys: false,
    postsPerSecond: POSTS_PER_SECOND,
    ...createPosts({ api: postApi, bot, richSupport, token, events }),
    isMember: (chat, user) => isMember(postApi, chat, user),
    async stop() {
      const polling = runner.stop();
      stopping.abort();
      await Promise.allSettled([...inFlight, polling]);
    },
  };
}

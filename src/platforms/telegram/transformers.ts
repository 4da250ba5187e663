import { GrammyError, type Transformer } from "grammy";
import type { Logger } from "pino";
import type { PlatformState } from "../../bot/platform.ts";
import { describeError } from "./describe-error.ts";

/** Waits; rejects when the signal is aborted. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export interface Calling {
  readonly token: string;
  readonly log: Logger;
  readonly sleep: Sleep;
  /** Aborted when the bot stops: nothing waits any longer then. */
  readonly stopping: AbortSignal;
  /** Told whether Telegram can be reached. */
  readonly report: (state: PlatformState) => void;
}

type Method = Parameters<Transformer>[1];
type Answer = Awaited<ReturnType<Transformer>>;
type Refusal = Extract<Answer, { ok: false }>;

/** The longest that registering commands is held back for Telegram's limits. */
const LONGEST_WAIT_S = 30;

/** At the start, does what Telegram asks for with 429, once: waits, then sends again. Nothing else waits: it would keep others waiting. */
export const waitWhileStarting =
  ({ sleep, stopping }: Pick<Calling, "sleep" | "stopping">): Transformer =>
  async (previous, method, payload, signal) => {
    const answer = await previous(method, payload, signal);
    const wait = answer.ok || !method.endsWith("MyCommands") ? undefined : answer.parameters?.retry_after;
    if (wait === undefined || wait > LONGEST_WAIT_S) return answer;
    await sleep(wait * 1000, stopping);
    return previous(method, payload, signal);
  };

/** A group that became a supergroup has a new id: calls for the old one are repeated there, once. */
export const followMigration: Transformer = async (previous, method, payload, signal) => {
  const answer = await previous(method, payload, signal);
  const chat = answer.ok ? undefined : answer.parameters?.migrate_to_chat_id;
  return chat !== undefined && "chat_id" in payload ? previous(method, { ...payload, chat_id: chat }, signal) : answer;
};

const POLLING: readonly Method[] = ["getMe", "deleteWebhook", "getUpdates"];
const isPolling = (method: Method) => POLLING.includes(method);

const UNAUTHORIZED = 401;
/** So many refusals in a row mean that the token is no longer good. */
const MOST_REFUSALS = 3;

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** What a refused poll means, for the log. */
const SENTENCES: Readonly<Record<number, string>> = {
  401: "Telegram no longer accepts TELEGRAM_TOKEN (401): was it revoked? Enter the new one and start the bot anew",
  409: "The bot runs twice: another process polls Telegram with the same TELEGRAM_TOKEN (409)",
};

/**
 * Polling never gives up: trouble is logged once, when it begins, and polls are repeated after 1, 2, 4 … 30 seconds, or when Telegram says.
 * Only at the start a refused token (401, 404) is an error.
 */
export function persistentPolling({ token, log, sleep, stopping, report }: Calling): Transformer {
  let trouble = "";
  let refusals = 0;

  const complain = (sentence: string, details: object) => {
    if (sentence === trouble) return;
    trouble = sentence;
    log.warn({ telegram: details }, sentence);
  };
  const relief = () => {
    if (trouble) log.info("Telegram answers again");
    trouble = "";
    refusals = 0;
    report("ready");
  };

  return async (previous, method, payload, signal) => {
    if (!isPolling(method)) return previous(method, payload, signal);
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      let wait = pause;
      try {
        const answer = await previous(method, payload, signal);
        if (answer.ok) {
          relief();
          return answer;
        }
        if (method !== "getUpdates" && (answer.error_code === 401 || answer.error_code === 404)) return answer;
        complain(
          SENTENCES[answer.error_code] ?? "Telegram refuses to be polled",
          describeRefusal(method, answer, token),
        );
        refusals = answer.error_code === UNAUTHORIZED ? refusals + 1 : 0;
        report(refusals >= MOST_REFUSALS ? "gone" : "waiting");
        wait = (answer.parameters?.retry_after ?? 0) * 1000 || pause;
      } catch (error) {
        if (stopping.aborted) throw error;
        complain("Telegram cannot be reached", describeError(error, token));
        report("waiting");
      }
      await sleep(wait, stopping);
    }
  };
}

const describeRefusal = (method: Method, refusal: Refusal, token: string) =>
  describeError(new GrammyError("", refusal, method, {}), token);

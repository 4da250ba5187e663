import type { Counter, Histogram } from "prom-client";
import { unpack } from "../bot/action.ts";
import type { Bot } from "../bot/bot.ts";
import type { Asker } from "../bot/command.ts";
import { findTyped } from "../bot/command-names.ts";
import type { Reply, Tone } from "../bot/reply.ts";
import { understand } from "../bot/understand.ts";

export interface AnswerMeters {
  readonly answers: Counter<"command" | "platform" | "outcome">;
  readonly duration: Histogram<"platform">;
}

/** What an answer's tone says about how it went. */
const OUTCOMES = {
  normal: "answered",
  changed: "answered",
  free: "answered",
  unknown: "answered",
  warning: "not_understood",
  refused: "refused",
  later: "unavailable",
  error: "failed",
} as const satisfies Readonly<Record<Tone, string>>;

/** Whatever people type: only names of ours become labels. */
const UNKNOWN = "unknown";

/** The same bot, with its answers counted and timed. */
export function countedBot(bot: Bot, { answers, duration }: AnswerMeters): Bot {
  const known = (name: string | undefined) => (bot.commands.some((each) => each.name === name) ? name : undefined);

  /** Silence is no answer. */
  async function count<Answer extends Reply | undefined>(
    command: string | undefined,
    { platform }: Asker,
    answer: () => Promise<Answer>,
  ): Promise<Answer> {
    const stop = duration.startTimer({ platform });
    const reply = await answer();
    if (!reply) return reply;
    stop();
    answers.inc({ command: known(command) ?? UNKNOWN, platform, outcome: OUTCOMES[reply.tone] });
    return reply;
  }

  const typed = (line: string) => findTyped(line, bot.commands).command?.name;
  function heard(line: string): string | undefined {
    const said = line.trimStart();
    return said.startsWith("/") ? typed(said.slice(1)) : understand(said, bot.commands)?.invocation.command;
  }

  return {
    ...bot,
    run: (invocation, asker) => count(invocation.command, asker, () => bot.run(invocation, asker)),
    runText: (line, asker) => count(typed(line), asker, () => bot.runText(line, asker)),
    hear: (line, asker) => count(heard(line), asker, () => bot.hear(line, asker)),
    runPacked: (data, asker) => count(unpack(data, bot.commands)?.command, asker, () => bot.runPacked(data, asker)),
  };
}

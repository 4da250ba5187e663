import type { Context } from "grammy";
import type { Bot } from "../../bot/bot.ts";
import { type Allowance, Budget, COSTS, PER_PERSON, type Verdict } from "../../bot/budget.ts";
import { askedIn } from "./answer.ts";

/** Telegram takes 20 messages a minute in a group: these are no more, however they come. */
const PER_GROUP: Allowance = { burst: 12, perSecond: 8 / 60 };

/** Who asks. Several people may write in a chat's name, or without showing theirs. */
const whoAsks = ({ message, from }: Context): string => String(message?.sender_chat?.id ?? from?.id ?? "");

/**
 * What becomes of an update, by the budgets of who asks and of the group; undefined for one that asks nothing.
 * @param clock milliseconds that never go back
 */
export function createBudgets(bot: Pick<Bot, "commands" | "asks">, clock: () => number) {
  const people = new Budget(PER_PERSON, clock);
  const groups = new Budget(PER_GROUP, clock);
  return (ctx: Context): Verdict | undefined => {
    const isPress = ctx.callbackQuery !== undefined;
    if (!isPress && !askedIn(ctx, bot)) return undefined;
    const cost = isPress ? COSTS.press : COSTS.command;
    const verdict = people.ask(whoAsks(ctx), cost);
    const isGroup = ctx.chat !== undefined && ctx.chat.type !== "private";
    return verdict === "answer" && isGroup ? groups.ask(String(ctx.chat.id), cost) : verdict;
  };
}

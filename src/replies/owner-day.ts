import type { CommandContext } from "../bot/command.ts";
import type { Reply } from "../bot/reply.ts";
import type { PlanOwner } from "../school/index.ts";
import { ownerDayReply } from "./day-reply.ts";
import { nowLine } from "./now-line.ts";

/**
 * The day of a teacher or a room, by default the next one with lessons; today also what is now.
 * @param printed the teacher or room as text for buttons
 */
export async function ownerDay(
  command: string,
  of: PlanOwner<"teacher" | "room">,
  title: string,
  printed: string,
  tag: Temporal.PlainDate | undefined,
  context: CommandContext,
): Promise<Reply> {
  const { school } = context;
  const day = await school.dayPlan(of, tag ?? "next");
  const lead = day.date.equals(school.today()) ? nowLine(await school.nowAndNext(of), context) : [];
  return ownerDayReply(day, title, (to) => ({ command, options: { name: printed, tag: to } }), lead, context);
}

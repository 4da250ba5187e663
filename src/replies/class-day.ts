import type { CommandContext, OptionValues } from "../bot/command.ts";
import { dayOption } from "../bot/options/day.ts";
import { klasseOption } from "../bot/options/klasse.ts";
import { printOptions } from "../bot/print-options.ts";
import type { Reply } from "../bot/reply.ts";
import type { DayPlan, PlanOwner } from "../school/index.ts";
import { defaultKlasse } from "./default-klasse.ts";
import { kurseOption, type OwnDay, ownDay } from "./own-courses.ts";
import { withOwnCourses } from "./own-day.ts";
import { whichKlasse } from "./which-klasse.ts";

const klasse = klasseOption({ de: "Klasse, z. B. 5a", en: "Class, such as 5a" });
const tag = dayOption({ de: "Tag, z. B. heute, morgen, mi, 24.11.", en: "Day, such as today, tomorrow, wed, 24.11." });

/** Options of commands about a class's day. Defaults: the remembered class, the next day with lessons. */
export const classDayOptions = { klasse, tag, kurse: kurseOption };

/** Replies about a class's day, in private with the asker's own courses only, or asks for the class. */
export async function classDay(
  command: string,
  asked: OptionValues<typeof classDayOptions>,
  context: CommandContext,
  reply: (day: DayPlan, klasse: string, context: CommandContext & Pick<OwnDay, "unknown">) => Reply,
): Promise<Reply> {
  const found: PlanOwner<"klasse"> | undefined = asked.klasse ?? (await defaultKlasse(context));
  if (!found) return whichKlasse({ command, options: printOptions(classDayOptions, asked) }, context);
  const name = klasse.type.print(found);
  const day = await ownDay(found, asked.tag ?? "next", asked.kurse, context);
  const answer = reply(day.plan, name, { ...context, unknown: day.unknown });
  return withOwnCourses(answer, day, { command, klasse: name, wanted: asked.kurse }, context);
}

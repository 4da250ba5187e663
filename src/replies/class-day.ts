import type { CommandContext, OptionValues } from "../bot/command.ts";
import { dayOption } from "../bot/options/day.ts";
import type { Reply } from "../bot/reply.ts";
import type { DayPlan } from "../school/index.ts";
import { aboutKlasse, klasse } from "./about-klasse.ts";
import { kurseOption, type OwnDay, ownDay } from "./own-courses.ts";
import { withOwnCourses } from "./own-day.ts";

const tag = dayOption({ de: "Tag, z. B. heute, morgen, mi, 24.11.", en: "Day, such as today, tomorrow, wed, 24.11." });

/** Options of commands about a class's day. Defaults: the remembered class, the next day with lessons. */
export const classDayOptions = { klasse, tag, kurse: kurseOption };

/** Replies about a class's day, in private with the asker's own courses only, or asks for the class. */
export const classDay = (
  command: string,
  asked: OptionValues<typeof classDayOptions>,
  context: CommandContext,
  reply: (day: DayPlan, klasse: string, context: CommandContext & { readonly part: OwnDay }) => Reply,
): Promise<Reply> =>
  aboutKlasse(command, classDayOptions, asked, context, async ({ of, printed }) => {
    const day = await ownDay(of, asked.tag ?? "next", asked.kurse, context);
    const answer = reply(day.plan, printed, { ...context, part: day });
    return withOwnCourses(answer, day, { command, klasse: printed, wanted: asked.kurse }, context);
  });

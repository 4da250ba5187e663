import type { CommandContext } from "../bot/command.ts";
import { type Action, type Block, dim, paragraph, plain, type Reply } from "../bot/reply.ts";
import { titleOf } from "./change-sentences.ts";
import type { OwnDay, WantedCourses } from "./own-courses.ts";
import { ownDayTexts } from "./own-day-texts.ts";

/** More are not named. */
const MOST_NAMES = 5;

/** The command whose answer it is, with the class as text for buttons, and how much of it was wanted. */
export interface OwnDayAsked {
  readonly command: string;
  readonly klasse: string;
  readonly wanted?: WantedCourses | undefined;
}

type Context = Pick<CommandContext, "text" | "teacherNames">;

/** What is said below a day of which not all is shown, or that has something new. */
function notes({ own, unknown, hidden, isOutdated }: OwnDay, context: Context): readonly Block[] {
  const texts = ownDayTexts(context.text);
  const names = [...new Set([...unknown].map((lesson) => titleOf(lesson, context)))].slice(0, MOST_NAMES);
  return [
    ...(isOutdated ? [paragraph(plain(texts.outdated))] : []),
    ...(names.length > 0 ? [paragraph(plain(texts.unknown(names.join(", "))))] : []),
    ...(hidden > 0 ? [paragraph(dim(texts.hidden(own?.label ?? "", hidden)))] : []),
  ];
}

const choosing = (klasse: string, tun?: string) => ({
  command: "meinekurse",
  options: { klasse, ...(tun ? { tun } : {}) },
});

function buttons(day: OwnDay, { command, klasse, wanted }: OwnDayAsked, { text }: Context): readonly Action[] {
  const texts = ownDayTexts(text);
  const tag = day.plan.date.toString();
  const show = (label: string, kurse: WantedCourses) => ({
    label,
    invocation: { command, options: { klasse, tag, kurse } },
  });
  if (wanted === "alle") return [show(texts.mine, "meine")];
  return [
    ...(day.hidden > 0 ? [show(texts.all, "alle")] : []),
    ...(day.unknown.size > 0 ? [{ label: texts.sortOut, invocation: choosing(klasse, "neu") }] : []),
    ...(day.isOutdated ? [{ label: texts.chooseAnew, invocation: choosing(klasse) }] : []),
  ];
}

/** Buttons of the same command stay with what was wanted: who wants to see all sees all of the next day, too. */
const staying = (actions: Reply["actions"], { command, wanted }: OwnDayAsked): Reply["actions"] =>
  actions.map((row) =>
    row.map(({ invocation, ...action }) => ({
      ...action,
      invocation:
        wanted && invocation.command === command
          ? { ...invocation, options: { ...invocation.options, kurse: wanted } }
          : invocation,
    })),
  );

/** The answer about a day, with what somebody's own courses add to it: what is hidden or new, and buttons that show all, and back. */
export function withOwnCourses(reply: Reply, day: OwnDay, asked: OwnDayAsked, context: Context): Reply {
  if (!day.own) return reply;
  const own = buttons(day, asked, context);
  return {
    ...reply,
    blocks: [...reply.blocks, ...notes(day, context)],
    actions: [...staying(reply.actions, asked), ...(own.length > 0 ? [own] : [])],
    audience: asked.wanted === "meine" ? "asker" : reply.audience,
  };
}

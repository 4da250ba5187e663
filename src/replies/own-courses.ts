import type { CommandContext } from "../bot/command.ts";
import { onlyInPrivate } from "../bot/errors.ts";
import type { OwnCourses } from "../bot/memory/own-courses.ts";
import { choiceOption } from "../bot/options/choice.ts";
import { printedName } from "../bot/options/element.ts";
import {
  type CourseChoice,
  type CoursePlan,
  type DayPlan,
  onlyCourses,
  type PlanOwner,
  unpackChoice,
} from "../school/index.ts";
import { ownDayTexts } from "./own-day-texts.ts";

/** How much of a class's plan somebody wants to see. */
export const kurseOption = choiceOption(
  "courses",
  { de: "Nur die Kurse, die du gewählt hast, oder alle", en: "Only the courses that you chose, or all" },
  [
    { value: "alle", label: { de: "alle", en: "all" }, words: ["alle kurse", "all courses"] },
    { value: "meine", label: { de: "nur meine", en: "only mine" }, words: ["meine kurse", "my courses", "mine"] },
  ],
);

export type WantedCourses = "alle" | "meine";

/** A choice of courses, and whose it is in the person's own words; "" for their own. */
export interface OwnChoice extends Pick<OwnCourses, "label"> {
  readonly choice: CourseChoice;
}

/** A remembered choice; undefined where nothing is chosen (yet), so that everything is to be shown. */
export function readChoice(remembered: OwnCourses | undefined): OwnChoice | undefined {
  const choice = remembered && unpackChoice(remembered.choice);
  return choice?.courses.some(({ isChosen }) => isChosen) ? { label: remembered?.label ?? "", choice } : undefined;
}

type Whose = Pick<CommandContext, "memory" | "asker">;

async function chosenOf(klasse: PlanOwner<"klasse">, { memory, asker }: Whose): Promise<OwnChoice | undefined> {
  const name = printedName(klasse);
  return readChoice((await memory.coursesOf(asker)).find((each) => each.klasse === name));
}

/** The courses that the asker takes of a class; undefined where nothing is chosen, and where others would see it. */
export async function ownCourses(klasse: PlanOwner<"klasse">, whose: Whose): Promise<OwnChoice | undefined> {
  return whose.asker.isPrivate ? chosenOf(klasse, whose) : undefined;
}

/** What is shown of a class's day, and by whose choice; `own` undefined: by nobody's, and all of it. */
export interface OwnDay extends CoursePlan {
  readonly own: OwnChoice | undefined;
}

const whole = (plan: DayPlan) => ({ plan, unknown: new Set<never>(), hidden: 0, isOutdated: false });

/** What somebody is shown of a class's day. */
export const ownPart = (plan: DayPlan, own: OwnChoice | undefined): OwnDay => ({
  ...(own ? onlyCourses(plan, own.choice) : whole(plan)),
  own,
});

/**
 * A class's day as the asker wants to see it: with their own courses only where nobody reads along, or where they ask for that and can be
 * answered alone.
 */
export async function ownDay(
  klasse: PlanOwner<"klasse">,
  day: Temporal.PlainDate | "next",
  wanted: WantedCourses | undefined,
  { school, memory, asker }: Pick<CommandContext, "school" | "memory" | "asker">,
): Promise<OwnDay> {
  const isAsked = wanted === "meine";
  if (isAsked && !asker.isPrivate && !asker.abilities.canAnswerAlone)
    throw onlyInPrivate((text) => ownDayTexts(text).onlyPrivate);
  const own = isAsked ? await chosenOf(klasse, { memory, asker }) : await ownCourses(klasse, { memory, asker });
  if (own && wanted !== "alle") return { ...(await school.coursePlan(klasse, day, own.choice)), own };
  return { ...whole(await school.dayPlan(klasse, day)), own };
}

import type { CommandContext } from "../../src/bot/command.ts";
import { typedName } from "../../src/bot/command-names.ts";
import type { OwnCourses } from "../../src/bot/memory/own-courses.ts";
import { type Action, bold, paragraph, plain, type Reply, type SpanLine } from "../../src/bot/reply.ts";
import { joined, subjectName, titleByGroup } from "../../src/replies/lesson-entry.ts";
import { type Course, type CourseOffer, isOutdated, unpackChoice } from "../../src/school/index.ts";
import { shortNames } from "./labels.ts";
import { printStep, type Step } from "./options.ts";
import { isNew, type Standing } from "./standing.ts";
import { texts } from "./texts.ts";

type Context = Pick<CommandContext, "text" | "teacherNames" | "commands" | "school" | "asker">;

/** What is chosen from, how it stands, and for whom; `klasse` is the class as text for buttons. */
export interface Choosing {
  readonly offer: CourseOffer;
  readonly standing: Standing;
  readonly klasse: string;
  readonly label: string;
}

/** As many as a phone shows in one row, or in two equal ones. */
const PER_ROW = 4;
/** One row less than there may be: the last one turns pages. */
const ROWS = 4;
const PER_PAGE = PER_ROW * ROWS;
/** New courses have two buttons each. */
const NEW_PER_ROW = 2;

const rowsOf = <T>(all: readonly T[], perRow: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / perRow) }, (_, row) => all.slice(row * perRow, (row + 1) * perRow));

const step = (klasse: string, label: string, to?: Step): Action => ({
  label,
  invocation: { command: "meinekurse", options: { klasse, ...(to ? { tun: printStep(to) } : {}) } },
});

const timetable = (klasse: string, { commands, text }: Context): Action => ({
  label: `/${typedName("stundenplan", commands, text)}`,
  invocation: { command: "stundenplan", options: { klasse } },
});

/** "M STE: Mathematik, M-L1_Q1_STE, 5 Stunden" */
function described(course: Course, name: string, { text, teacherNames }: Context): SpanLine {
  const { subjects, hours } = course;
  const details = [
    joined(subjects.map(subjectName)),
    titleByGroup(course, teacherNames),
    hours > 0 ? texts(text).hours(hours) : "",
  ].filter((each) => each && each !== name);
  return [bold(name), ...(details.length > 0 ? [plain(`: ${joined(details)}`)] : [])];
}

const pageOf = (course: number) => Math.floor(course / PER_PAGE) + 1;

/** The page on which a course stands; 1 if none is asked for. */
export function pageFor(asked: Step | undefined, { courses }: CourseOffer): number {
  if (asked && "page" in asked) return Math.min(asked.page, pageOf(courses.length - 1));
  const at = asked && "id" in asked ? courses.findIndex(({ id }) => id === asked.id) : 0;
  return pageOf(Math.max(0, at));
}

/** Courses with a button each, a page at a time. */
export function choosingReply({ offer, standing, klasse, label }: Choosing, page: number, context: Context): Reply {
  const { courses } = offer;
  const { taken, before } = standing;
  const all = texts(context.text);
  const pages = pageOf(courses.length - 1);
  const names = shortNames(courses, context);
  const shown = courses.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const sign = ({ id }: Course) => (taken.has(id) ? "✅" : isNew(standing, id) ? "🆕" : "⬜");
  const nameOf = ({ id }: Course) => names.get(id) ?? "";
  const buttons = shown.map((course) =>
    step(klasse, `${sign(course)} ${nameOf(course)}`, { kind: taken.has(course.id) ? "leave" : "take", id: course.id }),
  );
  const count = `${all.count(taken.size, courses.length)}${pages > 1 ? all.page(page, pages) : ""}`;
  return {
    title: all.title(offer.of.name, label),
    tone: "normal",
    blocks: [
      ...(before === "lastYear" ? [paragraph(plain(all.newYear))] : []),
      ...(before === "thisYear" ? [] : [paragraph(plain(all.howTo))]),
      paragraph(bold(count)),
      {
        kind: "list",
        items: shown.map((course) => [plain(`${sign(course)} `), ...described(course, nameOf(course), context)]),
      },
    ],
    actions: [
      ...rowsOf(buttons, PER_ROW),
      [
        ...(page > 1 ? [step(klasse, all.previous(page - 1), { kind: "page", page: page - 1 })] : []),
        ...(page < pages ? [step(klasse, all.next(page + 1), { kind: "page", page: page + 1 })] : []),
        step(klasse, all.done, { kind: "done" }),
      ],
    ],
    audience: "asker",
  };
}

/** What was not offered when the choice was made, to be taken or left. */
export function newReply({ offer, standing, klasse, label }: Choosing, context: Context): Reply {
  const all = texts(context.text);
  const names = shortNames(offer.courses, context);
  const nameOf = ({ id }: Course) => names.get(id) ?? "";
  const unknown = offer.courses.filter(({ id }) => isNew(standing, id));
  const shown = unknown.slice(0, NEW_PER_ROW * ROWS);
  const buttons = shown.map((course) => [
    step(klasse, `✅ ${nameOf(course)}`, { kind: "take", id: course.id }),
    step(klasse, `❌ ${nameOf(course)}`, { kind: "leave", id: course.id }),
  ]);
  return {
    title: all.newTitle(offer.of.name, label),
    tone: "normal",
    blocks: [
      paragraph(plain(shown.length > 0 ? all.newHowTo : all.nothingNew)),
      { kind: "list" as const, items: shown.map((course) => described(course, nameOf(course), context)) },
    ].filter((block) => block.kind !== "list" || block.items.length > 0),
    actions: [...rowsOf(buttons, NEW_PER_ROW).map((row) => row.flat()), [step(klasse, all.done, { kind: "done" })]],
    audience: "asker",
  };
}

/** What is remembered now, and what follows from it. */
export function doneReply({ offer, standing, klasse, label }: Choosing, context: Context): Reply {
  const all = texts(context.text);
  const names = shortNames(offer.courses, context);
  const taken = offer.courses.filter(({ id }) => standing.taken.has(id));
  const change = step(klasse, all.change, { kind: "page", page: 1 });
  const base = { tone: "normal", audience: "asker" } as const;
  if (taken.length === 0)
    return {
      ...base,
      title: all.noneTitle(offer.of.name, label),
      blocks: [paragraph(plain(all.none))],
      actions: [[change]],
    };
  return {
    ...base,
    title: all.doneTitle(offer.of.name, label),
    blocks: [
      paragraph(plain(taken.map(({ id }) => names.get(id)).join(" · "))),
      paragraph(...all.effect),
      ...(context.asker.isPrivate ? [] : [paragraph(...all.here)]),
    ],
    actions: [[timetable(klasse, context), change, step(klasse, all.forget, { kind: "forget" })]],
  };
}

/** The classes of which the asker has chosen courses. */
export function overviewReply(stored: readonly OwnCourses[], context: Context): Reply {
  const { text, school } = context;
  const all = texts(text);
  const items = stored.map(({ klasse, label, until, choice }) => {
    const known = unpackChoice(choice);
    const count = known?.courses.filter(({ isChosen }) => isChosen).length ?? 0;
    const isOver = known !== undefined && isOutdated(known, school.today());
    return [
      bold(label ? `${klasse} · ${label}` : klasse),
      plain(`: ${all.entry(count, text.day(until))}${isOver ? all.isOver : ""}`),
    ];
  });
  const buttons = stored.map(({ klasse, label }) =>
    step(klasse, label ? `${klasse} · ${label}` : klasse, { kind: "page", page: 1 }),
  );
  const forgetAll = { label: all.forgetAll, invocation: { command: "meinekurse", options: { tun: "vergessen" } } };
  return {
    title: all.overview,
    tone: "normal",
    blocks: [{ kind: "list", items }, paragraph(...all.another)],
    actions: [...rowsOf(buttons, PER_ROW), [forgetAll]],
    audience: "asker",
  };
}

export const forgottenReply = ({ text }: Context): Reply => ({
  title: texts(text).forgotten,
  tone: "normal",
  blocks: [paragraph(plain(texts(text).forgottenWhat))],
  actions: [],
  audience: "asker",
});

/** The coming weeks are empty: there is nothing to choose from yet. */
export const nothingReply = ({ of }: CourseOffer, label: string, { text }: Context): Reply => ({
  title: texts(text).title(of.name, label),
  tone: "unknown",
  blocks: [paragraph(plain(texts(text).nothingShown(of.name)))],
  actions: [],
  audience: "asker",
});

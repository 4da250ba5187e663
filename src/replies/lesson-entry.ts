import type { TeacherNames } from "../bot/command.ts";
import { bold, type LessonEntry, plain, type SpanLine, struck } from "../bot/reply.ts";
import { timeSpan } from "../bot/texts/days.ts";
import type { Texts } from "../bot/texts/index.ts";
import type { Lesson, LessonTime, Named, NowAndWas, OwnerKind, Slot } from "../school/index.ts";
import { ownDayTexts } from "./own-day-texts.ts";
import { planTexts } from "./texts.ts";

/** Characters. A longer name would push teacher and room off a phone's line, so the short one is shown. */
const LONGEST_SUBJECT = 16;

export const joined = (names: readonly string[]) => names.filter(Boolean).join(", ");

/** "Mathematik", or "M" if that is too long. */
export const subjectName = ({ name, longName }: Named) =>
  longName && longName.length <= LONGEST_SUBJECT ? longName : name || longName;
/** In lists, where there is room for whole names. */
export const elementName = ({ name, longName }: Named) => longName || name;
export const roomName = ({ name, longName }: Named) => name || longName;
export const teacherName = (style: TeacherNames) => (teacher: Named) =>
  style === "hidden" ? "" : style === "full" ? teacher.longName || teacher.name : teacher.name || teacher.longName;

/** Words for a change of one kind of element. */
interface ChangeWords {
  /** Behind the name of what was dropped. */
  readonly gone: string;
  /** In place of that name where nobody knows it. */
  readonly dropped: string;
  /** Beside what is new where nobody knows instead of what, or in its place where it is not told. */
  readonly changed: string;
}

const subjectWords = (text: Texts): ChangeWords => {
  const { cancelled, noSubject, changed } = planTexts(text);
  return { gone: cancelled, dropped: noSubject, changed };
};
const teacherWords = (text: Texts): ChangeWords => {
  const { missing, noTeacher, substitution } = planTexts(text);
  return { gone: missing, dropped: noTeacher, changed: substitution };
};
const roomWords = (text: Texts): ChangeWords => {
  const { noRoom, changed } = planTexts(text);
  return { gone: noRoom, dropped: noRoom, changed };
};

/** What is, and what it replaces: "HUB statt MEI". What was dropped without a replacement is struck. Every change shows in some way. */
function change({ now, was }: NowAndWas, name: (named: Named) => string, text: Texts, words: ChangeWords): SpanLine {
  const current = joined(now.map(name));
  if (was.length === 0) return current ? [plain(current)] : [];
  const former = joined(was.map(name).filter((old) => !now.some((each) => name(each) === old)));
  if (now.length === 0) return former ? [struck(former), plain(` ${words.gone}`)] : [plain(words.dropped)];
  if (!current) return [plain(words.changed)];
  return [bold(current), plain(former ? planTexts(text).instead(former) : ` (${words.changed})`)];
}

const strike = ({ now, was }: NowAndWas, name: (named: Named) => string): SpanLine => {
  const names = joined((now.length > 0 ? now : was).map(name));
  return names ? [struck(names)] : [];
};

/** "Fr 27.11., 3. Stunde" */
export const place = ({ date, start, units }: LessonTime, text: Texts) =>
  `${text.day(date)}, ${units ? planTexts(text).units(units) : start.toString({ smallestUnit: "minute" })}`;

function stateNote(lesson: Lesson, text: Texts): string | undefined {
  if (lesson.movedTo) return planTexts(text).movedTo(place(lesson.movedTo, text));
  if (lesson.movedFrom) return planTexts(text).movedFrom(place(lesson.movedFrom, text));
  switch (lesson.state) {
    case "cancelled":
      return planTexts(text).cancelled;
    case "extra":
      return planTexts(text).extra;
    case "exam":
      return planTexts(text).exam;
    case "event":
      return planTexts(text).event;
    case "supervision":
    case "standby":
    case "officeHour":
      return planTexts(text)[lesson.state];
    default:
      return undefined;
  }
}

/** The units or times of a lesson that fills only part of its slot. */
function partOf({ start, end }: Slot, lesson: Lesson, text: Texts): string | undefined {
  if (lesson.start.equals(start) && lesson.end.equals(end)) return undefined;
  return lesson.units ? planTexts(text).units(lesson.units) : timeSpan(lesson.start, lesson.end);
}

/** What has no other title may be called by its group of students, which some schools name after people. */
export const titleByGroup = ({ group }: Pick<Lesson, "group">, teacherNames: TeacherNames): string =>
  teacherNames === "hidden" ? "" : group;

type Cells = Pick<LessonEntry, "subject" | "teacher" | "room">;

/** In a teacher's or a room's own plan the classes stand where its name would, and below what it replaces. */
function inPlanOf(
  of: OwnerKind,
  cells: Cells,
  { klassen, teachers, rooms }: Lesson,
  isGone: boolean,
): { readonly cells: Cells; readonly notes: readonly SpanLine[] } {
  const names = joined(klassen.map(roomName));
  const taking: SpanLine = names ? [(isGone ? struck : plain)(names)] : [];
  switch (of) {
    case "klasse":
      return { cells, notes: [] };
    case "teacher":
      return { cells: { ...cells, teacher: taking }, notes: teachers.was.length > 0 ? [cells.teacher] : [] };
    case "room":
      return { cells: { ...cells, room: taking }, notes: rooms.was.length > 0 ? [cells.room] : [] };
  }
}

function lessonEntry(
  lesson: Lesson,
  slot: Slot,
  { text, teacherNames, of }: { readonly text: Texts; readonly teacherNames: TeacherNames; readonly of: OwnerKind },
): LessonEntry {
  const teacher = teacherName(teacherNames);
  const untitled = lesson.subjects.now.length + lesson.subjects.was.length === 0;
  const [firstNote = titleByGroup(lesson, teacherNames), ...otherNotes] = lesson.notes;
  const word = planTexts(text)[lesson.duty ?? "event"];
  const title = untitled ? (!lesson.duty && firstNote) || word : "";
  const notes = untitled && !lesson.duty ? otherNotes : lesson.notes;
  const saysAll = lesson.duty ? lesson.state === lesson.duty : title === word;
  const state = untitled && saysAll ? undefined : stateNote(lesson, text);
  const heading = [partOf(slot, lesson, text), state].filter((part) => part !== undefined).join(": ");
  const isGone = lesson.state === "cancelled" || lesson.isAway === true;
  const shown = isGone ? strike : undefined;
  const teachers = lesson.isAway ? undefined : shown?.(lesson.teachers, teacher);
  const cells = {
    subject: title
      ? [shown ? struck(title) : bold(title)]
      : (shown?.(lesson.subjects, subjectName) ?? change(lesson.subjects, subjectName, text, subjectWords(text))),
    teacher: teachers ?? change(lesson.teachers, teacher, text, teacherWords(text)),
    room: shown?.(lesson.rooms, roomName) ?? change(lesson.rooms, roomName, text, roomWords(text)),
  };
  const own = inPlanOf(of, cells, lesson, isGone);
  return {
    mark: lesson.isAway ? "cancelled" : lesson.state,
    ...own.cells,
    notes: [...(heading ? [[bold(heading)]] : []), ...own.notes, ...notes.map((note) => [plain(note)])],
  };
}

/** Cancelled because of the event shown beside it, with nothing more to say. */
const isFolded = ({ state, movedTo, notes }: Lesson) => state === "cancelled" && !movedTo && notes.length === 0;

/** "statt Biologie, Geschichte, Sport": the lessons an outing replaces. */
function insteadOf(lessons: readonly Lesson[], text: Texts): SpanLine {
  const names = lessons.map(({ subjects }) => joined(subjects.now.map(subjectName))).filter(Boolean);
  return [
    plain(
      planTexts(text)
        .instead(joined([...new Set(names)]))
        .trim(),
    ),
  ];
}

/**
 * A slot's lessons as timetable entries. Lessons an event has cancelled become one line below it.
 * @param unknown those to be marked as new
 */
export function lessonEntries(
  slot: Slot,
  text: Texts,
  teacherNames: TeacherNames,
  of: OwnerKind = "klasse",
  unknown?: ReadonlySet<Lesson>,
): readonly LessonEntry[] {
  const event = slot.lessons.find(({ state }) => state === "event");
  const folded = event ? slot.lessons.filter(isFolded) : [];
  return slot.lessons
    .filter((lesson) => !folded.includes(lesson))
    .map((lesson) => {
      const known = lessonEntry(lesson, slot, { text, teacherNames, of });
      const entry = unknown?.has(lesson)
        ? { ...known, notes: [[bold(ownDayTexts(text).isNew)], ...known.notes] }
        : known;
      return lesson === event && folded.length > 0
        ? { ...entry, notes: [...entry.notes, insteadOf(folded, text)] }
        : entry;
    });
}

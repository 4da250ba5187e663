import type { TeacherNames } from "../bot/command.ts";
import { bold, plain, type SpanLine, struck } from "../bot/reply.ts";
import type { Texts } from "../bot/texts/index.ts";
import type { Named, PlanChange, SnapshotLesson } from "../school/index.ts";
import { joined, place, roomName, subjectName, teacherName, titleByGroup } from "./lesson-entry.ts";
import { changeTexts, planTexts } from "./texts.ts";

/** How a lesson is put into words. */
export interface Manner {
  readonly text: Texts;
  readonly teacherNames: TeacherNames;
}

const fullNames = (all: readonly Named[]) =>
  all
    .map(({ name, longName }) => name || longName)
    .toSorted()
    .join();

const namesOf = (all: readonly Named[], name: (named: Named) => string) => joined(all.map(name));

/** A lesson's subject, or its title if it has none. */
export function titleOf(lesson: SnapshotLesson, { text, teacherNames }: Manner): string {
  const { subjects, duty, notes } = lesson;
  const { now, was } = subjects;
  const title = duty
    ? planTexts(text)[duty]
    : (notes[0] ?? titleByGroup(lesson, teacherNames)) || planTexts(text).event;
  return namesOf(now.length > 0 ? now : was, subjectName) || title;
}

/** "Deutsch (HUB, R101)" */
export function described(lesson: SnapshotLesson, manner: Manner): SpanLine {
  const { teacherNames } = manner;
  const { teachers, rooms } = lesson;
  const details = joined([namesOf(teachers.now, teacherName(teacherNames)), namesOf(rooms.now, roomName)]);
  return [bold(titleOf(lesson, manner)), ...(details ? [plain(` (${details})`)] : [])];
}

/** The school's notes that were not there before. */
const newNotes = (before: SnapshotLesson | null, { notes }: SnapshotLesson) =>
  notes.filter((note) => !before?.notes.includes(note));

/** " – Aufgaben im Moodle" */
const withNotes = (before: SnapshotLesson | null, after: SnapshotLesson): SpanLine =>
  newNotes(before, after).map((note) => plain(` – ${note}`));

function teacherPart(before: SnapshotLesson, after: SnapshotLesson, { text, teacherNames }: Manner): SpanLine {
  const name = teacherName(teacherNames);
  if (fullNames(before.teachers.now) === fullNames(after.teachers.now)) return [];
  const isBack = before.teachers.was.length > 0 && after.teachers.was.length === 0;
  const isMissing = after.teachers.now.length === 0;
  if (teacherNames === "hidden" && isMissing) return [plain(planTexts(text).noTeacher)];
  if (teacherNames === "hidden")
    return [plain(isBack ? changeTexts(text).noSubstitution : changeTexts(text).substitution)];
  const [former, current] = [before, after].map(({ teachers }) => namesOf(teachers.now, name));
  if (isMissing) return [plain(changeTexts(text).without(former ?? ""))];
  if (!current) return [plain(changeTexts(text).substitution)];
  if (isBack || !former) return [plain(changeTexts(text).again(current))];
  return [bold(current), plain(planTexts(text).instead(former))];
}

function roomPart(before: SnapshotLesson, after: SnapshotLesson, { text }: Manner): SpanLine {
  const [old = "", now = ""] = [before, after].map(({ rooms }) => namesOf(rooms.now, roomName));
  if (fullNames(before.rooms.now) === fullNames(after.rooms.now)) return [];
  if (after.rooms.now.length === 0) return [plain(planTexts(text).noRoom)];
  if (!now) return [plain(changeTexts(text).otherRoom)];
  const isBack = before.rooms.was.length > 0 && after.rooms.was.length === 0;
  if (isBack) return [plain(changeTexts(text).roomAgain(now))];
  return [plain(changeTexts(text).room), bold(now), ...(old ? [plain(planTexts(text).instead(old))] : [])];
}

const separated = (parts: readonly SpanLine[]): SpanLine =>
  parts.filter(({ length }) => length > 0).flatMap((part, index) => [...(index > 0 ? [plain(", ")] : []), ...part]);

/** What is different about a lesson of the same subject that takes place both before and after. */
function altered(before: SnapshotLesson, after: SnapshotLesson, manner: Manner): SpanLine {
  const { text } = manner;
  const title = titleOf(after, manner);
  const isExam = after.state === "exam" && before.state !== "exam";
  const isEvent = after.state === "event" && before.state !== "event";
  const wasEvent = before.state === "event" && after.state !== "event";
  const wasExam = before.state === "exam" && after.state !== "exam";
  const notes = newNotes(before, after);
  const isUnsaid = notes.length === 0 && !wasExam && newNotes(after, before).length > 0;
  const parts = separated([
    teacherPart(before, after, manner),
    roomPart(before, after, manner),
    wasExam ? [plain(changeTexts(text).noExam)] : [],
    wasEvent ? [plain(changeTexts(text).day.school(null))] : [],
    before.subjects.now.length > 0 && after.subjects.now.length === 0 ? [plain(changeTexts(text).gone.trim())] : [],
    ...notes.map((note) => [plain(isExam ? note : changeTexts(text).note(note))]),
    isUnsaid ? [plain(changeTexts(text).noNote)] : [],
  ]);
  const word = isExam ? changeTexts(text).exam : isEvent ? changeTexts(text).event : "";
  const head = [...(word ? [plain(word)] : []), bold(title)];
  return parts.length > 0 ? [...head, plain(" – "), ...parts] : head;
}

/** A lesson that is new. */
function appeared(after: SnapshotLesson, manner: Manner): SpanLine {
  const changes = changeTexts(manner.text);
  const isUntitled = titleOf(after, manner) === planTexts(manner.text).event;
  const lead = { event: isUntitled ? "" : changes.event, exam: changes.exam, regular: changes.new };
  const word =
    after.state === "event" || after.state === "exam" || after.state === "regular" ? lead[after.state] : changes.extra;
  const notes = after.subjects.now.length > 0 ? withNotes(null, after) : [];
  return [...(word ? [plain(word)] : []), ...described(after, manner), ...notes];
}

/** A lesson that disappeared without being shown as cancelled. */
function vanished(before: SnapshotLesson, manner: Manner): SpanLine {
  const { text } = manner;
  const title = titleOf(before, manner);
  if (before.state === "event") return [plain(changeTexts(text).noEvent(title))];
  if (before.state === "exam") return [bold(title), plain(" – "), plain(changeTexts(text).noExam)];
  if (before.state === "extra") return [plain(changeTexts(text).notExtra(title))];
  return [struck(title), plain(changeTexts(text).gone)];
}

function cancelled(before: SnapshotLesson | null, after: SnapshotLesson, manner: Manner): SpanLine {
  const { text } = manner;
  const title = titleOf(after, manner);
  if (after.movedTo) return [bold(title), plain(changeTexts(text).moved(place(after.movedTo, text)))];
  return [struck(title), bold(changeTexts(text).cancelled), ...withNotes(before, after)];
}

function lessonSentence(before: SnapshotLesson | null, after: SnapshotLesson | null, manner: Manner): SpanLine {
  const { text } = manner;
  if (!after) return before ? vanished(before, manner) : [];
  if (after.state === "cancelled") return cancelled(before, after, manner);
  if (!before) return appeared(after, manner);
  const isSame = titleOf(before, manner) === titleOf(after, manner);
  if (before.state === "cancelled" && isSame)
    return [bold(titleOf(after, manner)), plain(changeTexts(text).takesPlace), ...withNotes(before, after)];
  if (before.state === "cancelled") return appeared(after, manner);
  if (isSame) return altered(before, after, manner);
  return [
    ...described(after, manner),
    plain(planTexts(text).instead(titleOf(before, manner))),
    ...withNotes(before, after),
  ];
}

/** A change in a sentence, without its time. Text from WebUntis stays in plain spans. */
export function changeSentence(change: PlanChange, text: Texts, teacherNames: TeacherNames): SpanLine {
  if (change.kind === "lesson") return lessonSentence(change.before, change.after, { text, teacherNames });
  return [bold(changeTexts(text).day[change.outcome](change.holiday))];
}

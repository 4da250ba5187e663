import type { ElementKind } from "../element-kind.ts";
import type { Element } from "../objects.ts";
import type { TimeRange } from "../queries.ts";
import type { LessonDetail } from "../sources/lesson-detail.ts";
import { typedText } from "./plain-text.ts";
import type { CalendarEntry, DetailElement } from "./schemas.ts";

/** What is said of an element that is no longer there. */
const GONE: ReadonlySet<string> = new Set(["REMOVED", "ABSENT", "CANCELLED"]);

const elementOf = <K extends ElementKind>({ id, shortName, longName, displayName }: DetailElement): Element<K> => ({
  id,
  name: shortName || displayName,
  longName,
});

const present = <K extends ElementKind>(all: readonly DetailElement[]) =>
  all.filter(({ status }) => !GONE.has(status)).map((each) => elementOf<K>(each));

const gone = <K extends ElementKind>(all: readonly DetailElement[]) =>
  all.filter(({ status }) => GONE.has(status)).map((each) => elementOf<K>(each));

/** Each text once, one below the other. */
const together = (texts: readonly string[]) => [...new Set(texts.map(typedText))].filter(Boolean).join("\n");

/** Converts an entry of `calendar-entry/detail`. @param asked the time that was asked for, where the entry does not tell its own. */
export function lessonDetailOf(entry: CalendarEntry, asked: TimeRange): LessonDetail {
  const lessonId = entry.lesson?.lessonId ?? entry.lesson?.id ?? 0;
  const subject = entry.subject ? elementOf<"subject">(entry.subject) : null;
  const teachers = present<"teacher">(entry.teachers);
  return {
    id: entry.id,
    lessonId,
    start: entry.startDateTime ?? asked.start,
    end: entry.endDateTime ?? asked.end,
    isCancelled: entry.status === "CANCELLED",
    subject,
    klassen: present(entry.klasses),
    teachers,
    rooms: present(entry.rooms),
    originalTeachers: gone(entry.teachers),
    originalRooms: gone(entry.rooms),
    substText: typedText(entry.substText),
    info: typedText(entry.lessonInfo),
    notes: typedText(entry.notesAll),
    teachingContent: together([entry, ...entry.singleEntries].map(({ teachingContent }) => teachingContent)),
    homework: entry.homeworks.map(({ id, text, remark, completed, dateTime, dueDateTime }) => ({
      id,
      lessonId,
      subject,
      // The entry tells who teaches, not who gave it.
      teachers: [],
      date: dateTime,
      dueDate: dueDateTime,
      text: typedText(text),
      remark: typedText(remark),
      completed,
    })),
  };
}

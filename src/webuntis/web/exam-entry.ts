import type { ExamEntry } from "../sources/source.ts";
import { dateTimeFromWire } from "../wire-time.ts";
import type { NamedElement } from "./named-element.ts";
import { typedText } from "./plain-text.ts";
import type { WebExam } from "./schemas.ts";

/** Converts an exam of `api/exams`, which names elements only. */
export const examOf = (exam: WebExam, named: NamedElement): ExamEntry => ({
  id: exam.id,
  start: dateTimeFromWire(exam.examDate, exam.startTime),
  end: dateTimeFromWire(exam.examDate, exam.endTime),
  klassen: exam.studentClass.map((name) => named("klasse", name)),
  teachers: exam.teachers.map((name) => named("teacher", name)),
  rooms: exam.rooms.map((name) => named("room", name)),
  subject: exam.subject ? named("subject", exam.subject) : null,
  name: typedText(exam.name),
  text: typedText(exam.text),
});

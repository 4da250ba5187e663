import type { Element } from "../objects.ts";
import type { Homework } from "../sources/lesson-detail.ts";
import type { NamedElement } from "./named-element.ts";
import { typedText } from "./plain-text.ts";
import type { HomeworkPage } from "./schemas.ts";

/** "Meier, Anna (MEI)" holds both names; anything else is the short one. */
function teacherOf({ id, name }: HomeworkPage["teachers"][number]): Element<"teacher"> {
  const [, longName = "", short = name] = /^(.{0,200}?)\s*\(([^()]{1,50})\)$/.exec(name) ?? [];
  return { id, name: short, longName };
}

/** Converts the page of all homework. */
export function homeworkOf({ homeworks, lessons, records, teachers }: HomeworkPage, named: NamedElement): Homework[] {
  const subjects = new Map(lessons.map(({ id, subject }) => [id, subject]));
  const known = new Map(teachers.map((teacher) => [teacher.id, teacherOf(teacher)]));
  const givenBy = Map.groupBy(records, ({ homeworkId }) => homeworkId);
  return homeworks.map(({ id, lessonId, date, dueDate, text, remark, completed }) => {
    const subject = subjects.get(lessonId ?? 0);
    const ids = new Set(givenBy.get(id)?.map(({ teacherId }) => teacherId));
    return {
      id,
      lessonId: lessonId ?? 0,
      subject: subject ? named("subject", subject) : null,
      teachers: [...ids].flatMap((teacherId) => known.get(teacherId) ?? []),
      date,
      dueDate,
      text: typedText(text),
      remark: typedText(remark),
      completed,
    };
  });
}

import { pick, roll } from "../school/dice.ts";
import type { Period } from "./periods.ts";

const TASKS = ["Buch S. 42, Nr. 1–3", "Arbeitsblatt fertigstellen", "Vokabeln Unit 3 lernen", "Text zu Ende lesen"];
const REMARKS = ["", "", "Wird eingesammelt"];
const CONTENTS = ["Wiederholung für die Arbeit", "Einführung in das neue Thema", "Besprechung der Hausaufgaben", ""];

/** Homework that is due in a lesson, by the first of its periods that day. */
export interface Homework {
  readonly id: number;
  /** The first period of the lesson in which it is due. */
  readonly due: Period;
  /** The day on which it was given. */
  readonly given: Temporal.PlainDate;
  readonly text: string;
  /** "" without one. */
  readonly remark: string;
  /** Whether the account that asks has ticked it off: everybody the same. */
  readonly completed: boolean;
}

/** Before the first day of any plan. */
const EPOCH = new Temporal.PlainDate(2001, 1, 1);

/** More than there are lesson numbers. */
const IDS_A_DAY = 10_000;

const isLesson = ({ code, outing, exam }: Period) => code !== "cancelled" && !outing && !exam;

/** The homework due in some periods: of about every fourth lesson. */
export function homeworkDue(periods: readonly Period[]): readonly Homework[] {
  const lessons = Map.groupBy(periods.filter(isLesson), ({ date, lsnumber }) => `${date} ${lsnumber}`);
  return [...lessons].flatMap(([lesson, [due]]) =>
    due && roll(`homework ${lesson}`) % 4 === 0
      ? [
          {
            id: EPOCH.until(due.date).days * IDS_A_DAY + due.lsnumber,
            due,
            given: due.date.subtract({ weeks: 1 }),
            text: pick(TASKS, `task ${lesson}`) ?? "",
            remark: pick(REMARKS, `remark ${lesson}`) ?? "",
            completed: roll(`done ${lesson}`) % 3 === 0,
          },
        ]
      : [],
  );
}

/** What a lesson was about; known once it has taken place. */
export const contentOf = (period: Period, today: Temporal.PlainDate): string =>
  isLesson(period) && Temporal.PlainDate.compare(period.date, today) < 0
    ? (pick(CONTENTS, `content ${period.date} ${period.lsnumber}`) ?? "")
    : "";

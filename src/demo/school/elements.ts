import { klasseId, klassen } from "./klassen.ts";
import { pupils } from "./pupils.ts";
import { rooms } from "./rooms.ts";
import { staff } from "./staff.ts";
import { subjects } from "./subjects.ts";

/** What has a timetable; the numbers are WebUntis's. */
export const ELEMENT = { klasse: 1, teacher: 2, subject: 3, room: 4, student: 5 } as const;

/** The kinds by the names that the newer pages and the mobile app use. */
export const ELEMENT_NAMES: ReadonlyMap<string, number> = new Map([
  ["CLASS", ELEMENT.klasse],
  ["TEACHER", ELEMENT.teacher],
  ["SUBJECT", ELEMENT.subject],
  ["ROOM", ELEMENT.room],
  ["STUDENT", ELEMENT.student],
]);

/** A class, teacher, subject, room or pupil. */
export interface Named {
  readonly id: number;
  /** The short form. */
  readonly name: string;
  readonly longName: string;
}

const pupilNames = pupils.map(({ id, longName, foreName }) => ({ id, name: `${longName} ${foreName}`, longName }));

/** All elements of a kind, classes with their ids of a school year. */
export function elementsOf(type: number, schoolYearId: number): readonly Named[] {
  switch (type) {
    case ELEMENT.klasse:
      return klassen.map((klasse) => ({ ...klasse, id: klasseId(klasse, schoolYearId) }));
    case ELEMENT.teacher:
      return staff;
    case ELEMENT.subject:
      return subjects;
    case ELEMENT.room:
      return rooms;
    case ELEMENT.student:
      return pupilNames;
    default:
      return [];
  }
}

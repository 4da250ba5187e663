import { dateNumber } from "../calendar/wire-date.ts";
import { endTime, type Period, type Standing, startTime } from "../plan/periods.ts";
import type { Named } from "../school/elements.ts";
import { klasseId } from "../school/klassen.ts";
import type { Params } from "./params.ts";

/** What is sent of an element besides its id. */
export interface Fields {
  readonly name: boolean;
  readonly longname: boolean;
}

/** What is sent of a period besides time, elements and status. */
export interface Details {
  readonly klasse: Fields;
  readonly teacher: Fields;
  readonly subject: Fields;
  readonly room: Fields;
  readonly info: boolean;
  readonly substText: boolean;
  readonly lsText: boolean;
  readonly lsNumber: boolean;
  readonly studentGroup: boolean;
  /** Whether an element without a substitute is sent as id 0. The simple form omits it: there python-webuntis looks up every id. */
  readonly vacant: boolean;
}

const NO_FIELDS: Fields = { name: false, longname: false };

/** The simple form of getTimetable. */
export const ONLY_IDS: Details = {
  klasse: NO_FIELDS,
  teacher: NO_FIELDS,
  subject: NO_FIELDS,
  room: NO_FIELDS,
  info: false,
  substText: false,
  lsText: true,
  lsNumber: false,
  studentGroup: false,
  vacant: false,
};

function fieldsOf(asked: unknown): Fields {
  const fields: readonly unknown[] = Array.isArray(asked) ? asked : [];
  return { name: fields.includes("name"), longname: fields.includes("longname") };
}

/** Reads `showInfo`, `teacherFields` and the like. */
export const detailsOf = (options: Params): Details => ({
  klasse: fieldsOf(options.klasseFields),
  teacher: fieldsOf(options.teacherFields),
  subject: fieldsOf(options.subjectFields),
  room: fieldsOf(options.roomFields),
  info: options.showInfo === true,
  substText: options.showSubstText === true,
  lsText: options.showLsText === true,
  lsNumber: options.showLsNumber === true,
  studentGroup: options.showStudentgroup === true,
  vacant: true,
});

const named = ({ id, name, longName }: Named, fields: Fields) => ({
  id,
  ...(fields.name && { name }),
  ...(fields.longname && { longname: longName }),
});

/** Elements with what they replace; with `vacant` also those that nobody replaces. */
export const standingsOnWire = (all: readonly Standing<Named>[], fields: Fields, vacant: boolean): readonly object[] =>
  all
    .filter(({ now }) => now || vacant)
    .map(({ now, was }) => ({
      ...(now ? named(now, fields) : { id: 0 }),
      ...(was && { orgid: was.id, ...(fields.name && { orgname: was.name }) }),
    }));

/** A period as getTimetable sends it; empty texts are omitted, as are code and lstype of regular lessons. */
export function periodOnWire(period: Period, schoolYearId: number, details: Details): object {
  const { id, date, lsnumber, klassen, teachers, subjects, rooms, code, exam, group, outing } = period;
  return {
    id,
    date: dateNumber(date),
    startTime: startTime(period),
    endTime: endTime(period),
    kl: klassen.map((klasse) => named({ ...klasse, id: klasseId(klasse, schoolYearId) }, details.klasse)),
    te: standingsOnWire(teachers, details.teacher, details.vacant),
    su: standingsOnWire(subjects, details.subject, details.vacant),
    ro: standingsOnWire(rooms, details.room, details.vacant),
    ...(exam && { lstype: "ex" }),
    ...(code && { code }),
    ...(details.info && period.info && { info: period.info }),
    ...(details.substText && period.substText && { substText: period.substText }),
    ...(details.lsText && period.lstext && { lstext: period.lstext }),
    ...(details.lsNumber && { lsnumber }),
    ...(details.studentGroup && group && { sg: group }),
    activityType: outing ? "Veranstaltung" : "Unterricht",
  };
}

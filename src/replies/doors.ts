import { bilingual, type Texts } from "../bot/texts/index.ts";
import type { Door } from "../school/index.ts";

const texts = bilingual({
  methods: {
    klassen: { de: "Klassen", en: "Classes" },
    teachers: { de: "Lehrkräfte", en: "Teachers" },
    rooms: { de: "Räume", en: "Rooms" },
    timegridUnits: { de: "Zeitraster", en: "Time grid" },
    holidays: { de: "Ferien", en: "Holidays" },
    schoolyears: { de: "Schuljahre", en: "School years" },
    timetable: { de: "Plan", en: "Timetable" },
    ownTimetable: { de: "Eigener Plan", en: "Own timetable" },
    exams: { de: "Prüfungen", en: "Exams" },
    homework: { de: "Hausaufgaben", en: "Homework" },
    lessonDetails: { de: "Einzelheiten einer Stunde", en: "Details of a lesson" },
    messagesOfDay: { de: "Tagesnachrichten", en: "Messages of the day" },
    inbox: { de: "Posteingang", en: "Inbox" },
    ownAbsences: { de: "Eigene Fehlzeiten", en: "Own absences" },
    lastImportTime: { de: "Zeit der letzten Änderung", en: "Time of the last change" },
  },
  open: {
    de: (what: string, source: string) => `${what} ✓ über ${source}`,
    en: (what: string, source: string) => `${what} ✓ by ${source}`,
  },
  closed: {
    de: (what: string, why: string) => `${what} ✗ (${why})`,
    en: (what: string, why: string) => `${what} ✗ (${why})`,
  },
  why: {
    "no-right": { de: "kein Recht", en: "no right" },
    "no-method": { de: "gibt es hier nicht", en: "does not exist here" },
  },
});

/** What is known about one door in a few words: "Plan ✓ über Web-Client", "Lehrkräfte ✗ (kein Recht)". */
export function doorText({ method, open, closed }: Door, text: Texts): string {
  const { methods, open: isOpen, closed: isClosed, why } = texts(text);
  const what = methods[method];
  if (open !== undefined) return isOpen(what, open);
  const isForbidden = closed.some((each) => each.why === "no-right");
  return isClosed(what, why[isForbidden ? "no-right" : "no-method"]);
}

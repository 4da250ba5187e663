import { bilingual } from "../../src/bot/texts/index.ts";

/** Texts about free days. */
export const texts = bilingual({
  /** The answer, as a title. */
  school: {
    today: { de: "Heute ist Schule", en: "There is school today" },
    tomorrow: { de: "Morgen ist Schule", en: "There is school tomorrow" },
    later: { de: (day: string) => `Am ${day} ist Schule`, en: (day: string) => `There is school on ${day}` },
    past: { de: (day: string) => `Am ${day} war Schule`, en: (day: string) => `There was school on ${day}` },
  },
  free: {
    today: { de: "Heute ist schulfrei", en: "No school today" },
    tomorrow: { de: "Morgen ist schulfrei", en: "No school tomorrow" },
    later: { de: (day: string) => `Am ${day} ist schulfrei`, en: (day: string) => `No school on ${day}` },
    past: { de: (day: string) => `Am ${day} war schulfrei`, en: (day: string) => `There was no school on ${day}` },
  },
  unknown: {
    today: { de: "Ob heute Schule ist, weiß ich nicht", en: "I do not know if there is school today" },
    tomorrow: { de: "Ob morgen Schule ist, weiß ich noch nicht", en: "I do not know yet if there is school tomorrow" },
    later: { de: (day: string) => `${day}: noch nicht bekannt`, en: (day: string) => `${day}: not known yet` },
    past: { de: (day: string) => `${day}: nicht bekannt`, en: (day: string) => `${day}: not known` },
  },
  /** Why. */
  inCalendar: {
    de: (holiday: string) => `Im Kalender steht „${holiday}“`,
    en: (holiday: string) => `The calendar says “${holiday}”`,
  },
  until: {
    de: (name: string, day: string) => `${name} bis ${day}`,
    en: (name: string, day: string) => `${name} until ${day}`,
  },
  weekend: { de: "Wochenende", en: "Weekend" },
  empty: { de: "Kein Unterricht eingetragen", en: "No lessons in the timetable" },
  bridging: { de: "Brückentag ohne Unterricht", en: "A bridge day without lessons" },
  isUnpublished: {
    de: "Die Schule zeigt für diesen Tag (noch) keinen Plan, und im Ferienkalender steht nichts.",
    en: "The school is not showing a timetable for this day (yet), and nothing is in the holiday calendar.",
  },
  nextSchoolDay: { de: "Nächster Schultag", en: "Next school day" },
  nextFree: { de: "Nächster freier Tag", en: "Next day off" },
  nextHolidays: { de: "Nächste Ferien und Feiertage", en: "Next holidays" },
  noHolidays: {
    de: "Im Kalender der Schule stehen keine weiteren Ferien.",
    en: "There are no more holidays in the school’s calendar.",
  },
  bridgingDays: {
    de: (count: number) => (count === 1 ? "Brückentag" : "Brückentage"),
    en: (count: number) => (count === 1 ? "Bridge day" : "Bridge days"),
  },
  bridgingFree: { de: (day: string) => `${day} (schulfrei)`, en: (day: string) => `${day} (no school)` },
  bridgingSchool: { de: (day: string) => `${day} (laut Plan Schule)`, en: (day: string) => `${day} (school as usual)` },
});

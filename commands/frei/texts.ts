import { bilingual } from "../../src/bot/texts/index.ts";

/** Texts about free days. */
export const texts = bilingual({
  school: { de: (date: string) => `Schule: ${date}`, en: (date: string) => `School: ${date}` },
  free: { de: (date: string) => `Frei: ${date}`, en: (date: string) => `No school: ${date}` },
  unknown: { de: (date: string) => `Noch offen: ${date}`, en: (date: string) => `Not yet known: ${date}` },
  isSchool: { de: "An diesem Tag ist Schule.", en: "There is school on this day." },
  schoolOnHoliday: {
    de: (holiday: string) => `An diesem Tag ist Schule, obwohl im Kalender „${holiday}“ steht.`,
    en: (holiday: string) => `There is school on this day, although the calendar says “${holiday}”.`,
  },
  isHoliday: {
    de: (holiday: string) => `Keine Schule: ${holiday}.`,
    en: (holiday: string) => `No school: ${holiday}.`,
  },
  isWeekend: { de: "Keine Schule: Wochenende.", en: "No school: weekend." },
  isEmpty: {
    de: "Keine Schule: Es ist kein Unterricht eingetragen.",
    en: "No school: no lessons are entered.",
  },
  isEmptyBridging: {
    de: "Keine Schule: Brückentag, es ist kein Unterricht eingetragen.",
    en: "No school: a bridging day, no lessons are entered.",
  },
  isUnpublished: {
    de: "Für diesen Tag zeigt die Schule noch keinen Plan. Im Ferienkalender steht nichts.",
    en: "The school does not show a timetable for this day yet. The holiday calendar has nothing on it.",
  },
  goesOn: { de: "Nächster Schultag", en: "Next school day" },
  nextFree: { de: "Nächster freier Tag", en: "Next free day" },
  nextHolidays: { de: "Ferien und Feiertage", en: "Holidays" },
  noHolidays: {
    de: "Im Kalender der Schule stehen keine weiteren Ferien.",
    en: "The school’s calendar has no further holidays.",
  },
  bridgingDays: { de: "Brückentage", en: "Bridging days" },
  bridgingFree: { de: "schulfrei", en: "no school" },
  bridgingSchool: { de: "laut Kalender Schule", en: "school, says the calendar" },
  longFree: {
    de: (days: number, stretch: string) => `mit Wochenenden ${days} Tage am Stück frei, ${stretch}`,
    en: (days: number, stretch: string) => `with weekends ${days} days off in a row, ${stretch}`,
  },
  weekend: { de: "Wochenende", en: "weekend" },
});

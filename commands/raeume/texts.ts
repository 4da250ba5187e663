import { bilingual } from "../../src/bot/texts/index.ts";

/** Texts about free rooms. */
export const texts = bilingual({
  free: { de: "Freie Räume", en: "Free rooms" },
  /** Where some class could not be read. */
  perhaps: { de: "Vielleicht freie Räume", en: "Rooms that may be free" },
  until: { de: (time: string) => ` (bis ${time})`, en: (time: string) => ` (until ${time})` },
  legend: {
    de: "Nach den Plänen aller Klassen. Ohne Uhrzeit: für den Rest des Tages.",
    en: "By the timetables of all classes. Without a time: for the rest of the day.",
  },
  unread: {
    de: (count: number) =>
      `${count === 1 ? "Den Plan einer Klasse" : `Die Pläne von ${count} Klassen`} konnte ich nicht lesen: In diesen Räumen kann also doch Unterricht sein.`,
    en: (count: number) =>
      `I could not read the ${count === 1 ? "timetable of one class" : `timetables of ${count} classes`}, so there may be lessons in these rooms after all.`,
  },
  unlisted: {
    de: "Ich kenne nur Räume, in denen in dieser Woche Unterricht ist.",
    en: "I only know rooms that have lessons this week.",
  },
  noneKnown: {
    de: "Von keinem Raum weiß ich, dass er zu dieser Zeit frei ist.",
    en: "I know of no room that is free at that time.",
  },
  none: { de: "Zu dieser Zeit ist kein Raum frei.", en: "No room is free at that time." },
  otherRooms: { de: "Andere", en: "Others" },
  rooms: { de: "Räume", en: "Rooms" },
  noSchool: { de: "An diesem Tag ist keine Schule.", en: "There is no school on this day." },
  holiday: {
    de: (name: string) => `${name}: An diesem Tag ist keine Schule.`,
    en: (name: string) => `${name}: there is no school on this day.`,
  },
  noUnit: {
    de: (unit: string) => `Eine Stunde „${unit}“ gibt es an diesem Tag nicht. Diese gibt es:`,
    en: (unit: string) => `There is no lesson “${unit}” on this day. There are these:`,
  },
  tooLate: {
    de: "Zu dieser Zeit beginnt keine Stunde mehr. Diese gibt es:",
    en: "No lesson starts at or after that time. There are these:",
  },
  whichTitle: { de: "Welche Stunde?", en: "Which lesson?" },
  which: { de: "Wähl eine aus oder schreib sie gleich dazu: ", en: "Choose one, or type it right away: " },
  now: { de: "Jetzt", en: "Now" },
});

import { bilingual } from "../../src/bot/texts/index.ts";

/** Texts about a class's week. */
export const texts = bilingual({
  week: { de: (number: number) => `KW ${number}`, en: (number: number) => `Week ${number}` },
  thisWeek: { de: "Diese Woche", en: "This week" },
  until: { de: (time: string) => ` · bis ${time}`, en: (time: string) => ` · until ${time}` },
  allCancelled: { de: "alles entfällt: ", en: "all cancelled: " },
  noLessons: { de: "kein Unterricht", en: "no lessons" },
  unpublished: { de: "noch kein Plan", en: "no timetable yet" },
  weekOff: { de: (name: string) => `${name}: kein Unterricht.`, en: (name: string) => `${name}: no lessons.` },
  more: { de: (count: number) => `+${count}`, en: (count: number) => `+${count}` },
});

import { line, toType } from "../bot/reply.ts";
import { bilingual } from "../bot/texts/index.ts";

const lessonsHidden = {
  de: (hidden: number) => (hidden === 1 ? "eine weitere Stunde ist" : `${hidden} weitere Stunden sind`),
  en: (hidden: number) => (hidden === 1 ? "one more lesson is" : `${hidden} more lessons are`),
};

/** Texts about a plan of which somebody sees their own courses only. */
export const ownDayTexts = bilingual({
  all: { de: "Alle zeigen", en: "Show all" },
  mine: { de: "Nur meine Kurse", en: "Only my courses" },
  sortOut: { de: "Neues einordnen", en: "Sort out what is new" },
  chooseAnew: { de: "Kurse neu wählen", en: "Choose courses again" },
  isNew: { de: "neu: deins?", en: "new: yours?" },
  none: { de: "Von den gewählten Kursen hat keiner Unterricht.", en: "None of the chosen courses has lessons." },
  hidden: {
    de: (label: string, hidden: number) =>
      `Nur ${label ? `die Kurse von „${label}“` : "deine Kurse"}; ${lessonsHidden.de(hidden)} ausgeblendet.`,
    en: (label: string, hidden: number) =>
      `Only ${label ? `the courses of “${label}”` : "your courses"}; ${lessonsHidden.en(hidden)} hidden.`,
  },
  unknown: {
    de: (names: string) => `Neu im Plan: ${names}. Gehört das dazu? Bis du es sagst, bleibt es hier stehen.`,
    en: (names: string) => `New in the timetable: ${names}. Is it one of yours? It stays here until you say so.`,
  },
  outdated: {
    de: "Ein neues Schuljahr hat begonnen. Die gewählten Kurse sind noch die vom letzten, deshalb steht hier alles. Wähl sie neu, wenn du magst.",
    en: "A new school year has begun. The courses chosen are still last year’s, so everything is shown here. Choose them again if you like.",
  },
  onlyPrivate: {
    de: line`Deine Kurse zeige ich nur dir allein: Frag mich im privaten Chat, dort genügt ${toType("/stundenplan")}.`,
    en: line`I show your courses to you alone: ask me in a private chat, where ${toType("/timetable")} will do.`,
  },
});

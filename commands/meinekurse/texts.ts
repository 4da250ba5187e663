import { line, toType } from "../../src/bot/reply.ts";
import { bilingual } from "../../src/bot/texts/index.ts";

const ofWhom = (klasse: string, label: string) => (label ? `${klasse} · ${label}` : klasse);

/** Texts about choosing courses. */
export const texts = bilingual({
  title: {
    de: (klasse: string, label: string) => `Kurse der ${ofWhom(klasse, label)}`,
    en: (klasse: string, label: string) => `Courses of ${ofWhom(klasse, label)}`,
  },
  howTo: {
    de: "Tipp an, was du belegst; jeder Druck wird gleich gemerkt. Was alle in der Klasse haben, ist schon angekreuzt.",
    en: "Tap what you take; each press is remembered at once. What the whole class has is ticked already.",
  },
  newYear: {
    de: "Ein neues Schuljahr! Die Kurse vom letzten gelten nicht mehr, bitte wähl sie noch einmal.",
    en: "A new school year! Last year’s courses no longer count, so please choose them once more.",
  },
  count: {
    de: (taken: number, all: number) => `Gewählt: ${taken} von ${all}`,
    en: (taken: number, all: number) => `Chosen: ${taken} of ${all}`,
  },
  page: {
    de: (page: number, pages: number) => ` · Seite ${page} von ${pages}`,
    en: (page: number, pages: number) => ` · page ${page} of ${pages}`,
  },
  /** In a usual week. */
  hours: {
    de: (hours: number) => `${String(hours).replace(".", ",")} Std.`,
    en: (hours: number) => (hours === 1 ? "1 lesson" : `${hours} lessons`),
  },
  done: { de: "Fertig", en: "Done" },
  change: { de: "Ändern", en: "Change" },
  forget: { de: "Vergessen", en: "Forget" },
  forgetAll: { de: "Alle vergessen", en: "Forget all" },
  nothingShown: {
    de: (klasse: string) => `In den nächsten vier Wochen zeigt die Schule noch keinen Unterricht der ${klasse}.`,
    en: (klasse: string) => `In the next four weeks the school shows no lessons of ${klasse} yet.`,
  },
  doneTitle: {
    de: (klasse: string, label: string) => `Kurse gemerkt: ${ofWhom(klasse, label)}`,
    en: (klasse: string, label: string) => `Courses remembered: ${ofWhom(klasse, label)}`,
  },
  effect: {
    de: line`Im privaten Chat mit mir zeigen ${toType("/stundenplan")}, ${toType("/vertretung")}, ${toType("/naechste")} und deine Abos jetzt nur noch diese Kurse. „Alle zeigen“ zeigt den ganzen Plan. In Gruppen und Kanälen steht immer alles, und niemand sieht deine Auswahl.`,
    en: line`In a private chat with me ${toType("/timetable")}, ${toType("/changes")}, ${toType("/next")} and your subscriptions now show these courses only. “Show all” shows the whole timetable. In groups and channels everything is shown, and nobody sees your choice.`,
  },
  here: {
    de: line`Hier im Kanal geht das mit ${toType("/stundenplan meine")}: Die Antwort siehst nur du.`,
    en: line`Here in the channel ${toType("/timetable mine")} does the same: only you see the answer.`,
  },
  previous: { de: (page: number) => `◀ Seite ${page}`, en: (page: number) => `◀ Page ${page}` },
  next: { de: (page: number) => `Seite ${page} ▶`, en: (page: number) => `Page ${page} ▶` },
  noneTitle: {
    de: (klasse: string, label: string) => `Noch keine Kurse gewählt: ${ofWhom(klasse, label)}`,
    en: (klasse: string, label: string) => `No courses chosen yet: ${ofWhom(klasse, label)}`,
  },
  none: {
    de: "Solange nichts gewählt ist, zeige ich dir den ganzen Plan.",
    en: "As long as nothing is chosen, I show you the whole timetable.",
  },
  newTitle: {
    de: (klasse: string, label: string) => `Neu seit deiner Wahl: ${ofWhom(klasse, label)}`,
    en: (klasse: string, label: string) => `New since you chose: ${ofWhom(klasse, label)}`,
  },
  newHowTo: {
    de: "Gehört das dazu? ✅ nimmt es dazu, ❌ blendet es aus. Bis dahin bleibt es im Plan stehen.",
    en: "Is it one of yours? ✅ adds it, ❌ hides it. Until then it stays in the timetable.",
  },
  nothingNew: {
    de: "In den nächsten vier Wochen ist nichts Neues dabei.",
    en: "There is nothing new in the next four weeks.",
  },
  overview: { de: "Deine Kurse", en: "Your courses" },
  entry: {
    de: (courses: number, until: string) =>
      courses === 0 ? "noch keine Kurse gewählt" : `${courses === 1 ? "1 Kurs" : `${courses} Kurse`}, bis ${until}`,
    en: (courses: number, until: string) =>
      courses === 0 ? "no courses chosen yet" : `${courses === 1 ? "1 course" : `${courses} courses`}, until ${until}`,
  },
  isOver: {
    de: " – bitte neu wählen, das Schuljahr ist vorbei",
    en: " – please choose again, that school year is over",
  },
  another: {
    de: line`Für noch eine Klasse oder ein anderes Kind: ${toType("/meinekurse 5a großes Kind")}`,
    en: line`For one more class or another child: ${toType("/mycourses 5a big child")}`,
  },
  forgotten: { de: "Kurse vergessen", en: "Courses forgotten" },
  forgottenWhat: {
    de: "Ich zeige dir jetzt wieder den ganzen Plan.",
    en: "I show you the whole timetable again.",
  },
  onlyPrivate: {
    de: line`Deine Kurse gehen die anderen hier nichts an: Schreib mir im privaten Chat ${toType("/meinekurse")}.`,
    en: line`Your courses are no business of the others here: write ${toType("/mycourses")} to me in a private chat.`,
  },
  nobodyTitle: { de: "Ich sehe nicht, wer du bist", en: "I cannot see who you are" },
  nobody: {
    de: "Du schreibst hier, ohne zu zeigen, wer du bist; da kann ich mir nichts für dich merken.",
    en: "You write here without showing who you are, so there is nobody I could remember it for.",
  },
  tooMany: {
    de: (most: number) =>
      line`Mehr als ${most} Klassen kann ich mir für dich nicht merken. Eine, die du nicht mehr brauchst, vergesse ich mit ${toType("/meinekurse 5a vergessen")}.`,
    en: (most: number) =>
      line`I cannot remember more than ${most} classes for you. One that you no longer need I forget with ${toType("/mycourses 5a forget")}.`,
  },
  badLabel: {
    de: (typed: string) => `„${typed}“ geht als Bezeichnung nicht. Nimm bis zu 20 Buchstaben, etwa „großes Kind“.`,
    en: (typed: string) => `“${typed}” does not work as a name. Use up to 20 letters, such as “big child”.`,
  },
  badStep: {
    de: (typed: string) => `„${typed}“ geht hier nicht. Möglich sind: fertig, neu, vergessen.`,
    en: (typed: string) => `“${typed}” is not possible here. You can choose from: done, new, forget.`,
  },
});

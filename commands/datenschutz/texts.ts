import { line, toType } from "../../src/bot/reply.ts";
import { bilingual } from "../../src/bot/texts/index.ts";

/** Texts about stored data. */
export const texts = bilingual({
  title: { de: "Datenschutz: was ich über dich weiß", en: "Privacy: what I know about you" },
  intro: {
    de: "So wenig wie möglich, und immer zu deiner Nummer auf dieser Plattform, nie zu deinem Namen.",
    en: "As little as possible, and always under your number on this platform, never under your name.",
  },
  stored: {
    de: [
      line`deine Klasse, wenn du sie mir mit ${toType("/klasse")} gesagt hast`,
      line`deine Kurse, wenn du sie mit ${toType("/meinekurse")} gewählt hast: Klasse, deine Bezeichnung dafür und die Fächer; Gruppen und Lehrkräfte nur als Prüfzeichen, ohne Namen`,
      line`deine Abos aus privaten Chats mit mir`,
      line`bei Abos in Gruppen und Kanälen deren Namen und deine Nummer, damit ich dir Bescheid geben kann, wenn dort etwas nicht mehr geht`,
      line`ob du diesen Bot mit betreibst, und ob du fragen darfst: Fragt jemand, den ich nicht kenne, erfährt das einmal am Tag, wer mich betreibt`,
    ],
    en: [
      line`your class, if you told me with ${toType("/class")}`,
      line`your courses, if you chose them with ${toType("/mycourses")}: the class, what you call it and the subjects; groups and teachers only as fingerprints, without their names`,
      line`your subscriptions in private chats with me`,
      line`for subscriptions in groups and channels: their names and your number, so that I can tell you if something stops working there`,
      line`whether you help to run this bot, and whether you are allowed to ask: if somebody I do not know asks, the person who runs me hears of it once a day`,
    ],
  },
  labels: {
    who: { de: "Verantwortlich", en: "Responsible" },
    purpose: { de: "Wozu", en: "What for" },
    basis: { de: "Rechtsgrundlage", en: "Legal basis" },
    howLong: { de: "Wie lange", en: "How long" },
    receivers: { de: "Wer es bekommt", en: "Who receives it" },
    rights: { de: "Deine Rechte", en: "Your rights" },
    parents: { de: "Für Eltern", en: "For parents" },
    not: { de: "Was ich nicht speichere", en: "What I do not store" },
  },
  unnamed: {
    de: "wer diesen Bot betreibt. Eine Adresse ist nicht eingetragen; frag, wer ihn hierher geholt hat.",
    en: "the person who runs this bot. No address has been given; ask whoever added it here.",
  },
  purpose: {
    de: "um dir den Plan deiner Klasse zu zeigen und zu schicken, und damit ihn nur sieht, wer zur Schule gehört.",
    en: "to show and send you your class’s timetable, and to make sure that only people from the school see it.",
  },
  basis: {
    de: "Klasse, Kurse und Abos: deine Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO), die du jederzeit mit „Alles löschen“ zurücknimmst. Wer fragen darf: berechtigtes Interesse am Schutz des Plans (Buchst. f), bei Schulen ihre Aufgabe (Buchst. e).",
    en: "Class, courses and subscriptions: your consent (Art. 6(1)(a) GDPR), which you can withdraw at any time with “Delete everything”. Who is allowed to ask: a legitimate interest in protecting the timetable (f), or for schools their public task (e).",
  },
  howLong: {
    de: "bis du es löschst; Klasse, Kurse und Abos, die ein Schuljahr lang niemand braucht, enden von selbst. Verschickte Posts vergesse ich nach 30 Tagen, ihren Text nach 3; Anfragen von Unbekannten nach 30 Tagen. Eine Sperre bleibt, bis sie aufgehoben wird. Sicherungskopien der Datenbank bewahrt auf, wer den Bot betreibt; Gelöschtes steht darin, bis sie durch neuere ersetzt sind.",
    en: "until you delete it; a class, courses or a subscription that nobody uses for a school year end by themselves. I forget posts after 30 days, and their text after 3; requests from people I do not know after 30 days. A block stays until it is lifted. Backups of the database are kept by the person who runs the bot; deleted data remains in them until newer ones replace them.",
  },
  receivers: {
    de: "sonst niemand. Discord (USA) oder Telegram (Dubai) befördern unsere Nachrichten nach ihren eigenen Regeln. WebUntis erfährt nicht, wer fragt.",
    en: "nobody else. Discord (USA) or Telegram (Dubai) carries our messages under its own rules. WebUntis does not find out who is asking.",
  },
  rights: {
    de: line`Auskunft und Mitnahme („Auskunft als JSON“), Löschung („Alles löschen“), Berichtigung (${toType("/klasse")}, ${toType("/meinekurse")}, ${toType("/abo")}), Einschränkung, Widerspruch und Widerruf: bei der oder dem Verantwortlichen. Beschweren kannst du dich bei der Datenschutzaufsicht deines Bundeslandes. Du musst mir nichts sagen; ohne Klasse frage ich eben jedes Mal nach. Entscheidungen über dich trifft hier kein Programm.`,
    en: line`to see your data and take it with you (“Download as JSON”), to have it deleted (“Delete everything”), to have it corrected (${toType("/class")}, ${toType("/mycourses")}, ${toType("/subscription")}), to restrict its use, to object and to withdraw your consent: ask the person responsible. You can complain to your data protection authority. You do not have to tell me anything; without a class I simply ask each time. No automated decisions are made about you.`,
  },
  parents: {
    de: line`Ihr Kind braucht für diesen Bot kein Konto und gibt keinen Namen an. Bis es 16 ist, entscheiden Sie mit, ob es sich etwas merken lässt; löschen kann es oder können Sie jederzeit mit ${toType("/datenschutz")}, und Fragen beantwortet die oder der Verantwortliche.`,
    en: line`Your child does not need an account for this bot and does not give a name. Until the age of 16 you have a say in whether anything is remembered. You or your child can delete it at any time with ${toType("/privacy")}, and the person responsible answers any questions.`,
  },
  notStored: {
    de: "deinen Namen, deine Nachrichten und deine Fragen. Das WebUntis-Passwort gehört dem Betreiber; dein eigenes kenne ich nicht.",
    en: "your name, your messages and your questions. The WebUntis password belongs to the person who runs the bot; I do not know yours.",
  },
  exportButton: { de: "Auskunft als JSON", en: "Download as JSON" },
  deleteButton: { de: "Alles löschen", en: "Delete everything" },
  exportTitle: { de: "Deine Daten", en: "Your data" },
  exported: {
    de: "In der Datei steht alles, was ich über dich gespeichert habe.",
    en: "The file contains everything that I have stored about you.",
  },
  onlyPrivate: {
    de: line`Deine Daten gebe ich dir nur im privaten Chat: Schreib mir dort ${toType("/datenschutz auskunft")}.`,
    en: line`I only give you your data in a private chat: type ${toType("/privacy export")} there.`,
  },
  deleteInPrivate: {
    de: line`Löschen kannst du nur im privaten Chat, damit es niemand für dich tut: Schreib mir dort ${toType("/datenschutz")}.`,
    en: line`You can only delete your data in a private chat, so that nobody else does it for you: type ${toType("/privacy")} there.`,
  },
  really: { de: "Wirklich alles löschen?", en: "Really delete everything?" },
  reallyWhat: {
    de: "Ich vergesse deine Klasse und deine Kurse und beende deine Abos im privaten Chat. Abos von Gruppen und Kanälen bleiben, wissen aber nicht mehr, dass sie von dir sind.",
    en: "I will forget your class and your courses and end your subscriptions in private chats. Those of groups and channels stay, but are no longer linked to you.",
  },
  reallyButton: { de: "Ja, alles löschen", en: "Yes, delete everything" },
  forgotten: { de: "Alles gelöscht", en: "Everything deleted" },
  forgottenWhat: { de: "Ich weiß nichts mehr über dich.", en: "I no longer know anything about you." },
});

import { bilingual } from "../../src/bot/texts/index.ts";

/** Texts about stored data. */
export const texts = bilingual({
  title: { de: "Was ich über dich weiß", en: "What I know about you" },
  intro: { de: "So wenig wie möglich:", en: "As little as possible:" },
  stored: {
    de: [
      "deine Klasse, wenn du sie mir mit /klasse gesagt hast, zu deiner Nummer auf dieser Plattform",
      "deine Abos aus privaten Chats mit mir",
      "bei Abos in Gruppen und Kanälen deren Namen und deine Nummer, damit ich dir Bescheid geben kann, wenn dort etwas nicht mehr geht",
    ],
    en: [
      "your class, if you told me with /class, with your number on this platform",
      "your subscriptions in private chats with me",
      "for subscriptions in groups and channels their names and your number, so that I can tell you when something there stops working",
    ],
  },
  notStored: {
    de: "Deinen Namen, deine Nachrichten und deine Fragen speichere ich nicht. Verschickte Posts vergesse ich nach 30 Tagen. Das WebUntis-Passwort gehört dem Betreiber; dein eigenes kenne ich nicht.",
    en: "I do not store your name, your messages or your questions. Posts that were sent are forgotten after 30 days. The WebUntis password belongs to whoever runs the bot; I do not know yours.",
  },
  exportButton: { de: "Auskunft als JSON", en: "Give it out as JSON" },
  deleteButton: { de: "Alles löschen", en: "Delete it all" },
  exportTitle: { de: "Deine Daten", en: "Your data" },
  exported: {
    de: "In der Datei steht alles, was ich über dich gespeichert habe.",
    en: "The file holds everything that I have stored about you.",
  },
  onlyPrivate: {
    de: "Deine Daten gebe ich dir nur im privaten Chat: Schreib mir dort /datenschutz auskunft.",
    en: "I give out your data in a private chat only: write /privacy export to me there.",
  },
  really: { de: "Wirklich alles löschen?", en: "Really delete it all?" },
  reallyWhat: {
    de: "Ich vergesse deine Klasse und beende deine Abos im privaten Chat. Abos von Gruppen und Kanälen bleiben, wissen aber nicht mehr, dass sie von dir sind.",
    en: "I forget your class and end your subscriptions in the private chat. Those of groups and channels stay, but no longer know that they are yours.",
  },
  reallyButton: { de: "Ja, alles löschen", en: "Yes, delete it all" },
  forgotten: { de: "Alles gelöscht", en: "All deleted" },
  forgottenWhat: { de: "Ich weiß nichts mehr über dich.", en: "I know nothing about you any more." },
});

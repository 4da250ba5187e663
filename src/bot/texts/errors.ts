import type { ClosedDoor } from "../../school/index.ts";
import { line, toType } from "../reply.ts";
import type { Localised } from "./bilingual.ts";

const oneOf = {
  de: new Intl.ListFormat("de", { type: "disjunction" }),
  en: new Intl.ListFormat("en-GB", { type: "disjunction" }),
};

/** What any command may have to say when it cannot answer. Titles are read together with their sentence, sentences also alone. */
export const errors = {
  titles: {
    unclear: { de: "Das habe ich nicht verstanden", en: "I did not understand that" },
    missing: { de: "Das finde ich nicht", en: "I cannot find that" },
    several: { de: "Welche meinst du?", en: "Which one do you mean?" },
    refused: { de: "Das darfst du nicht", en: "You are not allowed to do that" },
  },
  /** Above suggestions. */
  near: { de: "Meintest du …?", en: "Did you mean …?" },
  patience: { de: "Einen Augenblick bitte", en: "Just a moment, please" },
  tooMuch: {
    de: "Das waren viele Fragen auf einmal. Warte bitte kurz, dann antworte ich wieder.",
    en: "That was a lot of questions at once. Please wait a moment, then I will answer again.",
  },
  busy: {
    de: "Gerade fragen sehr viele. Bitte versuch es gleich noch einmal.",
    en: "A lot of people are asking right now. Please try again in a moment.",
  },
  unknownName: {
    klasse: {
      de: (typed: string) => `Eine Klasse „${typed}“ gibt es hier nicht.`,
      en: (typed: string) => `There is no class called “${typed}” here.`,
    },
    teacher: {
      de: (typed: string) => `Eine Lehrkraft „${typed}“ finde ich nicht.`,
      en: (typed: string) => `I cannot find a teacher called “${typed}”.`,
    },
    room: {
      de: (typed: string) => `Einen Raum „${typed}“ finde ich nicht.`,
      en: (typed: string) => `I cannot find a room called “${typed}”.`,
    },
  },
  severalNames: {
    klasse: {
      de: (typed: string) => `„${typed}“ passt auf mehrere Klassen.`,
      en: (typed: string) => `“${typed}” could be several classes.`,
    },
    teacher: {
      de: (typed: string) => `„${typed}“ passt auf mehrere Lehrkräfte.`,
      en: (typed: string) => `“${typed}” could be several teachers.`,
    },
    room: {
      de: (typed: string) => `„${typed}“ passt auf mehrere Räume.`,
      en: (typed: string) => `“${typed}” could be several rooms.`,
    },
  },
  noTeachersTitle: { de: "Lehrkräfte zeige ich nicht", en: "I do not show teachers" },
  noTeachers: {
    de: "Dieser Bot nennt keine Lehrkräfte; so ist er für diese Schule eingestellt.",
    en: "This bot does not name teachers; that is how it is set up for this school.",
  },
  noKlassenTitle: { de: "Noch keine Klassen", en: "No classes yet" },
  noKlassen: {
    de: "WebUntis nennt mir gerade keine Klassen. Wahrscheinlich ist das neue Schuljahr dort noch nicht angelegt.",
    en: "WebUntis is not listing any classes at the moment. The new school year has probably not been set up there yet.",
  },
  unknownWeek: {
    de: (typed: string, day: string) =>
      `„${typed}“ verstehe ich nicht als Woche. Versuch es mit „diese“, „nächste“, ${day} oder „KW 48“.`,
    en: (typed: string, day: string) =>
      `I do not understand “${typed}” as a week. Try “this”, “next”, ${day} or “week 48”.`,
  },
  unknownUnit: {
    de: (typed: string) => `„${typed}“ verstehe ich nicht als Stunde. Versuch es mit 3, jetzt oder 10:15.`,
    en: (typed: string) => `I do not understand “${typed}” as a lesson. Try 3, now or 10:15.`,
  },
  unknownDay: {
    de: (typed: string, examples: readonly string[]) =>
      `„${typed}“ verstehe ich nicht als Tag. Versuch es zum Beispiel mit ${oneOf.de.format(examples)}.`,
    en: (typed: string, examples: readonly string[]) =>
      `I do not understand “${typed}” as a day. Try ${oneOf.en.format(examples)}, for example.`,
  },
  farDay: {
    de: (typed: string, from: string, to: string) =>
      `„${typed}“ ist zu weit weg. Ich kenne nur Tage vom ${from} bis zum ${to}.`,
    en: (typed: string, from: string, to: string) =>
      `“${typed}” is too far away. I only know days from ${from} to ${to}.`,
  },
  unknownHoliday: {
    de: (typed: string) => `„${typed}“ finde ich im Kalender der Schule nicht. Diese Ferien und Feiertage kommen:`,
    en: (typed: string) => `I cannot find “${typed}” in the school’s calendar. These holidays are coming up:`,
  },
  unknownWords: {
    de: (typed: string) => `Mit „${typed}“ kann ich hier nichts anfangen.`,
    en: (typed: string) => `I do not know what to do with “${typed}” here.`,
  },
  unknownChoice: {
    de: (typed: string, choices: readonly string[]) =>
      `„${typed}“ geht hier nicht. Möglich sind: ${choices.join(", ")}.`,
    en: (typed: string, choices: readonly string[]) =>
      `“${typed}” is not possible here. You can choose from: ${choices.join(", ")}.`,
  },
  unknownCommand: {
    de: (typed: string) => `Den Befehl „/${typed}“ kenne ich nicht.`,
    en: (typed: string) => `I do not know the command “/${typed}”.`,
  },
  hint: {
    de: "Frag mich zum Beispiel „5a morgen“, „frei?“ oder „wann habe ich aus“.",
    en: "Ask me “5a tomorrow”, “free?” or “when does school end”, for example.",
  },
  oldButtonTitle: { de: "Ein alter Knopf", en: "An old button" },
  oldButton: {
    de: "Diesen Knopf gibt es nicht mehr. Bitte frag noch einmal neu.",
    en: "This button no longer works. Please ask again.",
  },
  notYourButtonTitle: { de: "Nicht dein Knopf", en: "Not your button" },
  notYourButton: {
    de: "Dieser Knopf gehört zu einer Antwort für jemand anderen. Frag bitte selbst noch einmal.",
    en: "This button belongs to an answer for somebody else. Please ask me yourself.",
  },
  mayNotManage: {
    groups: {
      de: "Das dürfen hier nur Leute, die die Gruppe verwalten. Im privaten Chat mit mir darfst du es auch.",
      en: "Only people who manage this group can do that here. In a private chat with me you can do it too.",
    },
    channels: {
      de: "Das dürfen hier nur Leute, die den Kanal verwalten. Im privaten Chat mit mir darfst du es auch.",
      en: "Only people who manage this channel can do that here. In a private chat with me you can do it too.",
    },
  },
  mayNotManageThere: {
    de: "Das dürfen dort nur Leute, die den Kanal oder die Gruppe verwalten.",
    en: "Only people who manage that channel or group can do that.",
  },
  onlyOperators: {
    de: "Das dürfen nur die, die diesen Bot betreiben.",
    en: "Only the people who run this bot can do that.",
  },
  onlyInPrivateTitle: { de: "Nur im privaten Chat", en: "Only in a private chat" },
  unknownCommunity: {
    de: (typed: string) => line`Einen Ort „${typed}“ kenne ich nicht. ${toType("/orte")} zeigt alle.`,
    en: (typed: string) => line`I do not know a place called “${typed}”. ${toType("/places")} lists them all.`,
  },
  strangerTitle: { de: "Hier darf ich noch nicht antworten", en: "I cannot answer here yet" },
  strangerHere: {
    de: "Ich antworte nur in Gruppen und auf Servern meiner Schule. Diesen Ort zulassen kann, wer mich betreibt.",
    en: "I only answer in my school’s groups and on its servers. The person who runs me can approve this place.",
  },
  strangerInPrivate: {
    de: "Ich antworte nur Leuten aus den Gruppen und Servern meiner Schule. Bist du in einer davon, dann frag mich einmal dort. Sonst kann dich zulassen, wer mich betreibt.",
    en: "I only answer people from my school’s groups and servers. If you are in one of them, ask me there once. Otherwise the person who runs me can approve you.",
  },
  /** Nothing of this is the asker's fault. */
  faults: {
    unreachable: {
      title: { de: "WebUntis antwortet nicht", en: "WebUntis is not answering" },
      told: {
        de: "WebUntis antwortet gerade nicht. Bitte versuch es in ein paar Minuten noch einmal.",
        en: "WebUntis is not answering at the moment. Please try again in a few minutes.",
      },
    },
    login: {
      title: { de: "Ich komme nicht in WebUntis hinein", en: "I cannot log in to WebUntis" },
      told: {
        de: "WebUntis lässt mich nicht hinein. Wer diesen Bot betreibt, muss die Zugangsdaten prüfen.",
        en: "WebUntis will not let me in. The person who runs this bot needs to check its login details.",
      },
    },
    loginKey: {
      title: { de: "Ich komme nicht in WebUntis hinein", en: "I cannot log in to WebUntis" },
      told: {
        de: "WebUntis lässt mich nicht hinein: Diese Schule meldet über SSO an (Microsoft 365, IServ …). Wer diesen Bot betreibt, nimmt statt des Passworts den QR-Code oder Schlüssel aus dem Profil (WEBUNTIS_QR).",
        en: "WebUntis will not let me in: this school uses single sign-on (Microsoft 365, IServ …). The person who runs this bot should use the QR code or key from the profile instead of the password (WEBUNTIS_QR).",
      },
    },
    loginNewKey: {
      title: { de: "Ich komme nicht in WebUntis hinein", en: "I cannot log in to WebUntis" },
      told: {
        de: "WebUntis lässt mich nicht hinein. Nach einer Änderung des Passworts gilt der alte QR-Code oder Schlüssel nicht mehr: Wer diesen Bot betreibt, trägt den neuen aus dem Profil ein.",
        en: "WebUntis will not let me in. Once the password has been changed, the old QR code or key no longer works: the person who runs this bot should enter the new one from the profile.",
      },
    },
    unknownSchool: {
      title: { de: "WebUntis kennt die Schule nicht", en: "WebUntis does not know the school" },
      told: {
        de: "WebUntis kennt die Schule nicht, die für diesen Bot eingestellt ist. Wer ihn betreibt, muss den Schulnamen prüfen (WEBUNTIS_SCHOOL).",
        en: "WebUntis does not know the school that this bot is set up for. The person who runs it needs to check the school’s name (WEBUNTIS_SCHOOL).",
      },
    },
    noRight: {
      title: { de: "Das zeigt WebUntis mir nicht", en: "WebUntis does not show me that" },
      told: {
        de: "Das WebUntis-Konto dieses Bots darf das nicht lesen. Wer WebUntis an der Schule verwaltet, kann ihm das Recht dazu geben.",
        en: "This bot’s WebUntis account is not allowed to read that. Whoever manages WebUntis at the school can give it that right.",
      },
    },
    gone: {
      title: { de: "Das gibt es nicht mehr", en: "That is gone" },
      told: { de: "Das gibt es in WebUntis nicht mehr.", en: "WebUntis no longer has that." },
    },
    memoryBusy: {
      title: { de: "Das geht gerade nicht", en: "That is not possible right now" },
      told: {
        de: "Ich kann mir gerade nichts merken. Bitte versuch es in ein paar Minuten noch einmal.",
        en: "I cannot remember anything at the moment. Please try again in a few minutes.",
      },
    },
    memoryFull: {
      title: { de: "Das geht gerade nicht", en: "That is not possible right now" },
      told: {
        de: "Ich kann mir gerade nichts merken, weil der Speicher voll ist oder nicht geht. Wer diesen Bot betreibt, muss danach sehen.",
        en: "I cannot remember anything at the moment because the disk is full or not working. The person who runs this bot needs to take a look.",
      },
    },
    internal: {
      title: { de: "Da ist etwas schiefgegangen", en: "Something went wrong" },
      told: {
        de: "Das war ein Fehler von mir. Bitte versuch es noch einmal.",
        en: "That was my mistake. Please try again.",
      },
    },
  },
  /** What the bot's account may not read besides timetables, and what would open it. */
  doors: {
    klassen: {
      de: "Die Klassen darf das WebUntis-Konto dieses Bots nicht lesen. Wer WebUntis an der Schule verwaltet, kann ihm das Recht dazu geben.",
      en: "This bot’s WebUntis account is not allowed to read the list of classes. Whoever manages WebUntis at the school can give it that right.",
    },
    teachers: {
      de: "Die Lehrkräfte darf das WebUntis-Konto dieses Bots nicht lesen. Wer WebUntis an der Schule verwaltet, kann ihm das Recht dazu geben.",
      en: "This bot’s WebUntis account is not allowed to read the list of teachers. Whoever manages WebUntis at the school can give it that right.",
    },
    rooms: {
      de: "Die Räume darf das WebUntis-Konto dieses Bots nicht lesen. Wer WebUntis an der Schule verwaltet, kann ihm das Recht dazu geben.",
      en: "This bot’s WebUntis account is not allowed to read the list of rooms. Whoever manages WebUntis at the school can give it that right.",
    },
    homework: {
      de: "Die Hausaufgaben dieser Klasse sieht das WebUntis-Konto dieses Bots nicht. Dafür braucht der Bot das Konto von jemandem aus der Klasse oder von einer Lehrkraft der Klasse.",
      en: "This bot’s WebUntis account does not see the homework of this class. For that the bot needs the account of somebody in the class, or of one of its teachers.",
    },
    messagesOfDay: {
      de: "Die Nachrichten der Schule darf das WebUntis-Konto dieses Bots nicht lesen. Wer WebUntis an der Schule verwaltet, kann ihm das Recht dazu geben.",
      en: "This bot’s WebUntis account is not allowed to read the school’s messages. Whoever manages WebUntis at the school can give it that right.",
    },
  } satisfies Readonly<Record<Exclude<ClosedDoor, "timetable">, Localised>>,
  id: { de: (id: string) => `Fehlernummer ${id}`, en: (id: string) => `Error number ${id}` },
};

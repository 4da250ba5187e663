const oneOf = {
  de: new Intl.ListFormat("de", { type: "disjunction" }),
  en: new Intl.ListFormat("en-GB", { type: "disjunction" }),
};

/** What any command may have to say when it cannot answer. */
export const errors = {
  title: { de: "Das habe ich nicht verstanden", en: "I did not understand that" },
  question: { de: "Welche meinst du?", en: "Which one do you mean?" },
  fault: { de: "Da ist etwas schiefgegangen", en: "Something went wrong" },
  tooMuchTitle: { de: "Einen Augenblick bitte", en: "One moment, please" },
  tooMuch: {
    de: "Das waren viele Fragen auf einmal. Warte bitte kurz, dann antworte ich wieder.",
    en: "Those were many questions at once. Wait a moment, then I will answer again.",
  },
  unknownKlasse: {
    de: (typed: string, near: boolean) =>
      near ? `Eine Klasse „${typed}“ gibt es hier nicht. Meintest du …?` : `Eine Klasse „${typed}“ gibt es hier nicht.`,
    en: (typed: string, near: boolean) =>
      near ? `There is no class “${typed}” here. Did you mean …?` : `There is no class “${typed}” here.`,
  },
  noKlassenTitle: { de: "Noch keine Klassen", en: "No classes yet" },
  noKlassen: {
    de: "WebUntis nennt mir gerade keine Klassen. Wahrscheinlich ist das neue Schuljahr dort noch nicht angelegt.",
    en: "WebUntis names no classes at the moment. Probably the new school year is not set up there yet.",
  },
  gone: {
    de: "Das gibt es in WebUntis nicht mehr.",
    en: "WebUntis does not have that any more.",
  },
  manyKlassen: {
    de: (typed: string) => `„${typed}“ passt auf mehrere Klassen. Welche meinst du?`,
    en: (typed: string) => `“${typed}” fits several classes. Which one do you mean?`,
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
      `„${typed}“ geht hier nicht. Möglich ist: ${choices.join(", ")}.`,
    en: (typed: string, choices: readonly string[]) =>
      `“${typed}” is not possible here. These are: ${choices.join(", ")}.`,
  },
  unknownCommand: {
    de: (typed: string, near: boolean) =>
      near ? `Den Befehl „/${typed}“ kenne ich nicht. Meintest du …?` : `Den Befehl „/${typed}“ kenne ich nicht.`,
    en: (typed: string, near: boolean) =>
      near ? `I do not know the command “/${typed}”. Did you mean …?` : `I do not know the command “/${typed}”.`,
  },
  hint: {
    de: "Frag mich zum Beispiel „5a morgen“, „frei?“ oder „wann habe ich aus“.",
    en: "Ask me “5a tomorrow”, “free?” or “when does school end”, for example.",
  },
  oldButton: {
    de: "Dieser Knopf ist veraltet. Bitte frag noch einmal neu.",
    en: "This button is out of date. Please ask again.",
  },
  mayNotManage: {
    de: "Das dürfen hier nur, die den Kanal oder die Gruppe verwalten. Im privaten Chat mit mir darf es jeder.",
    en: "Only those who manage the channel or group may do that here. In a private chat with me everybody may.",
  },
  unknownCommunity: {
    de: (typed: string) => `Einen Ort „${typed}“ kenne ich nicht. /orte zeigt alle.`,
    en: (typed: string) => `I do not know a place “${typed}”. /places shows all.`,
  },
  strangerTitle: { de: "Hier darf ich noch nicht antworten", en: "I may not answer here yet" },
  strangerHere: {
    de: "Ich antworte nur in Gruppen und auf Servern meiner Schule. Diesen Ort zulassen kann, wer mich betreibt.",
    en: "I answer only in groups and on servers of my school. Whoever runs me can admit this place.",
  },
  strangerInPrivate: {
    de: "Ich antworte nur Leuten aus den Gruppen und Servern meiner Schule. Bist du in einer davon, dann frag mich einmal dort. Sonst kann dich zulassen, wer mich betreibt.",
    en: "I answer only people from my school’s groups and servers. If you are in one, ask me there once. Otherwise whoever runs me can admit you.",
  },
  onlyOperators: {
    de: "Das ist nur für die, die diesen Bot betreiben.",
    en: "That is only for those who run this bot.",
  },
  notYourButton: {
    de: "Dieser Knopf gehört zur Antwort für jemand anderen. Frag bitte selbst noch einmal.",
    en: "This button belongs to an answer for somebody else. Please ask again yourself.",
  },
  unreachable: {
    de: "WebUntis antwortet gerade nicht. Bitte versuch es in ein paar Minuten noch einmal.",
    en: "WebUntis is not answering at the moment. Please try again in a few minutes.",
  },
  busyTitle: { de: "Einen Augenblick bitte", en: "One moment, please" },
  busy: {
    de: "Gerade fragen sehr viele. Bitte versuch es gleich noch einmal.",
    en: "A lot of people are asking right now. Please try again in a moment.",
  },
  login: {
    de: "WebUntis lässt mich nicht hinein. Wer diesen Bot betreibt, muss die Zugangsdaten prüfen.",
    en: "WebUntis does not let me in. Whoever runs this bot has to check its credentials.",
  },
  loginKey: {
    de: "WebUntis lässt mich nicht hinein: Diese Schule meldet über SSO an (Microsoft 365, IServ …). Wer diesen Bot betreibt, nimmt statt des Passworts den QR-Code oder Schlüssel aus dem Profil (WEBUNTIS_QR).",
    en: "WebUntis does not let me in: this school logs in by SSO (Microsoft 365, IServ …). Whoever runs this bot should take the QR code or key from the profile instead of the password (WEBUNTIS_QR).",
  },
  loginNewKey: {
    de: "WebUntis lässt mich nicht hinein. Nach einer Änderung des Passworts gilt der alte QR-Code oder Schlüssel nicht mehr: Wer diesen Bot betreibt, trägt den neuen aus dem Profil ein.",
    en: "WebUntis does not let me in. After a change of password the old QR code or key is void: whoever runs this bot should enter the new one from the profile.",
  },
  unknownSchool: {
    de: "WebUntis kennt die Schule nicht, die für diesen Bot eingestellt ist. Wer ihn betreibt, muss den Schulnamen prüfen (WEBUNTIS_SCHOOL).",
    en: "WebUntis does not know the school that this bot is set up for. Whoever runs it has to check the school’s name (WEBUNTIS_SCHOOL).",
  },
  noRight: {
    de: "Das WebUntis-Konto dieses Bots darf das nicht lesen.",
    en: "The WebUntis account of this bot may not read that.",
  },
  memoryBusy: {
    de: "Ich kann mir gerade nichts merken. Bitte versuch es in ein paar Minuten noch einmal.",
    en: "I cannot remember anything at the moment. Please try again in a few minutes.",
  },
  memoryFull: {
    de: "Ich kann mir gerade nichts merken, weil der Speicher voll ist oder nicht geht. Wer diesen Bot betreibt, muss danach sehen.",
    en: "I cannot remember anything at the moment, since the disk is full or fails. Whoever runs this bot has to see to it.",
  },
  internal: {
    de: "Ein unerwarteter Fehler ist aufgetreten. Bitte versuch es noch einmal.",
    en: "An unexpected error happened. Please try again.",
  },
  id: { de: (id: string) => `Fehlernummer ${id}`, en: (id: string) => `Error number ${id}` },
};

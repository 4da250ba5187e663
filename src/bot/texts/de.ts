import type { Closed, Question, Units } from "../../school/index.ts";
import type { Paused, Subscription } from "../subscription.ts";
import { clockTime, type DateWords, dayAndMonth, printWeekdays, writeDay } from "./dates.ts";

const words: DateWords = {
  weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
  weekdaysShort: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
  months: [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
  ],
};

const day = writeDay(words, (weekday, date, month) => `${weekday} ${dayAndMonth(date, month)}`);
const dayWithYear = (date: Temporal.PlainDate) => `${day(date)}${date.year}`;
const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** Every sentence the bot says in German: the model for the other languages. */
export const de = {
  language: "de" as "de" | "en",

  /** "Mo 23.11." */
  day,
  /** "Montag, 23. November" */
  dayLong: (date: Temporal.PlainDate) =>
    `${words.weekdays[date.dayOfWeek - 1]}, ${date.day}. ${words.months[date.month - 1]}`,
  dayWithYear,
  /** The two ends of a stretch of days. */
  stretch: (start: Temporal.PlainDate, end: Temporal.PlainDate) =>
    start.equals(end) ? dayWithYear(start) : `${day(start)} bis ${dayWithYear(end)}`,
  /** Counted from today, or from another day that was asked for. */
  daysLater: (days: number, fromToday: boolean) => {
    if (days <= 0) return fromToday ? "läuft gerade" : "läuft dann";
    if (!fromToday) return `${count(days, "Tag", "Tage")} später`;
    return days === 1 ? "morgen" : days === 2 ? "übermorgen" : `in ${days} Tagen`;
  },
  units: ({ first, last }: Units) => (first === last ? `${first}. Stunde` : `${first}.–${last}. Stunde`),

  relativeDays: { today: "Heute", tomorrow: "Morgen", dayAfterTomorrow: "Übermorgen" },

  plan: {
    heads: { time: "Std.", subject: "Fach", teacher: "Lehrkraft", room: "Raum" },
    from: "Unterricht ",
    until: " bis ",
    changes: (changes: number) => (changes === 0 ? "keine Änderungen" : count(changes, "Änderung", "Änderungen")),
    asUsual: "Alles nach Plan.",
    allCancelled: "Alles entfällt",
    instead: (old: string) => ` statt ${old}`,
    missing: "fehlt",
    cancelled: "entfällt",
    extra: "zusätzlich",
    exam: "Klausur",
    event: "Veranstaltung",
    supervision: "Pausenaufsicht",
    standby: "Bereitschaft",
    officeHour: "Sprechstunde",
    movedTo: (where: string) => `verlegt auf ${where}`,
    movedFrom: (where: string) => `verlegt von ${where}`,
    noRoom: "Raum entfällt",
    holidayWithLessons: (holiday: string) => `Im Kalender steht: ${holiday}.`,
    free: {
      holiday: (holiday: string) => `${holiday}: kein Unterricht.`,
      weekend: "Wochenende: kein Unterricht.",
      empty: "An diesem Tag ist für die Klasse kein Unterricht eingetragen.",
      unpublished: "Für diesen Tag zeigt die Schule (noch) keinen Plan.",
    },
    goesOn: (date: Temporal.PlainDate) => `Weiter geht’s am ${de.dayLong(date)}.`,
  },

  asOf: (at: Temporal.ZonedDateTime, today: Temporal.PlainDate) =>
    at.toPlainDate().equals(today)
      ? `Stand ${clockTime(at.toPlainTime())}`
      : `Stand ${day(at.toPlainDate())}, ${clockTime(at.toPlainTime())}`,
  stale: (asOf: string) => `${asOf} · WebUntis antwortet gerade nicht`,

  buttons: {
    before: (date: string) => `◀ ${date}`,
    today: "Heute",
    after: (date: string) => `${date} ▶`,
    help: "Hilfe",
  },

  free: {
    school: (date: string) => `Schule: ${date}`,
    free: (date: string) => `Frei: ${date}`,
    unknown: (date: string) => `Noch offen: ${date}`,
    isSchool: "An diesem Tag ist Schule.",
    schoolOnHoliday: (holiday: string) => `An diesem Tag ist Schule, obwohl im Kalender „${holiday}“ steht.`,
    isHoliday: (holiday: string) => `Keine Schule: ${holiday}.`,
    isWeekend: "Keine Schule: Wochenende.",
    isEmpty: "Keine Schule: Es ist kein Unterricht eingetragen.",
    isEmptyBridging: "Keine Schule: Brückentag, es ist kein Unterricht eingetragen.",
    isUnpublished: "Für diesen Tag zeigt die Schule noch keinen Plan. Im Ferienkalender steht nichts.",
    goesOn: "Nächster Schultag",
    nextFree: "Nächster freier Tag",
    nextHolidays: "Ferien und Feiertage",
    noHolidays: "Im Kalender der Schule stehen keine weiteren Ferien.",
    bridgingDays: "Brückentage",
    bridgingFree: "schulfrei",
    bridgingSchool: "laut Kalender Schule",
    longFree: (days: number, stretch: string) => `mit Wochenenden ${days} Tage am Stück frei, ${stretch}`,
    weekend: "Wochenende",
  },

  help: {
    title: "So fragst du mich",
    intro: "Ich zeige dir den Stundenplan mit allen Änderungen aus WebUntis.",
    examples: [
      ["/stundenplan 5a", "der nächste Schultag der 5a"],
      ["/stundenplan 5a morgen", "ein bestimmter Tag"],
      ["/vertretung 5a", "nur, was anders ist als sonst"],
      ["/frei", "ob Schule ist und wann die nächsten Ferien sind"],
      ["/frei 24.12.", "dasselbe für einen anderen Tag"],
      ["/abo 5a 06:30", "der Plan jeden Schultag von selbst, und was sich ändert"],
      ["/klasse 5a", "merkt sich deine Klasse, dann genügt /stundenplan"],
      ["/datenschutz", "was ich über dich speichere"],
      ["/hilfe", "diese Hilfe"],
    ] as readonly (readonly [string, string])[],
    timetableButton: "/stundenplan",
    freeButton: "/frei",
    days: "Tage schreibst du, wie du willst: ",
    dayExamples: ["heute", "morgen", "mi", "24.11.", "24.11.2026"] as readonly string[],
  },

  status: {
    title: "Was WebUntis mir zeigt",
    intro: "Diese Türen stehen dem Konto des Bots offen:",
    questions: {
      klassen: "Klassen",
      teachers: "Lehrkräfte",
      rooms: "Räume",
      timegridUnits: "Zeitraster",
      holidays: "Ferien",
      schoolyears: "Schuljahre",
      timetable: "Plan",
      exams: "Prüfungen",
      messagesOfDay: "Tagesnachrichten",
      lastImportTime: "Zeit der letzten Änderung",
    } as Readonly<Record<Question, string>>,
    open: (what: string, source: string) => `${what} ✓ über ${source}`,
    closed: (what: string, why: string) => `${what} ✗ (${why})`,
    why: { "no-right": "kein Recht", "no-method": "gibt es hier nicht" } as Readonly<Record<Closed, string>>,
  },

  abo: {
    weekdays: (days: readonly number[]) =>
      days.length === 7 ? "jeden Schultag" : printWeekdays(days, words.weekdaysShort, "–", ", "),
    short: ({ klasse, time }: Pick<Subscription, "klasse" | "time">) => `${klasse}, ${clockTime(time)}`,
    line: (subscription: Subscription) =>
      [
        subscription.klasse,
        `${de.abo.when(subscription)}${subscription.onlyChanges ? ", nur Änderungen" : ""}`,
        `Meldungen: ${{ none: "keine", near: "nur heute und morgen", all: "alle" }[subscription.notices]}`,
        ...(subscription.paused ? [`ruht: ${de.abo.pausedWhy[subscription.paused]}`] : []),
      ].join(" · "),
    pausedWhy: {
      gone: "den Kanal gibt es nicht mehr",
      forbidden: "ich darf dort nicht mehr schreiben",
      blocked: "ich bin dort blockiert",
      klasse: "die Klasse gibt es nicht mehr",
    } as Readonly<Record<Paused, string>>,
    when: ({ weekdays, time, eve }: Subscription) =>
      eve
        ? weekdays.length === 7
          ? `am Abend vor jedem Schultag um ${clockTime(time)}`
          : `am Vorabend um ${clockTime(time)} (für ${de.abo.weekdays(weekdays)})`
        : `${de.abo.weekdays(weekdays)} um ${clockTime(time)}`,
    what: ({ onlyChanges }: Subscription, isHere: boolean): string =>
      onlyChanges
        ? ` sage ich ${isHere ? "hier" : "dort"}, was anders ist als sonst. Läuft alles nach Plan, sage ich nichts.`
        : ` kommt ${isHere ? "hier" : "dort"} der Plan. An freien Tagen ist Ruhe.`,
    notices: {
      none: "Änderungen, die danach noch kommen, melde ich nicht.",
      near: "Ändert sich etwas für heute oder den nächsten Schultag, sage ich es sofort.",
      all: "Ändert sich etwas in den nächsten Schultagen, sage ich es sofort.",
    } as Readonly<Record<Subscription["notices"], string>>,
    role: "Bei Änderungen für heute und morgen erwähne ich die gewählte Rolle.",
    first: (at: Temporal.ZonedDateTime) =>
      `Zum ersten Mal am ${day(at.toPlainDate())} um ${clockTime(at.toPlainTime())}.`,
    started: (klasse: string) => `Abo für die ${klasse}`,
    replaced: (klasse: string) => `Abo für die ${klasse} geändert`,
    whichTimeTitle: (klasse: string) => `Wann soll der Plan der ${klasse} kommen?`,
    whichTime: "Wähl eine Zeit aus oder schreib sie gleich dazu: ",
    whichTimeExample: (klasse: string) => `/abo ${klasse} 06:45`,
    eveChoice: (time: string) => `Am Abend davor, ${time}`,
    eveningChoice: (time: string) => `Abends ${time}, nur was morgen anders ist`,
    listTitle: "Abos hier",
    listThere: "Abos dort",
    noneThere: "Dort gibt es noch kein Abo. So richtest du eins ein: ",
    none: "Hier gibt es noch kein Abo. So richtest du eins ein: ",
    example: "/abo 5a 06:30",
    startButton: "Abo einrichten",
    stopButton: (subscription: string) => `Beenden: ${subscription}`,
    stopped: "Abo beendet",
    unknown: (typed: string) => `Ein Abo „${typed}“ gibt es hier nicht. Mit /abo liste siehst du alle.`,
    mayNotManage:
      "Das dürfen hier nur, die den Kanal oder die Gruppe verwalten. Im privaten Chat mit mir darf es jeder.",
    cannotPost:
      "In diesen Kanal darf ich von mir aus nicht schreiben. Gib mir dort bitte die Rechte „Kanal ansehen“, „Nachrichten senden“ und „Links einbetten“.",
    tooMany: (most: number) => `Mehr als ${most} Abos gehen hier nicht. Mit /abo stopp beendest du eins.`,
  },

  changes: {
    title: (klasse: string, one: boolean) => `${klasse} · ${one ? "Planänderung" : "Planänderungen"}`,
    cancelled: " entfällt",
    takesPlace: " findet doch statt",
    moved: (where: string) => ` verlegt auf ${where}`,
    instead: (old: string) => `statt ${old} jetzt `,
    again: (teacher: string) => `wieder bei ${teacher}`,
    without: (teacher: string) => `ohne ${teacher}`,
    substitution: "Vertretung",
    noSubstitution: "doch keine Vertretung",
    room: "Raum ",
    roomAgain: (room: string) => `wieder in Raum ${room}`,
    extra: "zusätzlich ",
    notExtra: (subject: string) => `${subject} entfällt doch, war zusätzlich`,
    exam: "Klausur: ",
    noExam: "doch keine Klausur",
    event: "Veranstaltung: ",
    noEvent: (title: string) => `${title} findet nicht statt`,
    gone: " steht nicht mehr im Plan",
    new: "neu: ",
    note: (note: string) => `Hinweis: ${note}`,
    noNote: "Hinweis hinfällig",
    day: {
      free: (holiday) => (holiday ? `kein Unterricht mehr (${holiday})` : "kein Unterricht mehr eingetragen"),
      cancelled: () => "alles entfällt",
      school: () => "doch Unterricht",
    } as Readonly<Record<"free" | "cancelled" | "school", (holiday: string | null) => string>>,
  },

  post: {
    updated: (at: Temporal.ZonedDateTime) => `aktualisiert ${clockTime(at.toPlainTime())}`,
    holidays: (name: string) => (/ferien$/i.test(name) ? `Schöne ${name}!` : `Schulfrei: ${name}`),
    waiting:
      "WebUntis antwortet gerade nicht, deshalb kenne ich den Plan noch nicht. Sobald ich ihn habe, steht er hier.",
    refused: "WebUntis gibt mir den Plan nicht. Wer diesen Bot betreibt, muss die Zugangsdaten und Rechte prüfen.",
    pausedTitle: (klasse: string) => `Das Abo für die ${klasse} ruht`,
    paused: (why: Paused) => `Der Grund: ${de.abo.pausedWhy[why]}.`,
    place: (name: string) => `Der Ort: ${name}`,
    resume: "Ist das behoben, richtest du es dort mit /abo wieder ein.",
  },

  klasse: {
    remembered: (klasse: string) => `Klasse ${klasse} gemerkt`,
    forgotten: "Klasse vergessen",
    nowEnough: {
      asker: "Für dich genügt jetzt /stundenplan. Nur wo ein Kanal seine eigene Klasse hat, gilt die.",
      place: "In diesem Kanal genügt jetzt für alle /stundenplan.",
    },
    nowNone: {
      asker: "Ich weiß jetzt nicht mehr, in welcher Klasse du bist.",
      place: "Dieser Kanal gehört jetzt zu keiner Klasse mehr.",
    },
    counts: (klasse: string) => `Hier gilt die ${klasse}`,
    none: "Hier gilt noch keine Klasse",
    howTo: "Deine Klasse merke ich mir mit ",
    example: "/klasse 5a",
  },

  privacy: {
    title: "Was ich über dich weiß",
    intro: "So wenig wie möglich:",
    stored: [
      "deine Klasse, wenn du sie mir mit /klasse gesagt hast, zu deiner Nummer auf dieser Plattform",
      "deine Abos aus privaten Chats mit mir",
      "bei Abos in Gruppen und Kanälen deren Namen und deine Nummer, damit ich dir Bescheid geben kann, wenn dort etwas nicht mehr geht",
    ] as readonly string[],
    notStored:
      "Deinen Namen, deine Nachrichten und deine Fragen speichere ich nicht. Verschickte Posts vergesse ich nach 30 Tagen. Das WebUntis-Passwort gehört dem Betreiber; dein eigenes kenne ich nicht.",
    exportButton: "Auskunft als JSON",
    deleteButton: "Alles löschen",
    exportTitle: "Deine Daten",
    exported: "In der Datei steht alles, was ich über dich gespeichert habe.",
    onlyPrivate: "Deine Daten gebe ich dir nur im privaten Chat: Schreib mir dort /datenschutz auskunft.",
    really: "Wirklich alles löschen?",
    reallyWhat:
      "Ich vergesse deine Klasse und beende deine Abos im privaten Chat. Abos von Gruppen und Kanälen bleiben, wissen aber nicht mehr, dass sie von dir sind.",
    reallyButton: "Ja, alles löschen",
    forgotten: "Alles gelöscht",
    forgottenWhat: "Ich weiß nichts mehr über dich.",
  },

  errors: {
    title: "Das habe ich nicht verstanden",
    question: "Welche meinst du?",
    fault: "Da ist etwas schiefgegangen",
    unknownKlasse: (typed: string, near: boolean) =>
      near ? `Eine Klasse „${typed}“ gibt es hier nicht. Meintest du …?` : `Eine Klasse „${typed}“ gibt es hier nicht.`,
    manyKlassen: (typed: string) => `„${typed}“ passt auf mehrere Klassen. Welche meinst du?`,
    whichKlasseTitle: "Welche Klasse?",
    whichKlasseExample: (command: string) => `/${command} 5a`,
    whichKlasse: "Wähl eine aus oder schreib sie gleich dazu: ",
    noKlassen: "WebUntis nennt mir gerade keine Klassen. In den Ferien zum Schuljahreswechsel ist das normal.",
    unknownDay: (typed: string) =>
      `„${typed}“ verstehe ich nicht als Tag. Versuch es zum Beispiel mit heute, morgen, mi, 24.11. oder 24.11.2026.`,
    unknownWords: (typed: string) => `Mit „${typed}“ kann ich hier nichts anfangen.`,
    unknownTime: (typed: string) =>
      `„${typed}“ verstehe ich nicht als Uhrzeit. Versuch es zum Beispiel mit 06:30, 7 Uhr oder abends.`,
    unknownWeekdays: (typed: string) =>
      `„${typed}“ verstehe ich nicht als Wochentage. Versuch es zum Beispiel mit mo-fr oder mo, mi, fr.`,
    unknownChoice: (typed: string, choices: readonly string[]) =>
      `„${typed}“ geht hier nicht. Möglich ist: ${choices.join(", ")}.`,
    unknownPlace: (typed: string) => `Einen Kanal „${typed}“ finde ich nicht. Bin ich dort Mitglied?`,
    noRoles: "Rollen gibt es nur in Discord.",
    unknownCommand: (typed: string) => `Den Befehl „/${typed}“ kenne ich nicht.`,
    oldButton: "Dieser Knopf ist veraltet. Bitte frag noch einmal neu.",
    unreachable: "WebUntis antwortet gerade nicht. Bitte versuch es in ein paar Minuten noch einmal.",
    login: "WebUntis lässt mich nicht hinein. Wer diesen Bot betreibt, muss die Zugangsdaten prüfen.",
    noRight: "Das WebUntis-Konto dieses Bots darf das nicht lesen.",
    internal: "Ein unerwarteter Fehler ist aufgetreten. Bitte versuch es noch einmal.",
    id: (id: string) => `Fehlernummer ${id}`,
  },
};

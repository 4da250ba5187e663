import type { Closed, Question, Units } from "../../school/index.ts";
import { clockTime, type DateWords, dayAndMonth, writeDay } from "./dates.ts";

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
    unknownCommand: (typed: string) => `Den Befehl „/${typed}“ kenne ich nicht.`,
    oldButton: "Dieser Knopf ist veraltet. Bitte frag noch einmal neu.",
    unreachable: "WebUntis antwortet gerade nicht. Bitte versuch es in ein paar Minuten noch einmal.",
    login: "WebUntis lässt mich nicht hinein. Wer diesen Bot betreibt, muss die Zugangsdaten prüfen.",
    noRight: "Das WebUntis-Konto dieses Bots darf das nicht lesen.",
    internal: "Ein unerwarteter Fehler ist aufgetreten. Bitte versuch es noch einmal.",
    id: (id: string) => `Fehlernummer ${id}`,
  },
};

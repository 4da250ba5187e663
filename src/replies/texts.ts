import { clockTime } from "../bot/texts/days.ts";
import { bilingual } from "../bot/texts/index.ts";
import type { Units } from "../school/index.ts";

const ordinals = new Intl.PluralRules("en", { type: "ordinal" });
const ENDINGS: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: "st", two: "nd", few: "rd" };

/** "3" → "3rd"; unit names that are not numbers stay as they are. */
const ordinal = (unit: string) =>
  /^\d+$/.test(unit) ? `${unit}${ENDINGS[ordinals.select(Number(unit))] ?? "th"}` : unit;

const changes = (one: string, many: string, none: string) => (count: number) =>
  count === 0 ? none : `${count} ${count === 1 ? one : many}`;

const MINUTES_OF_HOUR = 60;

/** From two hours on, minutes are hard to read. */
const MOST_MINUTES = 120;

/** "23 Minuten", "2 Stunden 5 Minuten" */
const lasting = (hour: [string, string], minute: [string, string]) => (minutes: number) => {
  const counted = (count: number, [one, many]: [string, string]) => `${count} ${count === 1 ? one : many}`;
  if (minutes < MOST_MINUTES) return counted(minutes, minute);
  const rest = minutes % MINUTES_OF_HOUR;
  return [counted(Math.floor(minutes / MINUTES_OF_HOUR), hour), ...(rest ? [counted(rest, minute)] : [])].join(" ");
};
/** Texts about lessons and a day's plan. */
export const planTexts = bilingual({
  units: {
    de: ({ first, last }: Units) => (first === last ? `${first}. Stunde` : `${first}.–${last}. Stunde`),
    en: ({ first, last }: Units) =>
      first === last ? `${ordinal(first)} lesson` : `${ordinal(first)}–${ordinal(last)} lessons`,
  },
  /** "23 Minuten", "2 Stunden 5 Minuten" */
  lasting: {
    de: lasting(["Stunde", "Stunden"], ["Minute", "Minuten"]),
    en: lasting(["hour", "hours"], ["minute", "minutes"]),
  },
  heads: {
    time: { de: "Std.", en: "No." },
    subject: { de: "Fach", en: "Subject" },
    teacher: { de: "Lehrkraft", en: "Teacher" },
    room: { de: "Raum", en: "Room" },
  },
  /** Above the classes in a teacher's or a room's plan. */
  klasseHead: { de: "Klasse", en: "Class" },
  from: { de: "Unterricht ", en: "School from " },
  /** The same of a teacher or a room. */
  lessonsFrom: { de: "Unterricht ", en: "Lessons from " },
  until: { de: " bis ", en: " to " },
  changes: {
    de: changes("Änderung", "Änderungen", "keine Änderungen"),
    en: changes("change", "changes", "no changes"),
  },
  allDay: { de: "Ganztägig: ", en: "All day: " },
  changesTitle: {
    de: (klasse: string, day: string) => `Änderungen ${klasse} · ${day}`,
    en: (klasse: string, day: string) => `Changes for ${klasse} · ${day}`,
  },
  asUsual: { de: "Alles nach Plan.", en: "Everything is as planned." },
  otherwiseAsUsual: { de: "Sonst läuft alles nach Plan.", en: "Everything else is as planned." },
  /** Apart from the changes: when the whole day begins and ends. */
  wholeDay: { de: "Der Unterricht geht von ", en: "School runs from " },
  allCancelled: { de: "Alles entfällt", en: "Everything is cancelled" },
  lessonsCancelled: { de: "Der Unterricht entfällt", en: "The lessons are cancelled" },
  nothingHere: { de: "Nichts davon findet hier statt.", en: "None of this takes place here." },
  noLessons: { de: "Es ist kein Unterricht eingetragen.", en: "There are no lessons in the timetable." },
  instead: { de: (old: string) => ` statt ${old}`, en: (old: string) => ` instead of ${old}` },
  /** Beside what has changed, where nobody knows from what. */
  changed: { de: "geändert", en: "changed" },
  substitution: { de: "Vertretung", en: "cover" },
  missing: { de: "fehlt", en: "absent" },
  noTeacher: { de: "Lehrkraft fehlt", en: "teacher absent" },
  noSubject: { de: "Fach entfällt", en: "no subject" },
  cancelled: { de: "entfällt", en: "cancelled" },
  extra: { de: "zusätzlich", en: "extra" },
  exam: { de: "Klausur", en: "exam" },
  event: { de: "Veranstaltung", en: "event" },
  supervision: { de: "Pausenaufsicht", en: "break duty" },
  standby: { de: "Bereitschaft", en: "on standby" },
  officeHour: { de: "Sprechstunde", en: "consultation hour" },
  movedTo: { de: (where: string) => `verlegt auf ${where}`, en: (where: string) => `moved to ${where}` },
  movedFrom: { de: (where: string) => `verlegt von ${where}`, en: (where: string) => `moved from ${where}` },
  noRoom: { de: "Raum entfällt", en: "no room" },
  holidayWithLessons: {
    de: (holiday: string) => `Im Kalender steht: ${holiday}.`,
    en: (holiday: string) => `The calendar says: ${holiday}.`,
  },
  free: {
    holiday: {
      de: (holiday: string) => `${holiday}: kein Unterricht.`,
      en: (holiday: string) => `${holiday}: no lessons.`,
    },
    weekend: { de: "Wochenende: kein Unterricht.", en: "Weekend: no lessons." },
    empty: {
      de: "An diesem Tag ist für die Klasse kein Unterricht eingetragen.",
      en: "There are no lessons in this class’s timetable on this day.",
    },
    emptyHere: {
      de: "An diesem Tag ist hier nichts eingetragen.",
      en: "Nothing is scheduled here on this day.",
    },
    unpublished: {
      de: "Für diesen Tag zeigt die Schule (noch) keinen Plan.",
      en: "The school is not showing a timetable for this day (yet).",
    },
  },
  /** Of a plan that was put together from those of all classes. */
  incomplete: {
    de: (unread: number) =>
      `Zusammengesetzt aus den Plänen der Klassen. ${unread === 1 ? "Einer fehlt" : `${unread} fehlen`} mir gerade, es kann also mehr sein.`,
    en: (unread: number) =>
      `Put together from the classes’ timetables. ${unread === 1 ? "One is" : `${unread} are`} missing at the moment, so there may be more.`,
  },
  withoutDuties: {
    de: "Zusammengesetzt aus den Plänen der Klassen: Aufsichten stehen nicht darin.",
    en: "Put together from the classes’ timetables: they do not tell of break supervisions.",
  },
  goesOn: {
    de: (day: string) => `Weiter geht’s am ${day}.`,
    en: (day: string) => `Back to school on ${day}.`,
  },
  asOf: {
    de: (time: Temporal.PlainTime, day: string) => `Stand ${day && `${day}, `}${clockTime(time)}`,
    en: (time: Temporal.PlainTime, day: string) => `As of ${day && `${day}, `}${clockTime(time)}`,
  },
  stale: {
    de: (asOf: string) => `${asOf} · WebUntis antwortet gerade nicht`,
    en: (asOf: string) => `${asOf} · WebUntis is not answering at the moment`,
  },
  busy: {
    de: (asOf: string) => `${asOf} · gerade fragen sehr viele`,
    en: (asOf: string) => `${asOf} · a lot of people are asking right now`,
  },
});

/** Texts about changes to a plan that was posted before. */
export const changeTexts = bilingual({
  title: {
    de: (klasse: string, one: boolean) => `${klasse} · ${one ? "Planänderung" : "Planänderungen"}`,
    en: (klasse: string, one: boolean) => `${klasse} · ${one ? "Timetable change" : "Timetable changes"}`,
  },
  allDay: { de: "ganztägig", en: "all day" },
  cancelled: { de: " entfällt", en: " is cancelled" },
  takesPlace: { de: " findet doch statt", en: " is on after all" },
  moved: { de: (where: string) => ` verlegt auf ${where}`, en: (where: string) => ` moved to ${where}` },
  again: { de: (teacher: string) => `wieder bei ${teacher}`, en: (teacher: string) => `with ${teacher} again` },
  without: { de: (teacher: string) => `ohne ${teacher}`, en: (teacher: string) => `without ${teacher}` },
  substitution: { de: "Vertretung", en: "cover" },
  noSubstitution: { de: "doch keine Vertretung", en: "no cover after all" },
  room: { de: "Raum ", en: "room " },
  otherRoom: { de: "anderer Raum", en: "a different room" },
  roomAgain: { de: (room: string) => `wieder in Raum ${room}`, en: (room: string) => `in room ${room} again` },
  extra: { de: "zusätzlich ", en: "extra: " },
  notExtra: {
    de: (subject: string) => `${subject} entfällt doch, war zusätzlich`,
    en: (subject: string) => `${subject}, an extra lesson, is cancelled after all`,
  },
  exam: { de: "Klausur: ", en: "Exam: " },
  noExam: { de: "doch keine Klausur", en: "no exam after all" },
  event: { de: "Veranstaltung: ", en: "Event: " },
  noEvent: {
    de: (title: string) => `${title} findet nicht statt`,
    en: (title: string) => `${title} is not taking place`,
  },
  gone: { de: " steht nicht mehr im Plan", en: " is no longer in the timetable" },
  new: { de: "neu: ", en: "new: " },
  note: { de: (note: string) => `Hinweis: ${note}`, en: (note: string) => `note: ${note}` },
  noNote: { de: "Hinweis hinfällig", en: "note no longer applies" },
  day: {
    free: {
      de: (holiday: string | null) =>
        holiday ? `kein Unterricht mehr (${holiday})` : "kein Unterricht mehr eingetragen",
      en: (holiday: string | null) =>
        holiday ? `no lessons any more (${holiday})` : "no lessons in the timetable any more",
    },
    cancelled: {
      de: (_: string | null) => "alles entfällt",
      en: (_: string | null) => "everything is cancelled",
    },
    school: {
      de: (_: string | null) => "doch Unterricht",
      en: (_: string | null) => "there are lessons after all",
    },
  },
});

/** Texts for asking which class is meant. */
export const whichKlasseTexts = bilingual({
  title: { de: "Welche Klasse?", en: "Which class?" },
  choose: { de: "Wähl eine aus oder schreib sie gleich dazu: ", en: "Choose one, or type it straight away: " },
});

/** Texts for asking which teacher or room is meant. */
export const whichElementTexts = bilingual({
  titles: {
    teacher: { de: "Welche Lehrkraft?", en: "Which teacher?" },
    room: { de: "Welcher Raum?", en: "Which room?" },
  },
  choose: { de: "Wähl aus oder schreib den Namen gleich dazu: ", en: "Choose, or type the name right away: " },
  none: {
    teacher: { de: "WebUntis nennt mir gerade keine Lehrkräfte.", en: "WebUntis names no teachers at the moment." },
    room: { de: "WebUntis nennt mir gerade keine Räume.", en: "WebUntis names no rooms at the moment." },
  },
});

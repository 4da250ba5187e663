import { clockTime, type DateWords, writeDay } from "./dates.ts";
import type { de } from "./de.ts";

const words: DateWords = {
  weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  weekdaysShort: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  months: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
};

const day = writeDay(words, (weekday, date, month) => `${weekday} ${date} ${words.months[month - 1]?.slice(0, 3)}`);
const dayWithYear = (date: Temporal.PlainDate) => `${day(date)} ${date.year}`;
const ordinal = (unit: string) => {
  if (!/^\d+$/.test(unit)) return unit;
  const ending = /(^|[^1])1$/.test(unit)
    ? "st"
    : /(^|[^1])2$/.test(unit)
      ? "nd"
      : /(^|[^1])3$/.test(unit)
        ? "rd"
        : "th";
  return unit + ending;
};

/** Every sentence the bot says in English. */
export const en: typeof de = {
  language: "en",

  day,
  dayLong: (date) => `${words.weekdays[date.dayOfWeek - 1]}, ${date.day} ${words.months[date.month - 1]}`,
  dayWithYear,
  stretch: (start, end) => (start.equals(end) ? dayWithYear(start) : `${day(start)} to ${dayWithYear(end)}`),
  daysLater: (days, fromToday) => {
    if (days <= 0) return fromToday ? "now" : "running then";
    if (!fromToday) return `${days} ${days === 1 ? "day" : "days"} later`;
    return days === 1 ? "tomorrow" : `in ${days} days`;
  },
  units: ({ first, last }) =>
    first === last ? `${ordinal(first)} lesson` : `${ordinal(first)}–${ordinal(last)} lesson`,

  relativeDays: { today: "Today", tomorrow: "Tomorrow", dayAfterTomorrow: "Day after tomorrow" },

  plan: {
    heads: { time: "Unit", subject: "Subject", teacher: "Teacher", room: "Room" },
    from: "School from ",
    until: " to ",
    changes: (changes) => (changes === 0 ? "no changes" : `${changes} ${changes === 1 ? "change" : "changes"}`),
    asUsual: "Everything as planned.",
    allCancelled: "Everything is cancelled",
    instead: (old) => ` instead of ${old}`,
    missing: "missing",
    cancelled: "cancelled",
    extra: "additional",
    exam: "exam",
    event: "event",
    movedTo: (where) => `moved to ${where}`,
    movedFrom: (where) => `moved from ${where}`,
    noRoom: "no room",
    holidayWithLessons: (holiday) => `The calendar says: ${holiday}.`,
    free: {
      holiday: (holiday) => `${holiday}: no lessons.`,
      weekend: "Weekend: no lessons.",
      empty: "No lessons are entered for this class on this day.",
      unpublished: "The school does not show a timetable for this day (yet).",
    },
    goesOn: (date) => `School goes on on ${en.dayLong(date)}.`,
  },

  asOf: (at, today) =>
    at.toPlainDate().equals(today)
      ? `As of ${clockTime(at.toPlainTime())}`
      : `As of ${day(at.toPlainDate())}, ${clockTime(at.toPlainTime())}`,
  stale: (asOf) => `${asOf} · WebUntis is not answering at the moment`,

  buttons: { before: (date) => `◀ ${date}`, today: "Today", after: (date) => `${date} ▶`, help: "Help" },

  free: {
    school: (date) => `School: ${date}`,
    free: (date) => `No school: ${date}`,
    unknown: (date) => `Not yet known: ${date}`,
    isSchool: "There is school on this day.",
    schoolOnHoliday: (holiday) => `There is school on this day, although the calendar says “${holiday}”.`,
    isHoliday: (holiday) => `No school: ${holiday}.`,
    isWeekend: "No school: weekend.",
    isEmpty: "No school: no lessons are entered.",
    isEmptyBridging: "No school: a bridging day, no lessons are entered.",
    isUnpublished: "The school does not show a timetable for this day yet. The holiday calendar has nothing on it.",
    goesOn: "Next school day",
    nextFree: "Next free day",
    nextHolidays: "Holidays",
    noHolidays: "The school’s calendar has no further holidays.",
    bridgingDays: "Bridging days",
    bridgingFree: "no school",
    bridgingSchool: "school, says the calendar",
    longFree: (days, stretch) => `with weekends ${days} days off in a row, ${stretch}`,
    weekend: "weekend",
  },

  help: {
    title: "How to ask me",
    intro: "I show you the timetable with all changes from WebUntis.",
    examples: [
      ["/timetable 5a", "the next school day of 5a"],
      ["/timetable 5a tomorrow", "a certain day"],
      ["/changes 5a", "only what is different from usual"],
      ["/free", "whether there is school, and the next holidays"],
      ["/free 24.12.", "the same for another day"],
      ["/help", "this help"],
    ],
    timetableButton: "/timetable",
    freeButton: "/free",
    days: "Write days as you like: ",
    dayExamples: ["today", "tomorrow", "wed", "24.11.", "2026-11-24"],
  },

  status: {
    title: "What WebUntis shows me",
    intro: "These doors are open to the bot’s account:",
    questions: {
      klassen: "Classes",
      teachers: "Teachers",
      rooms: "Rooms",
      timegridUnits: "Time grid",
      holidays: "Holidays",
      schoolyears: "School years",
      timetable: "Timetable",
      exams: "Exams",
      messagesOfDay: "Messages of the day",
      lastImportTime: "Time of the last change",
    },
    open: (what, source) => `${what} ✓ by ${source}`,
    closed: (what, why) => `${what} ✗ (${why})`,
    why: { "no-right": "no right", "no-method": "does not exist here" },
  },

  errors: {
    title: "I did not understand that",
    question: "Which one do you mean?",
    fault: "Something went wrong",
    unknownKlasse: (typed, near) =>
      near ? `There is no class “${typed}” here. Did you mean …?` : `There is no class “${typed}” here.`,
    manyKlassen: (typed) => `“${typed}” fits several classes. Which one do you mean?`,
    whichKlasseTitle: "Which class?",
    whichKlasseExample: (command) => `/${command === "vertretung" ? "changes" : "timetable"} 5a`,
    whichKlasse: "Choose one, or type it right away: ",
    noKlassen: "WebUntis names no classes at the moment. At the turn of the school year this is normal.",
    unknownDay: (typed) =>
      `I do not understand “${typed}” as a day. Try for example today, tomorrow, wed, 24.11. or 2026-11-24.`,
    unknownCommand: (typed) => `I do not know the command “/${typed}”.`,
    oldButton: "This button is out of date. Please ask again.",
    unreachable: "WebUntis is not answering at the moment. Please try again in a few minutes.",
    login: "WebUntis does not let me in. Whoever runs this bot has to check its credentials.",
    noRight: "The WebUntis account of this bot may not read that.",
    internal: "An unexpected error happened. Please try again.",
    id: (id) => `Error number ${id}`,
  },
};

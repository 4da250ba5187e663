import { clockTime, type DateWords, printWeekdays, writeDay } from "./dates.ts";
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
    supervision: "break supervision",
    standby: "standby",
    officeHour: "office hour",
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
      ["/subscription 5a 06:30", "the timetable every school day by itself, and what changes"],
      ["/class 5a", "remembers your class: then /timetable will do"],
      ["/privacy", "what I store about you"],
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

  abo: {
    weekdays: (days) => (days.length === 7 ? "every school day" : printWeekdays(days, words.weekdaysShort, "–", ", ")),
    short: ({ klasse, time }) => `${klasse}, ${clockTime(time)}`,
    line: (subscription) =>
      [
        subscription.klasse,
        `${en.abo.when(subscription)}${subscription.onlyChanges ? ", only changes" : ""}`,
        `alerts: ${{ none: "none", near: "only today and tomorrow", all: "all" }[subscription.notices]}`,
        ...(subscription.paused ? [`resting: ${en.abo.pausedWhy[subscription.paused]}`] : []),
      ].join(" · "),
    pausedWhy: {
      gone: "the channel no longer exists",
      forbidden: "I may no longer write there",
      blocked: "I am blocked there",
      klasse: "the class no longer exists",
    },
    when: ({ weekdays, time, eve }) =>
      eve
        ? weekdays.length === 7
          ? `at ${clockTime(time)} on the evening before every school day`
          : `at ${clockTime(time)} on the evening before (for ${en.abo.weekdays(weekdays)})`
        : `${en.abo.weekdays(weekdays)} at ${clockTime(time)}`,
    what: ({ onlyChanges }, isHere) =>
      onlyChanges
        ? ` I tell ${isHere ? "here" : "there"} what is different from usual. When all goes as planned I say nothing.`
        : ` the timetable comes ${isHere ? "here" : "there"}. On free days all is quiet.`,
    notices: {
      none: "Changes that come later I do not tell.",
      near: "When something changes for today or the next school day, I say so at once.",
      all: "When something changes in the next school days, I say so at once.",
    },
    role: "For changes of today and tomorrow I mention the chosen role.",
    first: (at) => `For the first time on ${day(at.toPlainDate())} at ${clockTime(at.toPlainTime())}.`,
    started: (klasse) => `Subscription for ${klasse}`,
    replaced: (klasse) => `Subscription for ${klasse} changed`,
    whichTimeTitle: (klasse) => `When shall the timetable of ${klasse} come?`,
    whichTime: "Choose a time or add it right away: ",
    whichTimeExample: (klasse) => `/subscription ${klasse} 06:45`,
    eveChoice: (time) => `The evening before, ${time}`,
    eveningChoice: (time) => `In the evening, ${time}, only what is different tomorrow`,
    listTitle: "Subscriptions here",
    listThere: "Subscriptions there",
    noneThere: "There is no subscription there yet. This is how to make one: ",
    none: "There is no subscription here yet. This is how to make one: ",
    example: "/subscription 5a 06:30",
    startButton: "Subscribe",
    stopButton: (subscription) => `End: ${subscription}`,
    stopped: "Subscription ended",
    unknown: (typed) => `There is no subscription “${typed}” here. /subscription list shows all.`,
    mayNotManage:
      "Only those who manage the channel or group may do that here. In a private chat with me everybody may.",
    cannotPost:
      "I may not write to this channel by myself. Please give me the rights “View Channel”, “Send Messages” and “Embed Links” there.",
    tooMany: (most) => `More than ${most} subscriptions are not possible here. /subscription stop ends one.`,
  },

  changes: {
    title: (klasse, one) => `${klasse} · ${one ? "Change of plan" : "Changes of plan"}`,
    cancelled: " is cancelled",
    takesPlace: " takes place after all",
    moved: (where) => ` moved to ${where}`,
    instead: (old) => `instead of ${old} now `,
    again: (teacher) => `with ${teacher} again`,
    without: (teacher) => `without ${teacher}`,
    substitution: "substitution",
    noSubstitution: "no substitution after all",
    room: "room ",
    roomAgain: (room) => `in room ${room} again`,
    extra: "additional: ",
    notExtra: (subject) => `${subject}, which was additional, is cancelled`,
    exam: "Exam: ",
    noExam: "no exam after all",
    event: "Event: ",
    noEvent: (title) => `${title} does not take place`,
    gone: " is no longer in the timetable",
    new: "new: ",
    note: (note) => `note: ${note}`,
    noNote: "the note no longer counts",
    day: {
      free: (holiday) => (holiday ? `no lessons any more (${holiday})` : "no lessons entered any more"),
      cancelled: () => "all is cancelled",
      school: () => "lessons after all",
    },
  },

  post: {
    updated: (at) => `updated ${clockTime(at.toPlainTime())}`,
    holidays: (name) => (/ferien$/i.test(name) ? `Have a good time: ${name}!` : `No school: ${name}`),
    waiting:
      "WebUntis does not answer at the moment, so I do not know the timetable yet. It will stand here as soon as I have it.",
    refused: "WebUntis does not give me the timetable. Whoever runs this bot has to check its account and rights.",
    pausedTitle: (klasse) => `The subscription for ${klasse} rests`,
    paused: (why) => `The reason: ${en.abo.pausedWhy[why]}.`,
    place: (name) => `The place: ${name}`,
    resume: "When that is mended, make it again there with /subscription.",
  },

  klasse: {
    remembered: (klasse) => `Class ${klasse} remembered`,
    forgotten: "Class forgotten",
    nowEnough: {
      asker: "For you /timetable will do now. Only where a channel has a class of its own, that one counts.",
      place: "In this channel /timetable will do now for everybody.",
    },
    nowNone: {
      asker: "I no longer know which class you are in.",
      place: "This channel belongs to no class any more.",
    },
    counts: (klasse) => `Here ${klasse} counts`,
    none: "No class counts here yet",
    howTo: "I remember your class with ",
    example: "/class 5a",
  },

  privacy: {
    title: "What I know about you",
    intro: "As little as possible:",
    stored: [
      "your class, if you told me with /class, with your number on this platform",
      "your subscriptions in private chats with me",
      "for subscriptions in groups and channels their names and your number, so that I can tell you when something there stops working",
    ],
    notStored:
      "I do not store your name, your messages or your questions. Posts that were sent are forgotten after 30 days. The WebUntis password belongs to whoever runs the bot; I do not know yours.",
    exportButton: "Give it out as JSON",
    deleteButton: "Delete it all",
    exportTitle: "Your data",
    exported: "The file holds everything that I have stored about you.",
    onlyPrivate: "I give out your data in a private chat only: write /privacy export to me there.",
    really: "Really delete it all?",
    reallyWhat:
      "I forget your class and end your subscriptions in the private chat. Those of groups and channels stay, but no longer know that they are yours.",
    reallyButton: "Yes, delete it all",
    forgotten: "All deleted",
    forgottenWhat: "I know nothing about you any more.",
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
    unknownWords: (typed) => `I do not know what to do with “${typed}” here.`,
    unknownTime: (typed) =>
      `I do not understand “${typed}” as a time. Try 06:30, 7:15 or abends (evenings), for example.`,
    unknownWeekdays: (typed) =>
      `I do not understand “${typed}” as weekdays. Try mon-fri or mon, wed, fri, for example.`,
    unknownChoice: (typed, choices) => `“${typed}” is not possible here. These are: ${choices.join(", ")}.`,
    unknownPlace: (typed) => `I cannot find a channel “${typed}”. Am I a member there?`,
    noRoles: "There are roles on Discord only.",
    unknownCommand: (typed) => `I do not know the command “/${typed}”.`,
    oldButton: "This button is out of date. Please ask again.",
    unreachable: "WebUntis is not answering at the moment. Please try again in a few minutes.",
    login: "WebUntis does not let me in. Whoever runs this bot has to check its credentials.",
    noRight: "The WebUntis account of this bot may not read that.",
    internal: "An unexpected error happened. Please try again.",
    id: (id) => `Error number ${id}`,
  },
};

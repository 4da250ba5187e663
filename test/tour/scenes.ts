import type { Localised } from "../../src/bot/command.ts";

/** Who asks, and where: alone with the bot, or in a group or channel with or without the right to manage it, or without showing who it is; or whoever runs the bot. */
export type Who = "alone" | "group" | "channel" | "manager" | "nobody" | "operator" | "operator in a group";

/**
 * How the bot is. `closed`: it answers only where it is admitted; `crowded`: a group and its operator have all the subscriptions there may be; `busy`: so
 * many ask that WebUntis is spared; `hidden`: without teachers' names; `locked`, `full`, `broken`: the database. The others: why WebUntis does not answer, or
 * what it lacks.
 */
export const WORLDS = [
  ...(["open", "closed", "crowded", "busy", "hidden"] as const),
  ...(["down", "password", "sso", "key", "unknown", "no-right", "no-lists", "no-classes"] as const),
  ...(["locked", "full", "broken"] as const),
];
export type World = (typeof WORLDS)[number];

/** Other places than the one where it is asked, by what happens to posts there. `lost` is none. */
export const PLACES = {
  lost: "@nirgendwo",
  foreign: "@fremde_gruppe",
  mute: "@stummer_kanal",
  closed: "@nicht_zugelassen",
  crowded: "@volle_gruppe",
} as const;

/** Something that is asked, with all that matters for the answer. */
export interface Scene {
  readonly world: World;
  readonly who: Who;
  /** What is typed, without the slash. */
  readonly typed: Localised;
  /** Typed without a slash, as people talk. */
  readonly isTalk: boolean;
  /** What is filled in beside it, where a platform has fields for that: on Discord. */
  readonly given: Readonly<Record<string, string>>;
  /** What the same person has typed before. */
  readonly before: readonly string[];
  /** The buttons to press then, one in each answer, counted from 0. */
  readonly press: readonly number[];
  /** A button from before an update is pressed, which neither platform shows any more. */
  readonly pressesOld: boolean;
  /** Somebody else presses them. */
  readonly pressedByOther: boolean;
  /** How often it is asked, where only the last answer matters. */
  readonly times: number;
}

const same = (line: string): Localised => ({ de: line, en: line });

const scene = (de: string, en: string, more: Partial<Scene> = {}): Scene => ({
  world: "open",
  who: "alone",
  typed: { de, en },
  given: {},
  before: [],
  press: [],
  pressesOld: false,
  pressedByOther: false,
  isTalk: false,
  times: 1,
  ...more,
});

/** The same for both languages. */
const bare = (line: string, more: Partial<Scene> = {}): Scene => ({ ...scene("", "", more), typed: same(line) });

/** Every command, in the order of the help. */
const ANSWERS: readonly Scene[] = [
  scene("stundenplan 5a", "timetable 5a"),
  scene("stundenplan 5a do", "timetable 5a thu"),
  scene("stundenplan 7b mi", "timetable 7b wed"),
  scene("stundenplan 5a sa", "timetable 5a sat"),
  scene("stundenplan 5a 24.12.", "timetable 5a 24.12."),
  scene("stundenplan 5a 3.8.2027", "timetable 5a 2027-08-03"),
  scene("stundenplan", "timetable", { before: ["klasse 6a"] }),
  scene("stundenplan", "timetable", { press: [0] }),
  scene("stundenplan", "timetable", { who: "group" }),
  scene("vertretung 5a do", "changes 5a thu"),
  scene("vertretung 5a mo", "changes 5a mon"),
  scene("naechste 5a", "next 5a"),
  scene("naechste 5a sa", "next 5a sat"),
  scene("lehrer HUB", "teacher HUB"),
  scene("lehrer DEM", "teacher DEM"),
  scene("lehrer", "teacher"),
  scene("raum R101", "room R101"),
  scene("raum", "room"),
  scene("raeume", "rooms"),
  scene("raeume 3 mi", "rooms 3 wed"),
  scene("raeume mi", "rooms wed"),
  scene("woche 5a", "week 5a"),
  scene("woche Q1", "week Q1"),
  scene("woche 5a KW 52", "week 5a week 52"),
  scene("frei", "free", { before: ["klasse 5a"] }),
  scene("ferien", "holidays"),
  scene("klausuren 8b", "exams 8b"),
  scene("klausuren 5a", "exams 5a"),
  scene("hausaufgaben 8b", "homework 8b"),
  scene("nachrichten", "messages"),
  scene("faecher 5a", "subjects 5a"),
  scene("faecher Q1", "subjects Q1", { press: [0] }),
  scene("abo", "subscription"),
  scene("abo", "subscription", { press: [0, 0] }),
  scene("abo 5a 06:30", "subscription 5a 06:30", { who: "manager" }),
  scene("abo 5a abends", "subscription 5a evenings"),
  scene("abo 5a 18:00 mo-mi", "subscription 5a 18:00 mon-wed"),
  scene("abo liste", "subscription list"),
  scene("abo liste", "subscription list", { before: ["abo 5a 06:30", "abo 7b abends"], who: "manager" }),
  scene("abo stopp", "subscription stop", { before: ["abo 5a 06:30"] }),
  scene("abo stopp", "subscription stop", { before: ["abo 5a 06:30", "abo 7b 06:30"] }),
  scene("klasse 5a", "class 5a"),
  scene("klasse", "class"),
  scene("klasse", "class", { before: ["klasse 5a"] }),
  scene("klasse 5a kanal", "class 5a kanal", { who: "manager" }),
  scene("meinekurse Q1", "mycourses Q1"),
  scene("meinekurse", "mycourses", { before: ["meinekurse Q1 fertig", "meinekurse 5a für Anna"] }),
  scene("meinekurse Q1 fertig", "mycourses Q1 done", { press: [0] }),
  scene("stundenplan Q1", "timetable Q1", {
    before: ["meinekurse Q1 +RMjSj5yZ", "meinekurse Q1 +bkRBFvNp", "meinekurse Q1 +OR2HBHoE"],
  }),
  scene("meinekurse Q1", "mycourses Q1", { who: "group" }),
  scene("klasse vergessen", "class forget", { before: ["klasse 5a"] }),
  bare("start", { press: [0] }),
  bare("start", { who: "manager", press: [0] }),
  bare("start 5a", { who: "group" }),
  scene("studenplan 5a", "timetabel 5a"),
  scene("frei weihnachten", "free christmas"),
  scene("frei winterferien", "free winter holidays"),
  scene("hilfe", "help"),
  scene("hilfe", "help", { who: "group" }),
  scene("datenschutz", "privacy"),
  scene("datenschutz auskunft", "privacy auskunft", { before: ["klasse 5a", "abo 5a 06:30"] }),
  scene("datenschutz", "privacy", { before: ["klasse 5a"], press: [1, 0] }),
  bare("status", { who: "operator" }),
  scene("betreiber", "operator", { who: "operator" }),
  scene("orte", "places", { who: "operator" }),
  scene("sperren", "block", { who: "operator" }),
  scene("zulassen", "approve", { who: "operator" }),
];

/** In words of one's own, alone with the bot. */
const TALK: readonly Scene[] = [
  bare("5a"),
  scene("was ist morgen", "what is tomorrow", { before: ["klasse 5a"] }),
  scene("wann habe ich aus", "when does school end", { before: ["klasse 5a"] }),
  scene("hallo", "hello"),
  scene("blubb", "blurb"),
].map((each) => ({ ...each, isTalk: true }));

/** As many as a place may have subscriptions. */
const SUBSCRIBED = ["5a", "5b", "6a", "6b", "7a", "7b", "8a", "8b", "9a", "9b"].flatMap((name) => [
  `abo ${name} 06:30`,
  `abo ${name} abends`,
]);

/** Everything that can be asked wrongly, or by the wrong person. */
const REFUSALS: readonly Scene[] = [
  scene("stundenplan 5x", "timetable 5x"),
  scene("stundenplan 5x", "timetable 5x", { who: "group" }),
  scene("stundenplan 5", "timetable 5"),
  scene("stundenplan Quarzsandkasten", "timetable Quarzsandkasten"),
  scene("stundenplan 5a blubb blubb", "timetable 5a blubb blubb"),
  scene("abo 5a 06:30 blubb", "subscription 5a 06:30 blurb"),
  scene("stundenplan 5a 31.11.", "timetable 5a 31.11."),
  scene("studenplan 5a", "timetabel 5a"),
  scene("ferien 5a", "holidays 5a"),
  scene("abo 5a 25:00", "subscription 5a 25:00"),
  scene("abo 5x 06:30", "subscription 5x 06:30"),
  scene("abo Quarzsandkasten 06:30", "subscription Quarzsandkasten 06:30"),
  scene("abo 5a 06:30", "subscription 5a 06:30", { who: "group" }),
  scene("abo 5a 06:30", "subscription 5a 06:30", { who: "channel" }),
  scene("abo 5a 06:30", "subscription 5a 06:30", { who: "manager", press: [0], pressedByOther: true }),
  ...[PLACES.lost, PLACES.foreign, PLACES.mute].map((place) =>
    scene(`abo 5a 06:30 ${place}`, `subscription 5a 06:30 ${place}`),
  ),
  scene(`abo 5a 06:30 ${PLACES.closed}`, `subscription 5a 06:30 ${PLACES.closed}`, {
    who: "operator",
    world: "closed",
  }),
  ...[{ tage: "blubb" }, { meldungen: "blubb" }, { rolle: "123456789012345678" }].map((given) =>
    scene("abo start", "subscription start", { given: { klasse: "5a", zeit: "06:30", ...given } }),
  ),
  scene("abo start", "subscription start", {
    given: { klasse: "5a", zeit: "06:30", rolle: "123456789012345678" },
    who: "manager",
  }),
  scene("abo Q1 06:30", "subscription Q1 06:30", { before: SUBSCRIBED }),
  scene("abo 5a 06:30", "subscription 5a 06:30", { world: "crowded", who: "operator" }),
  scene(`abo 5a 06:30 ${PLACES.crowded}`, `subscription 5a 06:30 ${PLACES.crowded}`, { world: "crowded" }),
  scene("abo stopp 9z", "subscription stop 9z", { before: ["abo 5a 06:30"] }),
  scene("meinekurse 5a für <3", "mycourses 5a for <3"),
  bare("meinekurse 5a +++"),
  scene("meinekurse Q1", "mycourses Q1", { who: "nobody" }),
  scene("meinekurse 8a ich", "mycourses 8a me", {
    before: ["5a", "5b", "5c", "5d", "6a", "6b", "6c", "6d", "7a", "7b"].map((klasse) => `meinekurse ${klasse} Kind`),
  }),
  scene("klasse 5a kanal", "class 5a kanal", { who: "group" }),
  scene("klasse 5a", "class 5a", { who: "nobody" }),
  scene("klasse 5a", "class 5a", { pressesOld: true }),
  scene("stundenplan 5a 2040-01-01", "timetable 5a 2040-01-01"),
  scene("datenschutz auskunft", "privacy auskunft", { who: "group" }),
  scene("datenschutz loeschen", "privacy loeschen", { who: "group" }),
  bare("status"),
  scene("orte", "places"),
  scene("orte", "places", { who: "operator in a group" }),
  scene("betreiber", "operator"),
  scene("betreiber falsch", "operator wrong"),
  scene("betreiber falsch", "operator wrong", { who: "group" }),
  scene("zulassen Nirgendwo", "approve Nowhere", { who: "operator" }),
  ...["Quarz", "B"].map((name) => scene(`lehrer ${name}`, `teacher ${name}`)),
  ...["Quarz", "R1"].map((name) => scene(`raum ${name}`, `room ${name}`)),
  scene("lehrer HUB", "teacher HUB", { world: "hidden" }),
  scene("raeume", "rooms", { given: { stunde: "blubb" } }),
  scene("woche 5a", "week 5a", { given: { klasse: "5a", woche: "blubb" } }),
  scene("klausuren 8b", "exams 8b", { given: { seite: "blubb" } }),
  scene("woche 5a", "week 5a", { given: { woche: "blubb" } }),
  scene("hilfe", "help", { times: 25 }),
  scene("stundenplan 5a", "timetable 5a", { world: "closed" }),
  scene("stundenplan 5a", "timetable 5a", { world: "closed", who: "group" }),
  scene("hilfe", "help", { world: "closed" }),
  scene("stundenplan 5a", "timetable 5a", { world: "down" }),
  scene("frei", "free", { world: "down" }),
  scene("hausaufgaben 5a", "homework 5a", { world: "no-right" }),
  scene("nachrichten", "messages", { world: "no-right" }),
  scene("stundenplan 5a", "timetable 5a", { world: "no-lists" }),
  scene("lehrer", "teacher", { world: "no-lists" }),
  scene("raum", "room", { world: "no-lists" }),
  ...(["busy", "unknown", "no-right", "no-classes", "broken"] as const).map((world) =>
    scene("stundenplan 5a", "timetable 5a", { world }),
  ),
  scene("klasse 5a", "class 5a", { world: "locked" }),
  scene("klasse 5a", "class 5a", { world: "full" }),
  scene("stundenplan 5a", "timetable 5a", { world: "password" }),
  scene("stundenplan 5a", "timetable 5a", { world: "sso" }),
  scene("stundenplan 5a", "timetable 5a", { world: "key" }),
];

/** A scene's line as it is typed. */
export const lineOf = ({ typed, isTalk }: Pick<Scene, "typed" | "isTalk">, language: keyof Localised) =>
  `${isTalk ? "" : "/"}${typed[language]}`;

export const SCENES: readonly Scene[] = [...ANSWERS, ...TALK, ...REFUSALS];

import type { Localised } from "../../src/bot/command.ts";

/** Who asks, and where: alone with the bot, or in a group or channel with or without the right to manage it; or whoever runs the bot. */
export type Who = "alone" | "group" | "manager" | "operator";

/** How the bot is. `closed`: it answers only where it is admitted. The others: why WebUntis does not answer. */
export const WORLDS = ["open", "closed", "down", "password", "sso", "key"] as const;
export type World = (typeof WORLDS)[number];

/** Something that is asked, with all that matters for the answer. */
export interface Scene {
  readonly world: World;
  readonly who: Who;
  /** What is typed, without the slash. */
  readonly typed: Localised;
  /** Typed without a slash, as people talk. */
  readonly isTalk: boolean;
  /** What the same person has typed before. */
  readonly before: readonly string[];
  /** The buttons to press then, one in each answer, counted from 0. */
  readonly press: readonly number[];
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
  before: [],
  press: [],
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
  scene("schluss 5a do", "hometime 5a thu"),
  scene("schluss 5a sa", "hometime 5a sat"),
  scene("frei", "free", { before: ["klasse 5a"] }),
  scene("ferien", "holidays"),
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

/** Everything that can be asked wrongly, or by the wrong person. */
const REFUSALS: readonly Scene[] = [
  scene("stundenplan 5x", "timetable 5x"),
  scene("stundenplan 5x", "timetable 5x", { who: "group" }),
  scene("stundenplan 5", "timetable 5"),
  scene("stundenplan Quarzsandkasten", "timetable Quarzsandkasten"),
  scene("stundenplan 5a blubb blubb", "timetable 5a blubb blubb"),
  scene("stundenplan 5a 31.11.", "timetable 5a 31.11."),
  scene("studenplan 5a", "timetabel 5a"),
  scene("ferien 5a", "holidays 5a"),
  scene("abo 5a 25:00", "subscription 5a 25:00"),
  scene("abo 5x 06:30", "subscription 5x 06:30"),
  scene("abo Quarzsandkasten 06:30", "subscription Quarzsandkasten 06:30"),
  scene("abo 5a 06:30", "subscription 5a 06:30", { who: "group" }),
  scene("abo 5a 06:30", "subscription 5a 06:30", { who: "manager", press: [0], pressedByOther: true }),
  scene("abo 5a 06:30 @nirgendwo", "subscription 5a 06:30 @nirgendwo"),
  scene("abo stopp 9z", "subscription stop 9z", { before: ["abo 5a 06:30"] }),
  scene("klasse 5a kanal", "class 5a kanal", { who: "group" }),
  scene("datenschutz auskunft", "privacy auskunft", { who: "group" }),
  scene("datenschutz loeschen", "privacy loeschen", { who: "group" }),
  bare("status"),
  scene("orte", "places"),
  scene("betreiber falsch", "operator wrong"),
  scene("zulassen Nirgendwo", "approve Nowhere", { who: "operator" }),
  scene("hilfe", "help", { times: 25 }),
  scene("stundenplan 5a", "timetable 5a", { world: "closed" }),
  scene("stundenplan 5a", "timetable 5a", { world: "closed", who: "group" }),
  scene("hilfe", "help", { world: "closed" }),
  scene("stundenplan 5a", "timetable 5a", { world: "down" }),
  scene("frei", "free", { world: "down" }),
  scene("stundenplan 5a", "timetable 5a", { world: "password" }),
  scene("stundenplan 5a", "timetable 5a", { world: "sso" }),
  scene("stundenplan 5a", "timetable 5a", { world: "key" }),
];

/** A scene's line as it is typed. */
export const lineOf = ({ typed, isTalk }: Pick<Scene, "typed" | "isTalk">, language: keyof Localised) =>
  `${isTalk ? "" : "/"}${typed[language]}`;

export const SCENES: readonly Scene[] = [...ANSWERS, ...TALK, ...REFUSALS];

import { bilingual, type Wording } from "../bot/texts/index.ts";
import type { Door, LoginDoors } from "../school/index.ts";

const texts = bilingual({
  methods: {
    klassen: { de: "Klassen", en: "Classes" },
    teachers: { de: "Lehrkräfte", en: "Teachers" },
    rooms: { de: "Räume", en: "Rooms" },
    timegridUnits: { de: "Zeitraster", en: "Time grid" },
    holidays: { de: "Ferien", en: "Holidays" },
    schoolyears: { de: "Schuljahre", en: "School years" },
    timetable: { de: "Plan", en: "Timetable" },
    ownTimetable: { de: "Eigener Plan", en: "Own timetable" },
    exams: { de: "Prüfungen", en: "Exams" },
    homework: { de: "Hausaufgaben", en: "Homework" },
    lessonDetails: { de: "Einzelheiten einer Stunde", en: "Details of a lesson" },
    messagesOfDay: { de: "Tagesnachrichten", en: "Messages of the day" },
    inbox: { de: "Posteingang", en: "Inbox" },
    ownAbsences: { de: "Eigene Fehlzeiten", en: "Own absences" },
    lastImportTime: { de: "Zeit der letzten Änderung", en: "Time of the last change" },
  },
  openBy: {
    de: (source: string, what: string) => `Offen über ${source}: ${what}`,
    en: (source: string, what: string) => `Open by ${source}: ${what}`,
  },
  why: {
    "no-right": { de: "kein Recht", en: "no right" },
    "no-method": { de: "gibt es hier nicht", en: "does not exist here" },
  },
});

const loginTexts = bilingual({
  login: {
    de: (door: string, shut: string) => `Anmeldung ✓ über ${door} (${shut})`,
    en: (door: string, shut: string) => `Login ✓ by ${door} (${shut})`,
  },
  shut: {
    closed: { de: (door: string) => `${door} geschlossen`, en: (door: string) => `${door} closed` },
    broken: { de: (door: string) => `${door} gestört`, en: (door: string) => `${door} out of order` },
  },
  doors: {
    authenticate: { de: "JSON-RPC", en: "JSON-RPC" },
    "web-form": { de: "Web-Formular", en: "web form" },
    mobile: { de: "Untis Mobile", en: "Untis Mobile" },
    "shared-secret": { de: "App-Schlüssel", en: "app key" },
    "user-data": { de: "App-Sitzung", en: "app session" },
    "auth-token": { de: "App-Token", en: "app token" },
    otp: { de: "JSON-RPC mit Einmalpasswort", en: "JSON-RPC with a one-time password" },
    "public-app": { de: "App-Zugang für alle", en: "app access for everybody" },
    "public-web": { de: "Web-Zugang für alle", en: "web access for everybody" },
  },
});

/** How the bot is logged in, where not every door is open: "Anmeldung ✓ über Web-Formular (JSON-RPC geschlossen)"; else undefined. */
export function loginDoorText(doors: LoginDoors | undefined, text: Wording): string | undefined {
  if (!doors?.open || doors.shut.length === 0) return undefined;
  const { login, shut, doors: names } = loginTexts(text);
  return login(names[doors.open], doors.shut.map(({ door, why }) => shut[why](names[door])).join(", "));
}

const isForbidden = ({ closed }: Door) => closed.some(({ why }) => why === "no-right");

/** What is open, by the way in: "Offen über JSON-RPC: Klassen, Plan"; and what is not, and why: "Lehrkräfte", "kein Recht". */
export function doorLines(
  doors: readonly Door[],
  text: Wording,
): { readonly open: readonly string[]; readonly closed: readonly { readonly what: string; readonly why: string }[] } {
  const { methods, openBy, why } = texts(text);
  const byOpen = Map.groupBy(doors, ({ open }) => open);
  return {
    open: [...byOpen].flatMap(([source, some]) =>
      source === undefined ? [] : [openBy(source, some.map(({ method }) => methods[method]).join(", "))],
    ),
    closed: (byOpen.get(undefined) ?? []).map((door) => ({
      what: methods[door.method],
      why: why[isForbidden(door) ? "no-right" : "no-method"],
    })),
  };
}

/** "Lehrkräfte ✗ (kein Recht)". */
export const closedText = ({ what, why }: { readonly what: string; readonly why: string }): string =>
  `${what} ✗ (${why})`;

import type { Subscription } from "../../src/bot/memory/subscription.ts";
import { line, toType } from "../../src/bot/reply.ts";
import { clockTime } from "../../src/bot/texts/days.ts";
import { bilingual } from "../../src/bot/texts/index.ts";

/** Texts for making, listing and ending subscriptions. */
export const texts = bilingual({
  /** A subscription's label on a button. */
  short: {
    de: ({ klasse, time }: Pick<Subscription, "klasse" | "time">) => `${klasse}, ${clockTime(time)}`,
    en: ({ klasse, time }: Pick<Subscription, "klasse" | "time">) => `${klasse}, ${clockTime(time)}`,
  },
  what: {
    de: ({ onlyChanges }: Subscription, isHere: boolean) =>
      onlyChanges
        ? ` sage ich ${isHere ? "hier" : "dort"}, was anders ist als sonst. Läuft alles nach Plan, sage ich nichts.`
        : ` kommt ${isHere ? "hier" : "dort"} der Plan. An freien Tagen ist Ruhe.`,
    en: ({ onlyChanges }: Subscription, isHere: boolean) =>
      onlyChanges
        ? `, I post ${isHere ? "here" : "there"} what is different from usual. If everything is as planned, I say nothing.`
        : `, I post the timetable ${isHere ? "here" : "there"}. On days off I stay quiet.`,
  },
  alerts: {
    none: {
      de: "Änderungen, die danach noch kommen, melde ich nicht.",
      en: "I do not report changes that come up later.",
    },
    near: {
      de: "Ändert sich etwas für heute oder den nächsten Schultag, sage ich es sofort.",
      en: "If something changes for today or the next school day, I say so straight away.",
    },
    all: {
      de: "Ändert sich etwas in den nächsten Schultagen, sage ich es sofort.",
      en: "If something changes in the next few school days, I say so straight away.",
    },
  },
  role: {
    de: "Bei Änderungen für heute und morgen erwähne ich die gewählte Rolle.",
    en: "I mention the role you chose when something changes for today or tomorrow.",
  },
  first: {
    de: (day: string, time: string) => `Der erste Plan kommt am ${day} um ${time}.`,
    en: (day: string, time: string) => `The first timetable comes on ${day} at ${time}.`,
  },
  started: {
    de: (klasse: string) => `Abo für die ${klasse}`,
    en: (klasse: string) => `Subscription for ${klasse}`,
  },
  replaced: {
    de: (klasse: string) => `Abo für die ${klasse} geändert`,
    en: (klasse: string) => `Subscription for ${klasse} changed`,
  },
  whichTimeTitle: {
    de: (klasse: string) => `Wann soll der Plan der ${klasse} kommen?`,
    en: (klasse: string) => `When should I post the timetable for ${klasse}?`,
  },
  whichTime: {
    de: "Wähl eine Zeit aus oder schreib sie gleich dazu: ",
    en: "Choose a time, or type it straight away: ",
  },
  whichTimeExample: {
    de: (klasse: string) => toType(`/abo ${klasse} 06:45`),
    en: (klasse: string) => toType(`/subscription ${klasse} 06:45`),
  },
  eveChoice: { de: (time: string) => `Am Abend davor, ${time}`, en: (time: string) => `The evening before, ${time}` },
  eveningChoice: {
    de: (time: string) => `Abends um ${time}, nur was morgen anders ist`,
    en: (time: string) => `Evenings at ${time}, only what is different tomorrow`,
  },
  listTitle: { de: "Abos hier", en: "Subscriptions here" },
  listThere: { de: "Abos dort", en: "Subscriptions there" },
  noneThere: {
    de: "Dort gibt es noch kein Abo. So richtest du eins ein: ",
    en: "There is no subscription there yet. To set one up, type ",
  },
  none: {
    de: "Hier gibt es noch kein Abo. So richtest du eins ein: ",
    en: "There is no subscription here yet. To set one up, type ",
  },
  example: { de: toType("/abo 5a 06:30"), en: toType("/subscription 5a 06:30") },
  startButton: { de: "Abo einrichten", en: "Subscribe" },
  stopButton: {
    de: (subscription: string) => `Beenden: ${subscription}`,
    en: (subscription: string) => `End: ${subscription}`,
  },
  stopped: { de: "Abo beendet", en: "Subscription ended" },
  unknown: {
    de: (typed: string) => line`Ein Abo „${typed}“ gibt es hier nicht. Mit ${toType("/abo liste")} siehst du alle.`,
    en: (typed: string) =>
      line`There is no subscription called “${typed}” here. ${toType("/subscription list")} shows them all.`,
  },
  cannotPostTitle: { de: "Dort darf ich nicht schreiben", en: "I am not allowed to post there" },
  cannotPost: {
    de: "In diesen Kanal darf ich von mir aus nicht schreiben. Gib mir dort bitte die Rechte „Kanal ansehen“, „Nachrichten senden“ und „Links einbetten“.",
    en: "I am not allowed to post in this channel. Please give me the permissions “View Channel”, “Send Messages” and “Embed Links” there.",
  },
  notAdmitted: {
    de: line`Dort bin ich nicht zugelassen. Wer mich betreibt, kann das mit ${toType("/zulassen")} ändern.`,
    en: line`I have not been approved for that place. The person who runs me can change that with ${toType("/approve")}.`,
  },
  tooManyTitle: { de: "Mehr Abos gehen nicht", en: "No more subscriptions" },
  tooMany: {
    place: {
      de: (most: number) => line`Mehr als ${most} Abos gehen hier nicht. Mit ${toType("/abo stopp")} beendest du eins.`,
      en: (most: number) =>
        line`There can be no more than ${most} subscriptions here. End one with ${toType("/subscription stop")}.`,
    },
    person: {
      de: (most: number) =>
        line`Du hast schon ${most} Abos, mehr gehen nicht. Beende eins mit ${toType("/abo stopp")}, oder lass jemand anderen dieses einrichten.`,
      en: (most: number) =>
        line`You already have ${most} subscriptions, which is the most there can be. End one with ${toType("/subscription stop")}, or ask somebody else to set this one up.`,
    },
    community: {
      de: (most: number) =>
        line`Zusammen habt ihr hier schon ${most} Abos, mehr gehen nicht. Mit ${toType("/abo stopp")} beendet ihr eins.`,
      en: (most: number) =>
        line`Together you already have ${most} subscriptions here, which is the most there can be. End one with ${toType("/subscription stop")}.`,
    },
  },
  unknownTime: {
    de: (typed: string) =>
      `„${typed}“ verstehe ich nicht als Uhrzeit. Versuch es zum Beispiel mit 06:30, 7 Uhr oder abends.`,
    en: (typed: string) => `I do not understand “${typed}” as a time. Try 06:30, 7:15 or evenings, for example.`,
  },
  unknownWeekdays: {
    de: (typed: string) =>
      `„${typed}“ verstehe ich nicht als Wochentage. Versuch es zum Beispiel mit mo-fr oder mo, mi, fr.`,
    en: (typed: string) => `I do not understand “${typed}” as weekdays. Try mon-fri or mon, wed, fri, for example.`,
  },
  unknownPlace: {
    de: (typed: string) => `Einen Kanal „${typed}“ finde ich nicht. Bin ich dort Mitglied?`,
    en: (typed: string) => `I cannot find a channel called “${typed}”. Am I a member of it?`,
  },
  mayNotMention: {
    de: "Diese Rolle darfst du nicht erwähnen. Wähl eine, die alle erwähnen dürfen, oder bitte jemanden, der alle Rollen erwähnen darf.",
    en: "You are not allowed to mention this role. Choose one that everybody can mention, or ask somebody who is allowed to mention all roles.",
  },
  noRoles: {
    de: "Rollen gibt es nur auf Discord-Servern. Lass die Rolle hier weg.",
    en: "Roles only exist on Discord servers. Leave the role out here.",
  },
});

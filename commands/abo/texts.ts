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
        ? ` I tell ${isHere ? "here" : "there"} what is different from usual. When all goes as planned I say nothing.`
        : ` the timetable comes ${isHere ? "here" : "there"}. On free days all is quiet.`,
  },
  alerts: {
    none: {
      de: "Änderungen, die danach noch kommen, melde ich nicht.",
      en: "Changes that come later I do not tell.",
    },
    near: {
      de: "Ändert sich etwas für heute oder den nächsten Schultag, sage ich es sofort.",
      en: "When something changes for today or the next school day, I say so at once.",
    },
    all: {
      de: "Ändert sich etwas in den nächsten Schultagen, sage ich es sofort.",
      en: "When something changes in the next school days, I say so at once.",
    },
  },
  role: {
    de: "Bei Änderungen für heute und morgen erwähne ich die gewählte Rolle.",
    en: "For changes of today and tomorrow I mention the chosen role.",
  },
  first: {
    de: (day: string, time: string) => `Zum ersten Mal am ${day} um ${time}.`,
    en: (day: string, time: string) => `The first one comes on ${day} at ${time}.`,
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
    en: (klasse: string) => `When shall the timetable of ${klasse} come?`,
  },
  whichTime: {
    de: "Wähl eine Zeit aus oder schreib sie gleich dazu: ",
    en: "Choose a time or add it right away: ",
  },
  whichTimeExample: {
    de: (klasse: string) => toType(`/abo ${klasse} 06:45`),
    en: (klasse: string) => toType(`/subscription ${klasse} 06:45`),
  },
  eveChoice: { de: (time: string) => `Am Abend davor, ${time}`, en: (time: string) => `The evening before, ${time}` },
  eveningChoice: {
    de: (time: string) => `Abends ${time}, nur was morgen anders ist`,
    en: (time: string) => `In the evening, ${time}, only what is different tomorrow`,
  },
  listTitle: { de: "Abos hier", en: "Subscriptions here" },
  listThere: { de: "Abos dort", en: "Subscriptions there" },
  noneThere: {
    de: "Dort gibt es noch kein Abo. So richtest du eins ein: ",
    en: "There is no subscription there yet. This is how to make one: ",
  },
  none: {
    de: "Hier gibt es noch kein Abo. So richtest du eins ein: ",
    en: "There is no subscription here yet. This is how to make one: ",
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
    en: (typed: string) => line`There is no subscription “${typed}” here. ${toType("/subscription list")} shows all.`,
  },
  cannotPostTitle: { de: "Dort darf ich nicht schreiben", en: "I am not allowed to post there" },
  cannotPost: {
    de: "In diesen Kanal darf ich von mir aus nicht schreiben. Gib mir dort bitte die Rechte „Kanal ansehen“, „Nachrichten senden“ und „Links einbetten“.",
    en: "I may not write to this channel by myself. Please give me the rights “View Channel”, “Send Messages” and “Embed Links” there.",
  },
  notAdmitted: {
    de: line`Dort bin ich nicht zugelassen. Wer mich betreibt, kann das mit ${toType("/zulassen")} ändern.`,
    en: line`I am not admitted there. Whoever runs me can change that with ${toType("/admit")}.`,
  },
  tooManyTitle: { de: "Mehr Abos gehen nicht", en: "No more subscriptions" },
  tooMany: {
    place: {
      de: (most: number) => line`Mehr als ${most} Abos gehen hier nicht. Mit ${toType("/abo stopp")} beendest du eins.`,
      en: (most: number) =>
        line`More than ${most} subscriptions are not possible here. ${toType("/subscription stop")} ends one.`,
    },
    person: {
      de: (most: number) =>
        line`Du hast schon ${most} Abos, mehr gehen nicht. Beende eins mit ${toType("/abo stopp")}, oder lass jemand anderen dieses einrichten.`,
      en: (most: number) =>
        line`You have ${most} subscriptions already, and more are not possible. End one with ${toType("/subscription stop")}, or let somebody else make this one.`,
    },
    community: {
      de: (most: number) =>
        line`Zusammen habt ihr hier schon ${most} Abos, mehr gehen nicht. Mit ${toType("/abo stopp")} beendet ihr eins.`,
      en: (most: number) =>
        line`Together you have ${most} subscriptions here already, and more are not possible. ${toType("/subscription stop")} ends one.`,
    },
  },
  unknownTime: {
    de: (typed: string) =>
      `„${typed}“ verstehe ich nicht als Uhrzeit. Versuch es zum Beispiel mit 06:30, 7 Uhr oder abends.`,
    en: (typed: string) =>
      `I do not understand “${typed}” as a time. Try 06:30, 7:15 or abends (evenings), for example.`,
  },
  unknownWeekdays: {
    de: (typed: string) =>
      `„${typed}“ verstehe ich nicht als Wochentage. Versuch es zum Beispiel mit mo-fr oder mo, mi, fr.`,
    en: (typed: string) => `I do not understand “${typed}” as weekdays. Try mon-fri or mon, wed, fri, for example.`,
  },
  unknownPlace: {
    de: (typed: string) => `Einen Kanal „${typed}“ finde ich nicht. Bin ich dort Mitglied?`,
    en: (typed: string) => `I cannot find a channel “${typed}”. Am I a member there?`,
  },
  mayNotMention: {
    de: "Diese Rolle darfst du nicht erwähnen. Wähl eine, die alle erwähnen dürfen, oder bitte jemanden, der alle Rollen erwähnen darf.",
    en: "You may not mention this role. Choose one that everybody may mention, or ask somebody who may mention all roles.",
  },
  noRoles: { de: "Rollen gibt es nur in Discord.", en: "There are roles on Discord only." },
});

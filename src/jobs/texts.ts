import type { Paused } from "../bot/memory/subscription.ts";
import { line, toType } from "../bot/reply.ts";
import { clockTime } from "../bot/texts/days.ts";
import { bilingual } from "../bot/texts/index.ts";
import { subscriptionTexts } from "../replies/subscription-texts.ts";

const [de, en] = [subscriptionTexts({ language: "de" }), subscriptionTexts({ language: "en" })];

/** What posts say besides plans and changes. */
export const postTexts = bilingual({
  updated: {
    de: (at: Temporal.ZonedDateTime) => `aktualisiert ${clockTime(at.toPlainTime())}`,
    en: (at: Temporal.ZonedDateTime) => `updated ${clockTime(at.toPlainTime())}`,
  },
  holidays: {
    de: (name: string) => (/ferien$/i.test(name) ? `Schöne ${name}!` : `Schulfrei: ${name}`),
    en: (name: string) => (/ferien$/i.test(name) ? `Enjoy the holidays: ${name}!` : `No school: ${name}`),
  },
  waiting: {
    de: "WebUntis antwortet gerade nicht, deshalb kenne ich den Plan noch nicht. Sobald ich ihn habe, steht er hier.",
    en: "WebUntis is not answering at the moment, so I do not know the timetable yet. It will appear here as soon as I have it.",
  },
  refused: {
    de: "WebUntis gibt mir den Plan nicht. Wer diesen Bot betreibt, muss die Zugangsdaten und Rechte prüfen.",
    en: "WebUntis is not giving me the timetable. The person who runs this bot needs to check its login details and rights.",
  },
  missedTitle: {
    de: (klasse: string) => `Der Plan der ${klasse} kam nicht durch`,
    en: (klasse: string) => `The timetable for ${klasse} did not get through`,
  },
  missed: {
    de: (klasse: string, day: string, time: Temporal.PlainTime, date: string) =>
      line`Der Post für ${day} sollte um ${clockTime(time)} kommen, aber zwei Stunden lang konnte ich ihn nicht senden. Vielleicht ist er doch angekommen. Mit ${toType(`/stundenplan ${klasse} ${date}`)} siehst du den Plan.`,
    en: (klasse: string, day: string, time: Temporal.PlainTime, date: string) =>
      line`The post for ${day} was due at ${clockTime(time)}, but I could not send it for two hours. It may have arrived all the same. ${toType(`/timetable ${klasse} ${date}`)} shows the timetable.`,
  },
  early: { de: (klasse: string) => `${klasse} · Zu früh`, en: (klasse: string) => `${klasse} · Too early` },
  comesLater: {
    de: (day: string) => `Meine Uhr ging falsch. Der Plan für ${day} kommt noch einmal, wenn es so weit ist.`,
    en: (day: string) => `My clock was wrong. The timetable for ${day} will come again when it is time.`,
  },
  pausedTitle: {
    de: (klasse: string) => `Das Abo für die ${klasse} ruht`,
    en: (klasse: string) => `The subscription for ${klasse} is paused`,
  },
  paused: {
    de: (why: Paused) => `Der Grund: ${de.pausedWhy[why]}.`,
    en: (why: Paused) => `The reason: ${en.pausedWhy[why]}.`,
  },
  place: { de: (name: string) => `Der Ort: ${name}`, en: (name: string) => `The place: ${name}` },
  resume: {
    de: line`Ist das behoben, richtest du es dort mit ${toType("/abo")} wieder ein.`,
    en: line`Once that is sorted out, set it up again there with ${toType("/subscription")}.`,
  },
});

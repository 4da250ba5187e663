import { bold, plain, type Span, type SpanLine } from "../../src/bot/reply.ts";
import { bilingual } from "../../src/bot/texts/index.ts";

/** Texts about what is now, what comes next, and when a day ends. */
export const texts = bilingual({
  /** Headings above lessons. */
  now: {
    de: (left: Span): SpanLine => [bold("Jetzt"), plain(" (zu Ende "), left, plain(")")],
    en: (left: Span): SpanLine => [bold("Now"), plain(" (ends "), left, plain(")")],
  },
  first: {
    de: (time: string, until: Span): SpanLine => [bold(`Um ${time} Uhr`), plain(" geht es los ("), until, plain(")")],
    en: (time: string, until: Span): SpanLine => [bold(`At ${time}`), plain(" school starts ("), until, plain(")")],
  },
  after: {
    de: (time: string, until: Span): SpanLine => [bold("Danach"), plain(` um ${time} Uhr (`), until, plain(")")],
    en: (time: string, until: Span): SpanLine => [bold("Next"), plain(` at ${time} (`), until, plain(")")],
  },
  break: { de: "Gerade ist Pause.", en: "It is break time." },
  gap: { de: "Gerade ist kein Unterricht.", en: "There is no lesson at the moment." },
  cancelled: { de: "Das fällt gerade aus", en: "Cancelled at the moment" },
  ends: {
    de: (time: string): SpanLine => [plain("Schluss für heute um "), bold(`${time} Uhr`), plain(".")],
    en: (time: string): SpanLine => [plain("School ends today at "), bold(time), plain(".")],
  },
  over: {
    de: (time: string): SpanLine => [bold("Schluss für heute."), plain(` Der Unterricht ging bis ${time} Uhr.`)],
    en: (time: string): SpanLine => [bold("School is over for today."), plain(` It ended at ${time}.`)],
  },
  /** Of a day other than this one. */
  school: {
    de: (klasse: string, day: string, begins: string, ends: string): SpanLine => [
      plain(`Die ${klasse} hat ${day} um `),
      bold(`${ends} Uhr`),
      plain(` aus. Der Unterricht beginnt um ${begins} Uhr.`),
    ],
    en: (klasse: string, day: string, begins: string, ends: string): SpanLine => [
      plain(`School ends for ${klasse} at `),
      bold(ends),
      plain(` ${day}. It starts at ${begins}.`),
    ],
  },
  noSchool: {
    de: (klasse: string, day: string): SpanLine => [plain(`Die ${klasse} hat ${day} keinen Unterricht.`)],
    en: (klasse: string, day: string): SpanLine => [plain(`${klasse} has no lessons ${day}.`)],
  },
  unknown: {
    de: (klasse: string, day: string): SpanLine => [
      plain(`Wann die ${klasse} ${day} aus hat, zeigt die Schule noch nicht.`),
    ],
    en: (klasse: string, day: string): SpanLine => [
      plain(`The school does not show yet when ${klasse} finishes ${day}.`),
    ],
  },
  goesOn: {
    de: (day: string) => `Weiter geht es am ${day}.`,
    en: (day: string) => `School is back on ${day}.`,
  },
  on: { de: (day: string) => `am ${day},`, en: (day: string) => `on ${day}` },
});

import type { Operation } from "../bot/operation.ts";
import type { PlatformName, PlatformState } from "../bot/platform.ts";
import { type Block, plain } from "../bot/reply.ts";
import { clockTime } from "../bot/texts/days.ts";
import { bilingual, type Texts } from "../bot/texts/index.ts";
import type { School } from "../school/index.ts";

const texts = bilingual({
  labels: {
    version: { de: "Version", en: "Version" },
    school: { de: "Schule", en: "School" },
    webuntis: { de: "WebUntis", en: "WebUntis" },
    subscriptions: { de: "Abos", en: "Subscriptions" },
  },
  since: {
    de: (version: string, long: string, at: string) => `${version}, läuft seit ${long} (${at})`,
    en: (version: string, long: string, at: string) => `${version}, running for ${long} (since ${at})`,
  },
  days: {
    de: (count: number) => (count === 1 ? "einem Tag" : `${count} Tagen`),
    en: (count: number) => (count === 1 ? "one day" : `${count} days`),
  },
  hours: {
    de: (count: number) => (count === 1 ? "einer Stunde" : `${count} Stunden`),
    en: (count: number) => (count === 1 ? "one hour" : `${count} hours`),
  },
  minutes: {
    de: (count: number) =>
      count === 0 ? "weniger als einer Minute" : count === 1 ? "einer Minute" : `${count} Minuten`,
    en: (count: number) => (count === 0 ? "less than a minute" : count === 1 ? "one minute" : `${count} minutes`),
  },
  demo: { de: "erfundene Demoschule", en: "made-up demo school" },
  answers: {
    ready: { de: "antwortet", en: "answers" },
    waiting: { de: "antwortet gerade nicht", en: "is not answering at the moment" },
  },
  watched: {
    de: (at: string) => `zuletzt nach Änderungen gesucht: ${at}`,
    en: (at: string) => `last checked for changes: ${at}`,
  },
  notWatched: { de: "noch nicht nach Änderungen gesucht", en: "has not checked for changes yet" },
  paused: {
    de: (active: number, paused: number) => `${active}, dazu ${paused} in Pause`,
    en: (active: number, paused: number) => `${active}, and ${paused} paused`,
  },
  states: {
    ready: { de: "verbunden", en: "connected" },
    waiting: { de: "gerade nicht erreichbar", en: "cannot be reached at the moment" },
    gone: { de: "lässt den Bot nicht mehr herein", en: "no longer lets the bot in" },
  },
  last: { de: (at: string) => `letzter Post ${at}`, en: (at: string) => `last post ${at}` },
  noLast: { de: "noch kein Post", en: "no post yet" },
  counts: {
    de: (sent: number, dropped: number) => `in den letzten 24 Stunden ${sent} gesendet, ${dropped} verworfen`,
    en: (sent: number, dropped: number) => `in the last 24 hours ${sent} sent, ${dropped} dropped`,
  },
  waiting: {
    de: (count: number) => (count === 1 ? "einer wartet" : `${count} warten`),
    en: (count: number) => (count === 1 ? "one is waiting" : `${count} are waiting`),
  },
});

const NAMES: Readonly<Record<PlatformName, string>> = {
  discord: "Discord",
  telegram: "Telegram",
  terminal: "Terminal",
};

/** Where the school is, and what day it is there. */
interface Here {
  readonly timeZone: string;
  readonly today: Temporal.PlainDate;
}

/** "07:10" today, else "Mo 23.11., 07:10". */
function moment(at: Temporal.Instant, { timeZone, today }: Here, text: Texts): string {
  const there = at.toZonedDateTimeISO(timeZone);
  const date = there.toPlainDate();
  const time = clockTime(there.toPlainTime());
  return date.equals(today) ? time : `${text.day(date)}, ${time}`;
}

/** The largest unit says enough: "3 Tagen", "2 Stunden". */
function long(from: Temporal.Instant, to: Temporal.Instant, text: Texts): string {
  const { days, hours, minutes } = texts(text);
  const passed = Math.max(0, Math.floor(from.until(to).total("minutes")));
  if (passed >= 24 * 60) return days(Math.floor(passed / (24 * 60)));
  return passed >= 60 ? hours(Math.floor(passed / 60)) : minutes(passed);
}

/** How the bot is doing, one line for each part. */
export function operationFacts(
  operation: Operation,
  school: Pick<School, "now" | "timeZone" | "today">,
  text: Texts,
): Block {
  const { version, started, school: name, webuntis, watched, subscriptions, platforms } = operation;
  const say = texts(text);
  const here = { timeZone: school.timeZone, today: school.today() };
  const at = (instant: Temporal.Instant) => moment(instant, here, text);
  const now = school.now().toInstant();
  const { active, paused } = subscriptions;
  const state = (each: PlatformState) => say.states[each];
  const lines: readonly (readonly [label: string, value: string])[] = [
    [say.labels.version, say.since(version, long(started, now, text), at(started))],
    [say.labels.school, name ?? say.demo],
    [say.labels.webuntis, `${say.answers[webuntis]} · ${watched ? say.watched(at(watched)) : say.notWatched}`],
    [say.labels.subscriptions, paused > 0 ? say.paused(active, paused) : `${active}`],
    ...platforms.map((each) => {
      const parts = [
        state(each.state),
        each.last ? say.last(at(each.last)) : say.noLast,
        ...(each.sent + each.dropped > 0 ? [say.counts(each.sent, each.dropped)] : []),
        ...(each.waiting > 0 ? [say.waiting(each.waiting)] : []),
      ];
      return [NAMES[each.platform], parts.join(" · ")] as const;
    }),
  ];
  return { kind: "facts", facts: lines.map(([label, value]) => ({ label, value: [plain(value)] })) };
}

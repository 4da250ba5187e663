import { clockTime } from "../bot/texts/days.ts";
import { bilingual, type Texts } from "../bot/texts/index.ts";
import type { Check, Patient } from "./check.ts";

const texts = bilingual({
  title: { de: "Uhr", en: "Clock" },
  right: {
    de: (server: string) => `Die Uhr geht richtig (verglichen mit ${server})`,
    en: (server: string) => `The clock is right (compared with ${server})`,
  },
  isOff: {
    de: (seconds: number, server: string) =>
      `Die Uhr dieses Rechners geht um ${spell(seconds, "de")} ${seconds > 0 ? "vor" : "nach"} (verglichen mit ${server})`,
    en: (seconds: number, server: string) =>
      `This machine’s clock is ${spell(seconds, "en")} ${seconds > 0 ? "fast" : "slow"} (compared with ${server})`,
  },
  remedy: {
    de: "Die Uhr stellen, am besten automatisch: timedatectl set-ntp true",
    en: "Set the clock, ideally automatically: timedatectl set-ntp true",
  },
  unknown: { de: "Kein Server hat gesagt, wie spät es ist", en: "No server said what time it is" },
  local: {
    de: (day: string, time: string, zone: string) => `In der Schule ist es ${day}, ${time} Uhr (${zone})`,
    en: (day: string, time: string, zone: string) => `At the school it is ${day}, ${time} (${zone})`,
  },
  set: {
    de: "CLOCK ist gesetzt: Der Bot rechnet nicht mit der echten Zeit",
    en: "CLOCK is set: the bot does not go by the real time",
  },
  setRemedy: { de: "Für den Betrieb CLOCK weglassen.", en: "Remove CLOCK for everyday use." },
});

function spell(seconds: number, language: Texts["language"]): string {
  const size = Math.abs(seconds);
  if (size < 120) return language === "de" ? `${size} Sekunden` : `${size} seconds`;
  const minutes = Math.round(size / 60);
  return language === "de" ? `${minutes} Minuten` : `${minutes} minutes`;
}

/** Less is the network, and servers that tell whole seconds. */
const TOLERATED_S = 10;
/** So much later, or earlier, a post is noticed to be. One-time passwords fail sooner, but those go by the server's clock. */
const WRONG_S = 60;

/** To run after the others, whose servers tell the time. */
export const clockCheck = ({ config, text, now, clocks }: Patient): Check => ({
  title: texts(text).title,
  async run(found) {
    const { right, isOff, remedy, unknown, local, set, setRemedy } = texts(text);
    const best = clocks.best();
    const off = best ? Math.abs(best.seconds) : 0;
    if (best && off < TOLERATED_S) found.ok(right(best.server));
    else if (best) found[off < WRONG_S ? "warn" : "wrong"](isOff(best.seconds, best.server), remedy);
    else if (config.webuntis ?? config.discord ?? config.telegram) found.warn(unknown);
    const here = now().toZonedDateTimeISO(config.timeZone);
    found.ok(local(text.dayLong(here.toPlainDate()), clockTime(here.toPlainTime()), config.timeZone));
    if (config.clock) found.warn(set, setRemedy);
  },
});

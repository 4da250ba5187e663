import { command } from "../src/bot/command.ts";
import { bold, dim, paragraph, plain, type SpanLine } from "../src/bot/reply.ts";
import { bilingual, type Texts } from "../src/bot/texts/index.ts";
import { asOfLine } from "../src/replies/day-reply.ts";
import type { SchoolHoliday } from "../src/school/index.ts";

const texts = bilingual({
  title: {
    de: (schoolYear: string) => `Ferien und Feiertage ${schoolYear}`.trim(),
    en: (schoolYear: string) => `Holidays ${schoolYear}`.trim(),
  },
  next: { de: "Als Nächstes: ", en: "Next: " },
  noneLeft: {
    de: "In diesem Schuljahr kommen keine Ferien mehr.",
    en: "There are no more holidays in this school year.",
  },
  none: { de: "Im Kalender der Schule stehen keine Ferien.", en: "The school’s calendar has no holidays." },
  freeButton: { de: "/frei", en: "/free" },
});

const { compare } = Temporal.PlainDate;

/** "Herbstferien: Mo 12.10. bis Fr 23.10.2026 (in 3 Tagen)"; pale once they are over. */
function holidayLine({ name, start, end, daysUntil }: SchoolHoliday, today: Temporal.PlainDate, text: Texts): SpanLine {
  const stretch = text.stretch(start, end);
  if (compare(end, today) < 0) return [dim(`${name}: ${stretch}`)];
  return [bold(name), plain(`: ${stretch} (${text.inDays(daysUntil)})`)];
}

/** What to look forward to: the next holidays that have not begun. */
function outlook(holidays: readonly SchoolHoliday[], text: Texts): SpanLine {
  const { none, noneLeft, next: lead } = texts(text);
  const next = holidays.find(({ daysUntil }) => daysUntil > 0);
  if (!next) return [plain(holidays.length > 0 ? noneLeft : none)];
  return [plain(lead), bold(next.name), plain(`, ${text.inDays(next.daysUntil)}.`)];
}

export default command({
  name: "ferien",
  englishName: "holidays",
  describe: { de: "Alle Ferien und Feiertage des Schuljahrs", en: "All holidays of the school year" },
  examples: [
    {
      typed: { de: "", en: "" },
      gives: { de: "alle Ferien und Feiertage des Schuljahrs", en: "all holidays of the school year" },
    },
  ],
  spoken: [
    ...["ferien", "feiertage", "wann sind ferien", "wann ist ferien", "wann sind feiertage"],
    ...["holidays", "holiday", "when are holidays", "when is holiday"],
  ],
  options: {},
  async run(_, context) {
    const { school, text } = context;
    const { schoolYear, holidays, ...dated } = await school.schoolYearHolidays();
    const items = holidays.map((holiday) => holidayLine(holiday, school.today(), text));
    return {
      title: texts(text).title(schoolYear ?? ""),
      tone: "normal",
      blocks: [paragraph(...outlook(holidays, text)), ...(items.length > 0 ? [{ kind: "list" as const, items }] : [])],
      footer: asOfLine(dated, context),
      actions: [[{ label: texts(text).freeButton, invocation: { command: "frei", options: {} } }]],
      audience: "everyone",
    };
  },
});

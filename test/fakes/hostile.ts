/** Texts of this length, made to be slow for regular expressions that are worse than linear. */
const LENGTH = 100_000;
/** Of the processor's time, which does not run while others have it. Quadratic takes seconds; the best of some tries, for the collector's sake. */
const MOST_MS = 50;
const TRIES = 5;
const HOPELESS_MS = 1000;

const filled = (unit: string, start = "", end = "") => start + unit.repeat(LENGTH / unit.length) + end;

export const HOSTILE: readonly string[] = [
  filled(" "),
  filled(" ", "mo", "x"),
  filled("\t\n", "mo", "x"),
  filled("mo "),
  filled("mo, "),
  filled("mo-", "", "x"),
  filled("bis "),
  filled("und", "mo ", "x"),
  filled("5"),
  filled("5a", "Klasse ", "!"),
  filled("a"),
  filled("a/", "5", "!"),
  filled("1.", "", "x"),
  filled("ä"),
  filled("-"),
  filled("%"),
  filled("|", "stundenplan"),
  filled("<", "", "x"),
  filled("<a ", "", "x"),
  filled("<li"),
  filled("<br "),
  filled("</p"),
  filled("<!--"),
  filled("&"),
  filled("&#1", "", "x"),
  filled("@"),
  filled("/bot1"),
  filled(":a", "", "x"),
  filled("_*~`"),
  filled("\\"),
  filled("\u202e"),
  filled("\ud800"),
  filled("👩‍🏫"),
  filled("abends "),
  filled("um ", "", "7"),
];

/** The texts that take the work too long. What it throws is its own business. */
export async function slowTexts(work: (text: string) => unknown, texts = HOSTILE): Promise<readonly string[]> {
  const slow: string[] = [];
  for (const text of texts) {
    let best = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < TRIES && best > MOST_MS && !(best > HOPELESS_MS && tries > 0); tries += 1) {
      const start = process.cpuUsage();
      try {
        await work(text);
      } catch {
        // An error is an answer too.
      }
      const { user, system } = process.cpuUsage(start);
      best = Math.min(best, (user + system) / 1000);
    }
    if (best > MOST_MS) slow.push(`${JSON.stringify(text.slice(0, 12))}: ${Math.round(best)} ms`);
  }
  return slow;
}

/** A run of text as Discord's clients show it. */
export interface Shown {
  readonly kind: "plain" | "bold" | "struck" | "code" | "dim" | "countdown";
  readonly text: string;
}

/** What may stand in a line: Discord's own patterns, as far as they are known. Everything but our kinds must never be read. */
const RULES = {
  escaped: /\\([^0-9A-Za-z\s])/y,
  code: /(`+)([\s\S]*?[^`])\1(?!`)/y,
  bold: /\*\*(?=\S)((?:\\[\s\S]|[^\\])*?(?:\\[\s\S]|[^\\\s]))\*\*(?!\*)/y,
  underlined: /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y,
  italic: /_((?:__|\\[\s\S]|[^\\_])+?)_\b|\*(?=\S)((?:\*\*|\\[\s\S]|[^*\\])+?)\*(?!\*)/y,
  struck: /~~(?=\S)([\s\S]*?\S)~~(?!_)/y,
  countdown: /<t:(-?\d{1,13}):R>/y,
  spoiler: /\|\|([\s\S]+?)\|\|/y,
  maskedLink: /\[[^\]]*\]\(/y,
  link: /https?:\/\/[^\s<]+/y,
  mention: /<[@#:/a-z!&][^>]*>|@everyone|@here/iy,
  emoji: /:[\w+-]+:/y,
} as const;

type Rule = keyof typeof RULES;
const NAMES = Object.keys(RULES) as Rule[];

const at = (rule: Rule, line: string, position: number) => {
  const pattern = new RegExp(RULES[rule]);
  pattern.lastIndex = position;
  return pattern.exec(line);
};

/** A line of markdown as it is shown. A countdown is shown as its seconds. Anything that is more than what we write comes as a run in «». */
export function readLine(line: string, kind: Shown["kind"] = "plain"): Shown[] {
  const shown: Shown[] = [];
  for (let position = 0; position < line.length; ) {
    const rule = NAMES.find((name) => at(name, line, position));
    const match = rule && at(rule, line, position);
    if (!rule || !match) {
      const character = String.fromCodePoint(line.codePointAt(position) ?? 0);
      shown.push({ kind, text: character });
      position += character.length;
      continue;
    }
    position += match[0].length;
    if (rule === "escaped") shown.push({ kind, text: match[1] ?? "" });
    else if (rule === "code") shown.push({ kind: "code", text: match[2] ?? "" });
    else if (rule === "countdown") shown.push({ kind: "countdown", text: match[1] ?? "" });
    else if (rule === "italic" && match[1] !== undefined) shown.push(...readLine(match[1], "dim"));
    else if (rule === "bold" || rule === "struck") shown.push(...readLine(match[1] ?? "", rule));
    else shown.push({ kind: "plain", text: `«${rule} ${match[0]}»` });
  }
  return shown;
}

/** Whether the line begins as a list, a quote, a heading or small text. */
export const beginsAsBlock = (line: string) => /^\s*(?:[-*+]\s|\d+[.)]\s|#{1,3}\s|-#\s|>{1,3}\s)/.test(line);

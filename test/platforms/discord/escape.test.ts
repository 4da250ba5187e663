import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bold, code, plain, type Span, struck } from "../../../src/bot/reply.ts";
import { clean, escapeLineStart } from "../../../src/platforms/discord/escape.ts";
import { clipSpans, spanMarkdown } from "../../../src/platforms/discord/spans.ts";
import { beginsAsBlock, readLine, type Shown } from "./markdown-reader.ts";

const SEED = 20_261_123;

/** Text made of what could mean something to Discord. */
const trickyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(..."\\*_~|`<>[]()#@:-+.1 aß…\u200b\n"),
      fc.constantFrom("**", "__", "~~", "||", "```", "@everyone", "<@123>", "<t:1:R>", "https://a.b/c_d", ":smile:"),
      fc.constantFrom("- ", "-# ", "> ", "1. ", "# ", "[x](https://y)", "\u202e", "😀", "\ud800", "</a:1>", "<#5>"),
      fc.string({ unit: "grapheme", maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

const span: fc.Arbitrary<Span> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constantFrom("plain", "bold", "struck", "code", "dim"), text: trickyText }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("countdown"), text: fc.constant("in 3 Tagen"), at: fc.integer() }),
  },
);

/** Each visible character with its kind; spaces have no looks. */
const characters = (shown: readonly Shown[]) =>
  shown.flatMap(({ kind, text }) => [...text.replace(/[\s\u200b]/g, "")].map((character) => `${kind} ${character}`));

const letters = (shown: readonly Shown[]) =>
  characters(shown)
    .map((each) => each.replace(/^\w+ /, ""))
    .join("");

/** How the spans should look: neighbours of one kind are one, and code cannot hold a backtick. */
function intended(spans: readonly Span[]): Shown[] {
  const runs: Shown[] = [];
  const shown = spans.map(
    (each) =>
      ({
        kind: each.kind === "command" ? "code" : each.kind,
        text: each.kind === "countdown" ? `${each.at}` : clean(each.text),
      }) as const,
  );
  for (const { kind, text } of shown.filter(({ text }) => text)) {
    const last = runs.at(-1);
    if (last?.kind === kind && kind !== "countdown") runs[runs.length - 1] = { kind, text: last.text + text };
    else runs.push({ kind, text });
  }
  return runs.map(({ kind, text }) => ({ kind: kind === "code" && text.includes("`") ? "plain" : kind, text }));
}

describe("escaping", () => {
  test("whatever the text, Discord shows it as it is", () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), (spans) => {
        expect(characters(readLine(spanMarkdown(spans)))).toEqual(characters(intended(spans)));
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  test("whatever the text, it does not begin a list, a heading or small text", () => {
    fc.assert(
      fc.property(trickyText, (text) => {
        const line = escapeLineStart(spanMarkdown([plain(text)]));
        expect(beginsAsBlock(line)).toBe(false);
        expect(characters(readLine(line))).toEqual(characters(intended([plain(text)])));
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  test("however short the line must be, no escape and no character is cut in two", () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), fc.integer({ min: 8, max: 60 }), (spans, most) => {
        const line = spanMarkdown(clipSpans(spans, most));
        expect(line.length).toBeLessThanOrEqual(most);
        expect(line.isWellFormed()).toBe(true);
        const shown = letters(readLine(line));
        const whole = letters(intended(spans));
        const kept = shown.endsWith("…") ? shown.slice(0, -1) : shown;
        expect(whole.startsWith(kept)).toBe(true);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  test.each([
    ["@everyone", "\\@everyone"],
    ["*_~", "\\*\\_\\~"],
    ["<b>", "\\<b\\>"],
    ["https://untis.at/a_b", "https\\://untis.at/a\\_b"],
    ["09:50–11:25 Uhr", "09:50–11:25 Uhr"],
    [":100:", "\\:100:"],
    ["zwei\nZeilen\u202e", "zwei Zeilen"],
  ])("%j is sent as %j", (text, sent) => {
    expect(spanMarkdown([plain(text)])).toBe(sent);
  });

  test("emphasis keeps clear of spaces, of itself and of what would end it", () => {
    const spans = [bold("a"), bold(" b "), struck("c~"), code("d`"), code("  ")];
    expect(spanMarkdown(spans)).toBe("**a b** ~~c\\~\u200b~~d\\`  ");
  });

  test.each([
    ["- kein Punkt", "\\- kein Punkt"],
    ["-# nicht klein", "\\-\\# nicht klein"],
    ["1. Stunde", "1\\. Stunde"],
    ["24.11. frei", "24\\.11. frei"],
    ["# keine Überschrift", "\\# keine Überschrift"],
  ])("%j at a line's start is sent as %j", (text, sent) => {
    expect(escapeLineStart(spanMarkdown([plain(text)]))).toBe(sent);
  });
});

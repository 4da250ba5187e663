import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bold,
  code,
  countdown,
  heading,
  line,
  paragraph,
  plain,
  type Reply,
  replySchema,
  struck,
  toType,
} from "../../../src/bot/reply.ts";
import { keyboard } from "../../../src/platforms/telegram/keyboard.ts";
import { renderAlert } from "../../../src/platforms/telegram/render-alert.ts";
import { renderHtml } from "../../../src/platforms/telegram/render-html.ts";
import { renderRich } from "../../../src/platforms/telegram/render-rich.ts";
import { arbitraryOf } from "../../bot/arbitrary.ts";
import { richContent, textContent } from "../../fakes/telegram/content.ts";
import { sampleDay, textReply } from "./sample-bot.ts";

/** A failure is made smaller for some seconds, not for minutes. */
const SEED = { seed: 20_261_123, numRuns: 300, interruptAfterTimeLimit: 5000 };
const NASTY = [
  "<b>5a</b>",
  "@everyone",
  "*_",
  "&amp;",
  "</td></tr>",
  "/stundenplan",
  "#1",
  "\u202e",
  "\n",
  "🏫",
  "ä",
  "\ud800",
];
const text = fc
  .array(fc.oneof(fc.string({ unit: "binary", maxLength: 8 }), fc.constantFrom(...NASTY)), { maxLength: 12 })
  .map((parts) => parts.join(""));
const reply = arbitraryOf(replySchema, { text, most: 4 }).map(
  (given): Reply => ({ ...given, title: `x${given.title}`, actions: [] }),
);

/** What a person should read of a text: in one line, without signs that nobody sees. */
const readable = (given: string) =>
  given
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .replaceAll("\u2060", "")
    .trim();

const inParagraph = (given: string): Reply => ({ ...textReply("", "T"), blocks: [paragraph(plain(`>${given}<`))] });

describe("names and notes, whatever stands in them,", () => {
  test("come back from HTML text as they were", () => {
    fc.assert(
      fc.property(text, (given) => {
        const content = textContent(renderHtml(inParagraph(given)), "HTML");
        expect(readable(content.text)).toBe(readable(`T >${given}<`.replace("T ", "T\n")));
      }),
      SEED,
    );
  });

  test("come back from a rich message as they were", () => {
    fc.assert(
      fc.property(text, (given) => {
        const content = richContent(renderRich(inParagraph(given)) ?? "");
        expect(readable(content.text)).toBe(readable(`T\n>${given}<`));
      }),
      SEED,
    );
  });

  test("never make a message that Telegram refuses", () => {
    fc.assert(
      fc.property(reply, (given) => {
        expect(textContent(renderHtml(given), "HTML").text.length).toBeLessThanOrEqual(4096);
        const rich = renderRich(given);
        if (rich !== undefined) richContent(rich);
        expect(renderAlert(given).length).toBeLessThanOrEqual(200);
      }),
      SEED,
    );
  });

  test("are no mentions, commands or hashtags in HTML text, but code stays as it is to be copied", () => {
    const given = {
      ...textReply(""),
      blocks: [paragraph(plain("@alle /start #5a x@y.de und/oder "), code("/frei @x"))],
    };
    expect(textContent(renderHtml(given), "HTML").text).toBe(
      "Titel\n@\u2060alle /\u2060start #\u20605a x@y.de und/oder /frei @x",
    );
  });

  test("commands are told so that they can be tapped or copied, with nothing invisible in them", () => {
    const spans = line`Mit ${toType("/frei")}, oder ${toType("/abo 5a 06:30")}.`;
    const given = { ...textReply(""), blocks: [paragraph(...spans)] };
    expect(renderHtml(given)).toBe("<b>Titel</b>\nMit /frei, oder <code>/abo 5a 06:30</code>.");
    expect(renderRich(given)).toContain("<p>Mit <code>/frei</code>, oder <code>/abo 5a 06:30</code>.</p>");
  });
});

describe("long replies", () => {
  const lines = (count: number) => Array.from({ length: count }, (_, index) => [plain(`Zeile ${index} & <mehr>`)]);

  test("end at a whole line of HTML text, with their footer", () => {
    const given: Reply = { ...textReply(""), blocks: [{ kind: "list", items: lines(400) }], footer: "Stand 07:12" };
    const content = textContent(renderHtml(given), "HTML");
    expect(content.text.length).toBeLessThanOrEqual(4096);
    expect(content.text.length).toBeGreaterThan(4000);
    expect(content.text).toMatch(/Zeile \d+ & <mehr>\n…\n\nStand 07:12$/);
  });

  test("of a single line of 4,000 and more characters show what fits", () => {
    const given: Reply = { ...textReply("ä&".repeat(3000)), footer: "Stand 07:12" };
    const content = textContent(renderHtml(given), "HTML");
    expect(content.text.length).toBeGreaterThan(4000);
    expect(content.text).toMatch(/[ä&]…\n\nStand 07:12$/);
    expect(textContent(renderHtml(textReply("x".repeat(4000))), "HTML").text).toMatch(/x{4000}$/);
  });

  test("beyond a rich message's limits are no rich message", () => {
    expect(renderRich(textReply("x".repeat(32_000)))).toBeDefined();
    expect(renderRich(textReply("x".repeat(33_000)))).toBeUndefined();
    expect(renderRich({ ...textReply(""), blocks: [{ kind: "list", items: lines(300) }] })).toBeUndefined();
  });

  test("in an alert keep their footer", () => {
    const alert = renderAlert({ ...textReply("ä".repeat(500)), footer: "Fehlernummer 12ab" });
    expect(alert).toHaveLength(200);
    expect(alert).toMatch(/ä…\nFehlernummer 12ab$/);
  });
});

describe("a table", () => {
  test("has no column for what nobody may see", () => {
    const day = sampleDay({ command: "stundenplan", options: { tag: "2026-11-24" } }, { language: "de" });
    const blocks = day.blocks.map((block) =>
      block.kind === "lessons"
        ? {
            ...block,
            rows: block.rows.map((row) => ({ ...row, entries: row.entries.map((each) => ({ ...each, teacher: [] })) })),
          }
        : block,
    );
    expect(richContent(renderRich({ ...day, blocks }) ?? "").table).toEqual([
      ["Std.", "Fach", "Raum"],
      ["*4*", "Englisch", "R204"],
      ["", "10:40–11:25", ""],
    ]);
  });
});

describe("an answer of several kinds of blocks", () => {
  const given: Reply = {
    title: "Frei: Samstag, 28. November",
    tone: "free",
    blocks: [
      paragraph(plain("Keine Schule: Wochenende.")),
      { kind: "facts", facts: [{ label: "Nächster Schultag", value: [plain("Mo 30.11.2026")] }] },
      paragraph(bold("Ferien und Feiertage")),
      { kind: "list", items: [[bold("Weihnachtsferien"), plain(": ab 23.12.")], [struck("Brückentag")]] },
    ],
    footer: "Stand 07:12",
    actions: [],
    audience: "everyone",
  };

  test("as text on a phone", () => {
    expect(textContent(renderHtml(given), "HTML").shown).toBe(`*🟢 Frei: Samstag, 28. November*
Keine Schule: Wochenende.

Nächster Schultag: Mo 30.11.2026

*Ferien und Feiertage*
• *Weihnachtsferien*: ab 23.12.
• ~Brückentag~

_Stand 07:12_`);
  });

  test("as a rich message", () => {
    expect(richContent(renderRich(given) ?? "").shown).toBe(`🟢 Frei: Samstag, 28. November
Keine Schule: Wochenende.
Nächster Schultag: Mo 30.11.2026
*Ferien und Feiertage*
• *Weihnachtsferien*: ab 23.12.
• ~Brückentag~
Stand 07:12`);
  });
});

describe("headings, and words that count down elsewhere", () => {
  const at = Temporal.ZonedDateTime.from("2026-11-24T09:50+01:00[Europe/Berlin]");
  const given: Reply = {
    ...textReply("", "T"),
    blocks: [
      heading("Mensa"),
      paragraph(plain("in "), countdown("3 Tagen", at)),
      heading("<b>"),
      { kind: "list", items: [[plain("Eins")]] },
    ],
  };

  test("as text on a phone", () => {
    expect(textContent(renderHtml(given), "HTML").shown).toBe("*T*\n*Mensa*\nin 3 Tagen\n\n*<b>*\n• Eins");
  });

  test("as a rich message", () => {
    expect(renderRich(given)).toBe("<h3>T</h3><h4>Mensa</h4><p>in 3 Tagen</p><h4>&lt;b&gt;</h4><ul><li>Eins</li></ul>");
  });
});

describe("buttons", () => {
  const rows = (...labels: string[]) =>
    keyboard([labels.map((label) => ({ label, packed: `stundenplan|${label}` }))]).inline_keyboard.map((row) =>
      row.map((button) => button.text),
    );

  test("stand side by side while they can be read on a phone", () => {
    expect(rows("5a", "5b", "5c", "5d", "5e")).toEqual([["5a", "5b", "5c", "5d", "5e"]]);
    expect(rows("Klasse 5a früh", "Klasse 5b", "5c")).toEqual([["Klasse 5a früh", "Klasse 5b"], ["5c"]]);
    expect(rows("Vorbereitungsklasse Deutsch", "5b")).toEqual([["Vorbereitungsklasse Deutsch"], ["5b"]]);
  });
});

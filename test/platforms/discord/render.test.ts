import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packReply } from "../../../src/bot/packed-reply.ts";
import type { Action, Block, LessonEntry, Reply, Span } from "../../../src/bot/reply.ts";
import { bold, code, countdown, heading, paragraph, plain, replySchema, struck } from "../../../src/bot/reply.ts";
import { packedOf } from "../../../src/platforms/discord/buttons.ts";
import { render as renderPacked } from "../../../src/platforms/discord/render.ts";
import { arbitraryOf } from "../../bot/arbitrary.ts";
import { messageProblems } from "../../fakes/discord/message-limits.ts";
import { button, hilfe, stundenplan } from "./sample-bot.ts";

const render = (reply: Reply) => renderPacked(packReply(reply, [stundenplan, hilfe], { warn: () => {} }));
const HEADS = { time: "Std.", subject: "Fach", teacher: "Lehrkraft", room: "Raum" };

const reply = (blocks: readonly Block[], more: Partial<Reply> = {}): Reply => ({
  title: "5a · Montag, 23. November",
  tone: "changed",
  blocks,
  actions: [],
  audience: "everyone",
  ...more,
});

const entry = (subject: Span[], teacher: Span[], room: Span[], more: Partial<LessonEntry> = {}): LessonEntry => ({
  mark: "regular",
  subject,
  teacher,
  room,
  notes: [],
  ...more,
});

/** The embed's text, with the no-break spaces of the units shown as "·". */
const text = (blocks: readonly Block[]) => render(reply(blocks)).embeds[0].description?.replaceAll("\u00a0", "·");

describe("a timetable", () => {
  test("has a line per lesson, its time and notes in small below, and a sign only where something is different", () => {
    const rows = [
      {
        unit: "1–2",
        time: "07:55–09:30",
        entries: [
          entry([plain("Mathematik")], [bold("HUB"), plain(" statt MEI")], [plain("R204")], {
            mark: "changed",
            notes: [[plain("Aufgaben in Teams")]],
          }),
        ],
      },
      {
        unit: "3",
        time: "09:50–10:35",
        entries: [
          entry([struck("Deutsch")], [struck("SCH")], [struck("R204")], {
            mark: "cancelled",
            notes: [[bold("entfällt")]],
          }),
          entry([plain("Erdkunde")], [plain("WOL")], [plain("R204")], { mark: "extra" }),
        ],
      },
      { unit: "4", time: "10:40–11:25", entries: [entry([plain("Religion")], [], [plain("R1")])] },
      { unit: "", time: "14:00–16:00", entries: [entry([bold("Chorprobe")], [], [], { mark: "event" })] },
    ];
    const head = paragraph(plain("Unterricht "), bold("07:55"), plain(" bis "), bold("16:00"));
    expect(text([head, { kind: "lessons", heads: HEADS, rows }])).toBe(
      `
Unterricht **07:55** bis **16:00**

\`1–2\` 🔁 Mathematik · **HUB** statt MEI · R204
-# 07:55–09:30 · Aufgaben in Teams
\`3··\` ❌ ~~Deutsch · SCH · R204~~
-# ↳ **entfällt**
\`│··\` ➕ Erdkunde · WOL · R204
-# 09:50–10:35
\`4··\` Religion · R1
-# 10:40–11:25
\`14:00–16:00\` 📌 **Chorprobe**`.trim(),
    );
  });

  test("with more lessons than fit keeps whole lines and says that there is more", () => {
    const rows = Array.from({ length: 200 }, (_, index) => ({
      unit: String(index + 1),
      time: "",
      entries: [entry([plain("Mathematik_und_Physik")], [plain("MEI")], [plain("R204")])],
    }));
    const lines = text([{ kind: "lessons", heads: HEADS, rows }])?.split("\n") ?? [];
    expect(lines.length).toBeGreaterThan(70);
    expect(lines.at(-1)).toBe("…");
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^`\d+·*` Mathematik\\_und\\_Physik · MEI · R204$/);
  });

  test("with a monstrous name or note still shows the rest", () => {
    const monster = [plain("*".repeat(4000))];
    const entries = [entry(monster, [plain("MEI")], [plain("R1")], { notes: [monster, [plain("Ende")]] })];
    expect(text([{ kind: "lessons", heads: HEADS, rows: [{ unit: "1", time: "", entries }] }])).toMatch(
      /^`1` (\\\*){90,}… · MEI · R1\n-# ↳ (\\\*){400,}…\n-# ↳ Ende$/,
    );
  });
});

describe("other blocks", () => {
  test("headings stand close to what they head, other blocks apart", () => {
    expect(
      text([
        paragraph(plain("Keine Schule: Wochenende.")),
        { kind: "facts", facts: [{ label: "Nächster Schultag", value: [plain("Mo 30.11.")] }] },
        paragraph(bold("Ferien")),
        {
          kind: "list",
          items: [
            [bold("Ostern"), plain(": 22.03.")],
            [code("/frei"), plain(" – mehr")],
          ],
        },
      ]),
    ).toBe(
      `
Keine Schule: Wochenende.
**Nächster Schultag**: Mo 30.11.

**Ferien**
- **Ostern**: 22.03.
- \`/frei\` – mehr`.trim(),
    );
  });

  test("what stands under a heading is close to it, and apart from what comes before", () => {
    const blocks = [heading("Mensa"), paragraph(plain("Eins.")), paragraph(plain("Zwei.")), heading("*Funde*")];
    expect(text([...blocks, paragraph(plain("Drei."))])).toBe("**Mensa**\nEins.\nZwei.\n\n**\\*Funde\\***\nDrei.");
  });

  test("Discord counts down to a moment by itself, whatever the words are", () => {
    const at = Temporal.ZonedDateTime.from("2026-11-24T09:50:30+01:00[Europe/Berlin]");
    const seconds = Temporal.Instant.from("2026-11-24T08:50:30Z").epochMilliseconds / 1000;
    const spans = [plain("Di ("), countdown("morgen", at), countdown("*bald*", at), plain(")")];
    expect(text([paragraph(...spans)])).toBe(`Di (<t:${seconds}:R><t:${seconds}:R>)`);
  });

  test("a reply with nothing in it is still a message", () => {
    const [embed] = render(reply([], { title: " " })).embeds;
    expect(embed).toEqual({ title: "…", color: 0xf0b232 });
  });

  test("the tone colours the edge", () => {
    const colours = (["normal", "changed", "free", "warning", "error"] as const).map(
      (tone) => render(reply([], { tone })).embeds[0].color,
    );
    expect(new Set(colours).size).toBe(5);
  });
});

describe("buttons", () => {
  const ids = (actions: readonly (readonly Action[])[]) =>
    render(reply([], { actions })).components.map(({ components }) =>
      components.map(({ label, custom_id }) => `${label} = ${custom_id}`),
    );

  test("that do the same stay side by side, under ids of their own that mean the same", () => {
    const today = { klasse: "5a", tag: "2026-11-23" };
    expect(ids([[button("◀ Mo", today), button("Heute", today), button("▶", { klasse: "100%" })]])).toEqual([
      ["◀ Mo = stundenplan|5a|2026-11-23", "Heute = stundenplan|5a|2026-11-23%b", "▶ = stundenplan|100%25"],
    ]);
    expect(packedOf("stundenplan|5a|2026-11-23%b")).toBe("stundenplan|5a|2026-11-23");
    for (const untouched of ["stundenplan|100%25", "stundenplan|a%7C", "hilfe"])
      expect(packedOf(untouched)).toBe(untouched);
  });
});

describe("Discord's limits", () => {
  const monstrous = fc.oneof(
    fc.constantFrom("", " ", "\u200b", "@everyone", "*_~", "<b>", "\ud83d"),
    fc
      .tuple(fc.constantFrom("a", "*", "😀", "ä", "\\", "`", "\n", "x "), fc.integer({ min: 1, max: 4000 }))
      .map(([unit, count]) => unit.repeat(count)),
    fc.string({ unit: "grapheme", maxLength: 30 }),
  );
  const klasse = fc.constantFrom("5a", "5b", "%", "|", "x".repeat(80));
  const action = fc.tuple(monstrous, klasse).map(([label, name]) => button(label, { klasse: name }));
  const actions = fc.array(fc.array(action, { maxLength: 8 }), { maxLength: 8 });
  const any = fc
    .tuple(arbitraryOf(replySchema, { text: monstrous, most: 6 }), actions)
    .map(([reply, actions]): Reply => ({ ...reply, actions }));

  test("are kept by every reply", () => {
    fc.assert(
      fc.property(any, (each) => {
        const message = { ...render(each), allowed_mentions: { parse: [] } };
        expect(messageProblems(message, "", false)).toEqual([]);
      }),
      { seed: 20_261_123, numRuns: 300 },
    );
  });
});

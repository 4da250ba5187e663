import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { actionGrid, MAX_PACKED_BYTES, opensForm, pack, packedAction, unpack } from "../../src/bot/action.ts";
import { klasseSuggestion } from "../../src/bot/options/klasse.ts";

const short = fc
  .string({ unit: "grapheme", maxLength: 8 })
  .filter((text) => Buffer.byteLength(text) <= 12 && text !== "");

describe("an action packed into a button", () => {
  test("reads as what it does", () => {
    const invocation = { command: "stundenplan", options: { klasse: "5a", tag: "2026-11-24" } };
    expect(pack(invocation, commands)).toBe("stundenplan|5a|2026-11-24");
    expect(pack({ command: "stundenplan", options: { tag: "2026-11-24" } }, commands)).toBe("stundenplan||2026-11-24");
    expect(pack({ command: "hilfe", options: {} }, commands)).toBe("hilfe");
  });

  test("comes back as it was, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.record({ klasse: short, tag: short }, { requiredKeys: [] }), (options) => {
        const invocation = { command: "stundenplan", options };
        expect(unpack(pack(invocation, commands), commands)).toEqual(invocation);
      }),
      { seed: 1 },
    );
  });

  test("names the first of a family by its first word; buttons that name it in full still work", () => {
    const start = { command: "abo start", options: { klasse: "5a", zeit: "06:30" } };
    expect(pack(start, commands)).toBe("abo|5a|06:30");
    expect(unpack("abo|5a|06:30", commands)).toEqual(start);
    expect(unpack("abo start|5a|06:30", commands)).toEqual(start);
    const stop = { command: "abo stopp", options: { abo: "#7" } };
    expect(pack(stop, commands)).toBe("abo stopp||#7");
    expect(unpack("abo stopp||#7", commands)).toEqual(stop);
  });

  test("takes Discord's ids in fewer bytes, so that a whole subscription fits", () => {
    const ids = { rolle: "1300000000000000005", kanal: "1412345678901234567" };
    const options = { klasse: "5a", zeit: "06:30", "nur-aenderungen": "nein", meldungen: "nah", ...ids };
    const packed = pack({ command: "abo start", options }, commands);
    expect(Buffer.byteLength(packed)).toBeLessThan(MAX_PACKED_BYTES - 8);
    expect(unpack(packed, commands)).toEqual({ command: "abo start", options });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 22n }), (id) => {
        const kanal = String(id);
        const invocation = { command: "abo liste", options: { kanal } };
        expect(unpack(pack(invocation, commands), commands)).toEqual(invocation);
      }),
      { seed: 3 },
    );
  });

  test("tells whether it opens a form, and is the same invocation then", () => {
    const invocation = { command: "abo start", options: { klasse: "5?" } };
    const packed = packedAction({ invocation, opensForm: true }, commands) ?? "";
    expect([packed, opensForm(packed), opensForm(pack(invocation, commands))]).toEqual(["?abo|5?", true, false]);
    expect(unpack(packed, commands)).toEqual(invocation);
    expect(unpack(pack(invocation, commands), commands)).toEqual(invocation);
  });

  test("every class fits with a day, also one with a name of 4,000 characters or nothing but umlauts", () => {
    const names = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("ä".repeat(4000), "|".repeat(32), "%|%|%|"),
    );
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 2 ** 31 }), (name, id) => {
        const klasse = klasseSuggestion({ id, name, longName: "" }).value;
        const packed = pack({ command: "stundenplan", options: { klasse, tag: "2026-11-24" } }, commands);
        expect(Buffer.byteLength(packed)).toBeLessThanOrEqual(MAX_PACKED_BYTES);
      }),
      { seed: 2 },
    );
  });

  test("what does not fit, or names what does not exist, is refused", () => {
    const tooLong = { command: "stundenplan", options: { klasse: "x".repeat(64) } };
    expect(() => pack(tooLong, commands)).toThrow(RangeError);
    expect(() => pack({ command: "löschen", options: {} }, commands)).toThrow(RangeError);
    expect(() => pack({ command: "frei", options: { klasse: "5a" } }, commands)).toThrow(RangeError);
  });

  test.each(["", "nope|5a", "hilfe|x", "frei|a|b", "abo nope|5a"])(
    "%j from an old button is understood as none",
    (packed) => {
      expect(unpack(packed, commands)).toBeUndefined();
    },
  );

  test("many actions become at most five rows of five", () => {
    const action = { label: "x", invocation: { command: "hilfe", options: {} } };
    expect(actionGrid(Array(7).fill(action)).map((row) => row.length)).toEqual([5, 2]);
    expect(actionGrid(Array(40).fill(action)).map((row) => row.length)).toEqual([5, 5, 5, 5, 5]);
  });
});

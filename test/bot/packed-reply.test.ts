import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { packReply } from "../../src/bot/packed-reply.ts";
import type { Action, Reply } from "../../src/bot/reply.ts";

const klasse = (name: string): Action => ({
  label: name,
  invocation: { command: "stundenplan", options: { klasse: name } },
});
const TOO_LONG = "Förderkurs ".repeat(6);

function packed(...actions: Action[][]) {
  const warnings: unknown[] = [];
  const reply: Reply = { title: "Welche?", tone: "normal", blocks: [], actions, audience: "everyone" };
  const { buttons, ...text } = packReply(reply, commands, { warn: (entry) => void warnings.push(entry) });
  return { buttons, text, warnings };
}

describe("a reply's buttons", () => {
  test("carry what was packed, in their rows, and all else stays as it is", () => {
    const { buttons, text, warnings } = packed([klasse("5a"), klasse("5b")], [klasse("6a")]);
    expect(buttons).toEqual([
      [
        { label: "5a", packed: "stundenplan|5a" },
        { label: "5b", packed: "stundenplan|5b" },
      ],
      [{ label: "6a", packed: "stundenplan|6a" }],
    ]);
    expect(text).toEqual({ title: "Welche?", tone: "normal", blocks: [], audience: "everyone" });
    expect(warnings).toEqual([]);
  });

  test("on which nothing could be seen get a label", () => {
    const labels = ["", "   ", "\u200b\u2060", "\n\u3164 "].map((label) => ({ ...klasse("5a"), label }));
    expect(
      packed(labels)
        .buttons.flat()
        .map(({ label }) => label),
    ).toEqual(["…", "…", "…", "…"]);
  });

  test("that do not fit are left out, with rows that become empty", () => {
    const { buttons } = packed([klasse(TOO_LONG)], [klasse("5a"), klasse(TOO_LONG), klasse("5b")]);
    expect(buttons.map((row) => row.map(({ label }) => label))).toEqual([["5a", "5b"]]);
  });

  test("that do not fit are one line in the log, of names and no values", () => {
    const { warnings } = packed([klasse(TOO_LONG), klasse("5a"), klasse(`${TOO_LONG}B`)]);
    expect(warnings).toEqual([{ command: "stundenplan", options: ["klasse"], buttons: 2 }]);
  });

  test("of a command that is no longer there, in a post that was stored before, are left out too", () => {
    const old = { label: "Mensa", invocation: { command: "mensa", options: {} } };
    expect(packed([old, klasse("5a")]).buttons).toEqual([[{ label: "5a", packed: "stundenplan|5a" }]]);
  });
});

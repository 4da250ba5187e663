import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { findTyped } from "../../src/bot/command-names.ts";

test.each<readonly [string, string | undefined, string]>([
  ["abo start 5a", "abo start", "5a"],
  ["ABO LISTE", "abo liste", ""],
  ["abo 5a 06:30", "abo start", "5a 06:30"],
  ["abo", "abo start", ""],
  ["subscription stop 5a", "abo stopp", "5a"],
  ["subscription 5a", "abo start", "5a"],
  ["timetable 5a", "stundenplan", "5a"],
  ["start", "start", ""],
  ...["stop", "aus", "beenden", "ende", "off", "end"].flatMap((word) => [
    [`abo ${word}`, "abo stopp", ""] as const,
    [`subscription ${word} 5a`, "abo stopp", "5a"] as const,
  ]),
  ["gibtsnicht 5a", undefined, "5a"],
])("%s is a command and what follows it", (line, name, rest) => {
  const found = findTyped(line, commands);
  expect([found.command?.name, found.rest]).toEqual([name, rest]);
});

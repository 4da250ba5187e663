import { expect, test } from "vitest";
import { plainText } from "../../../src/webuntis/index.ts";
import { period, told } from "../periods.ts";

test.each([
  ["S. 5 &amp; 6", "S. 5 & 6"],
  ["<b>wichtig</b>: <i>lesen</i>", "wichtig: lesen"],
  ["<!-- intern -->Klo&szlig; &bdquo;heute&ldquo;", "Kloß „heute“"],
  ["Zahlen < 5 und > 2", "Zahlen < 5 und > 2"],
  ["Wir ❤ <3", "Wir ❤ <3"],
  ["&constructor;&nichts;", "&constructor;&nichts;"],
])("of the text %j people read %j", (text, shown) => {
  expect(told([period("1", "M MEI R1", { info: text })])).toEqual([`1 M MEI R1 ${JSON.stringify(shown)}`]);
});

test("lines stay lines", () => {
  expect(plainText("Aufgaben:<br/>S. 5\r\nHeft")).toBe("Aufgaben:\nS. 5\nHeft");
});

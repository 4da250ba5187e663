import { expect, test } from "vitest";
import { parseServer } from "../../src/webuntis/index.ts";
import { plainText } from "../../src/webuntis/web/plain-text.ts";
import { slowTexts } from "../fakes/hostile.ts";

test.each<[string, (text: string) => unknown]>([
  ["the text of a page", plainText],
  ["a server's address", parseServer],
])("100,000 hostile characters cost no time for %s", async (_, read) => {
  expect(await slowTexts(read)).toEqual([]);
});

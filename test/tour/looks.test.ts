import { expect, test } from "vitest";
import { looksOf } from "./looks.ts";
import { tourPage } from "./page.ts";
import { SCENES } from "./scenes.ts";

test("the page shows scenes as both platforms draw them: a plan, a question, a form, and what only Telegram has", async () => {
  const wanted = ["stundenplan 5a do", "stundenplan", "abo", "start"];
  const looks = await looksOf(
    SCENES.filter(({ typed, before }) => wanted.includes(typed.de) && before.length === 0),
    ["de"],
  );
  expect(looks.map(({ discord }) => discord?.shown[0]?.kind)).toEqual(
    expect.arrayContaining(["message", "form", undefined]),
  );
  const page = tourPage(looks);
  for (const drawn of ["<table bordered compact>", 'class="form"', 'class="embed"', 'class="only"', "Cannot be typed"])
    expect(page).toContain(drawn);
});

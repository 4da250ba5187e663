import { expect, test } from "vitest";
import { bilingual } from "../../src/bot/texts/index.ts";

test("one language is taken of texts that stand beside each other", () => {
  const texts = bilingual({
    free: { de: "frei", en: "free" },
    day: { next: { de: (name: string) => `nächster ${name}`, en: (name: string) => `next ${name}` } },
    words: { de: ["eins", "zwei"], en: ["one", "two"] },
  });
  expect(texts({ language: "de" }).free).toBe("frei");
  expect(texts({ language: "en" }).day.next("Monday")).toBe("next Monday");
  expect(texts({ language: "de" }).words).toEqual(["eins", "zwei"]);
});

test("a text that is missing in one language does not compile", () => {
  // Never run: the compiler checks that each of these is an error.
  const wrong = () => {
    // @ts-expect-error there is no English
    bilingual({ free: { de: "frei" } });
    // @ts-expect-error there is no German, a group deeper
    bilingual({ day: { next: { en: () => "next" } } });
    // @ts-expect-error a text without a language
    bilingual({ free: "frei" });
    const texts = bilingual({ day: { de: (name: string) => name, en: (count: number) => String(count) } });
    // @ts-expect-error the two languages do not take the same
    texts({ language: "de" }).day("Montag");
  };
  expect(wrong).toThrow();
});

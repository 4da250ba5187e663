import type { CommandOption, Looks, OptionType } from "../../src/bot/command.ts";
import { OptionError } from "../../src/bot/errors.ts";
import { shown } from "../../src/bot/shown.ts";
import { texts } from "./texts.ts";

/** What is to be done with the courses of a class: one is taken or left, a page is turned to, or one of the words. */
export type Step =
  | { readonly kind: "take" | "leave"; readonly id: string }
  | { readonly kind: "page"; readonly page: number }
  | { readonly kind: "done" | "new" | "forget" };

const WORDS = [
  { kind: "done", value: "fertig", english: "done" },
  { kind: "new", value: "neu", english: "new" },
  { kind: "forget", value: "vergessen", english: "forget" },
] as const;

/** A course's id is as `Course.id`. */
const COURSE = /^([+-])([\w-]{8})$/;
const PAGE = /^[1-9]\d?$/;

function read(typed: string): Step | undefined {
  const [, sign, id] = COURSE.exec(typed) ?? [];
  if (id) return { kind: sign === "+" ? "take" : "leave", id };
  if (PAGE.test(typed)) return { kind: "page", page: Number(typed) };
  const word = typed.toLowerCase();
  const known = WORDS.find(({ value, english }) => value === word || english === word);
  return known && { kind: known.kind };
}

export function printStep(step: Step): string {
  if ("id" in step) return `${step.kind === "take" ? "+" : "-"}${step.id}`;
  if ("page" in step) return String(step.page);
  return WORDS.find(({ kind }) => kind === step.kind)?.value ?? "";
}

const stepType: OptionType<Step> = {
  // A number may be a class; only buttons ask for pages.
  looks: (typed) => (!PAGE.test(typed) && read(typed) ? "surely" : "no"),
  async parse(typed) {
    const step = read(typed);
    if (!step) throw new OptionError("unclear", (text) => texts(text).badStep(shown(typed)));
    return step;
  },
  suggest: async (_, { text }) =>
    WORDS.map(({ value, english }) => ({ label: text.language === "de" ? value : english, value })),
  print: printStep,
};

export const stepOption: CommandOption<Step> = {
  type: stepType,
  englishName: "do",
  describe: {
    de: "fertig, neu oder vergessen; sonst genügen die Knöpfe",
    en: "done, new or forget; else the buttons will do",
  },
};

const LONGEST_LABEL = 20;
const LABEL = new RegExp(`^\\p{L}[\\p{L}\\p{M}\\p{N} .-]{0,${LONGEST_LABEL - 1}}$`, "u");
const FOR = /^(?:für|fuer|for) /i;
const CLASS_FIRST = /^(?:\p{Lu}{1,4}|klasse|class)(?: |$)|\d/u;

const bare = (typed: string) => typed.normalize("NFC").replace(FOR, "").replace(/\s+/g, " ").trim();

/** "für großes Kind" is a label for sure; other words may be one where they are no class. */
function looksLikeLabel(typed: string): Looks {
  if (!LABEL.test(bare(typed))) return "no";
  return FOR.test(typed) ? "surely" : CLASS_FIRST.test(typed) ? "no" : "perhaps";
}

const labelType: OptionType<string> = {
  looks: looksLikeLabel,
  async parse(typed) {
    const label = bare(typed);
    if (!LABEL.test(label)) throw new OptionError("unclear", (text) => texts(text).badLabel(shown(label)));
    return label;
  },
  suggest: async () => [],
  print: (label) => label,
};

export const labelOption: CommandOption<string> = {
  type: labelType,
  englishName: "for",
  describe: { de: "Wie du es nennst, z. B. ich oder großes Kind", en: "What you call it, such as me or big child" },
};

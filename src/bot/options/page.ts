import type { CommandOption, OptionType } from "../command.ts";
import { OptionError } from "../errors.ts";
import { shown } from "../shown.ts";

const LOOKS = /^(?:seite|page) ?\d{1,3}$/i;
const TYPED = /^(?:(?:seite|page) ?)?(\d{1,3})$/i;

const pageType: OptionType<number> = {
  looks: (typed) => (LOOKS.test(typed) ? "surely" : "no"),
  async parse(typed) {
    const [, number] = TYPED.exec(typed) ?? [];
    if (number === undefined) throw new OptionError("unclear", ({ errors }) => errors.unknownWords(shown(typed)));
    return Number(number);
  },
  suggest: async () => [],
  print: String,
};

/** Which page of a long list, from 1: "2", "seite 2". Buttons turn the pages. */
export const pageOption: CommandOption<number> = {
  type: pageType,
  englishName: "page",
  describe: { de: "Seite, z. B. 2", en: "Page, such as 2" },
  hidden: true,
};

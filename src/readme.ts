import { readFileSync, writeFileSync } from "node:fs";
import { commands } from "../commands/index.ts";
import type { Command, Example } from "./bot/command.ts";
import { typedLine } from "./bot/command-names.ts";

/** `npm run readme`: writes the table of commands, which comes from their definitions, into both READMEs. */

export type Language = "de" | "en";

export const READMES: Readonly<Record<Language, URL>> = {
  de: new URL("../README.de.md", import.meta.url),
  en: new URL("../README.md", import.meta.url),
};

const BEGIN = "<!-- commands: written by npm run readme -->";
const END = "<!-- end of commands -->";

const HEAD = { de: "| Befehl | Antwort |", en: "| command | answer |" } as const;

const WHO = {
  de: { operators: " (für Betreiber)", managers: " (in Gruppen: wer sie verwaltet)" },
  en: { operators: " (for operators)", managers: " (in groups: whoever manages them)" },
} as const;

/** A command without examples is shown by its name, and by what it is for. */
const examplesOf = ({ examples, describe }: Command): readonly Example[] =>
  examples ?? [{ typed: { de: "", en: "" }, gives: describe }];

/** A family's first command is typed by one word, the others by two. */
const line = (command: Command, example: Example, language: Language) =>
  command.examples
    ? typedLine(command, example, { language })
    : `/${language === "de" ? command.name : command.englishName}`;

const rows = (command: Command, language: Language): readonly string[] =>
  examplesOf(command).map((example) => {
    const who = command.restrictedTo ? WHO[language][command.restrictedTo] : "";
    return `| \`${line(command, example, language)}\` | ${example.gives[language]}${who} |`;
  });

/** A README with the table of these commands in its place. @throws {TypeError} when it has no place for one. */
export function withCommands(readme: string, all: readonly Command[], language: Language): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new TypeError(`A README lacks ${BEGIN} … ${END}`);
  const shown = all.filter(({ hidden }) => !hidden);
  const table = [HEAD[language], "| --- | --- |", ...shown.flatMap((command) => rows(command, language))];
  return `${before}${BEGIN}\n${table.join("\n")}\n${END}${after}`;
}

if (import.meta.main) {
  for (const language of ["de", "en"] as const) {
    const path = READMES[language];
    writeFileSync(path, withCommands(readFileSync(path, "utf8"), commands, language));
  }
}

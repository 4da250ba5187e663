import { readFileSync, writeFileSync } from "node:fs";
import { commands } from "../commands/index.ts";
import type { Command, Example } from "./bot/command.ts";
import { typedLine } from "./bot/command-names.ts";

/** `npm run readme`: writes the table of commands, which comes from their definitions, into README.md. */

const BEGIN = "<!-- Befehle: erzeugt von npm run readme -->";
const END = "<!-- Ende der Befehle -->";

const WHO = { operators: " (für Betreiber)", managers: " (in Gruppen: wer sie verwaltet)" } as const;

/** A command without examples is shown by its name, and by what it is for. */
const examplesOf = ({ examples, describe }: Command): readonly Example[] =>
  examples ?? [{ typed: { de: "", en: "" }, gives: describe }];

/** A family's first command is typed by one word, the others by two. */
const line = (command: Command, example: Example, language: "de" | "en") =>
  command.examples
    ? typedLine(command, example, { language })
    : `/${language === "de" ? command.name : command.englishName}`;

const rows = (command: Command): readonly string[] =>
  examplesOf(command).map((example) => {
    const who = command.restrictedTo ? WHO[command.restrictedTo] : "";
    const typed = [line(command, example, "de"), line(command, example, "en")].map((text) => `\`${text}\``);
    return `| ${typed.join(" | ")} | ${example.gives.de}${who} |`;
  });

/** README.md with the table of these commands in its place. @throws {TypeError} when it has no place for one. */
export function withCommands(readme: string, all: readonly Command[]): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new TypeError(`README.md lacks ${BEGIN} … ${END}`);
  const table = [
    "| Befehl | auf Englisch | Antwort |",
    "| --- | --- | --- |",
    ...all.filter(({ hidden }) => !hidden).flatMap(rows),
  ];
  return `${before}${BEGIN}\n${table.join("\n")}\n${END}${after}`;
}

if (import.meta.main) {
  const path = new URL("../README.md", import.meta.url);
  writeFileSync(path, withCommands(readFileSync(path, "utf8"), commands));
}

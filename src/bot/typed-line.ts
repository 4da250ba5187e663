import type { Command, CommandOption } from "./command.ts";
import { findTyped, firstWord } from "./command-names.ts";
import { readFully, wordsOf } from "./free-text.ts";
import type { Locale } from "./texts/index.ts";

/** A line to type as what it asks: the command, and each option with its text. */
export interface TypedLine {
  readonly command: Command;
  readonly options: readonly { readonly name: string; readonly option: CommandOption; readonly typed: string }[];
  /** The language whose names it uses. */
  readonly language: Locale;
}

/** Reads a line that we tell people to type, such as "/abo 5a 06:30"; undefined if it is none. */
export function readTypedLine(line: string, commands: readonly Command[]): TypedLine | undefined {
  if (!line.startsWith("/")) return undefined;
  const { command, name, rest } = findTyped(line.slice(1), commands);
  const read = command && readFully(command, wordsOf(rest));
  if (!command || !read) return undefined;
  const options = Object.entries(command.options).flatMap(([name, option]) => {
    const typed = read.options[name];
    return typed === undefined ? [] : [{ name, option, typed }];
  });
  return { command, options, language: firstWord(command.name) === name.toLowerCase() ? "de" : "en" };
}

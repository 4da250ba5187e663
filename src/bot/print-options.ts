import type { CommandOption, OptionValues } from "./command.ts";

/** Parsed options as an invocation's text. */
export const printOptions = <O extends Readonly<Record<string, CommandOption>>>(
  options: O,
  values: OptionValues<O>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries<CommandOption>(options).flatMap(([name, { type }]) => {
      const value: unknown = values[name];
      return value === undefined ? [] : [[name, type.print(value)]];
    }),
  );

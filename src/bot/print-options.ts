import type { CommandOption, OptionValues } from "./command.ts";

/** Options as they go into an invocation: what was read, printed back. */
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

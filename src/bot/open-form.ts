import { setTimeout as pause } from "node:timers/promises";
import type { Command, CommandContext, FormContext, Invocation } from "./command.ts";
import type { Form, FormOpening } from "./form.ts";

/** The result, or undefined when it takes too long or fails. */
async function within<T>(milliseconds: number, asking: Promise<T>): Promise<T | undefined> {
  const over = new AbortController();
  try {
    return await Promise.race([asking, pause(milliseconds, undefined, { ref: false, signal: over.signal })]);
  } catch {
    return undefined;
  } finally {
    over.abort();
  }
}

const isMissing = ({ options }: Command, given: Invocation["options"]) =>
  Object.entries(options).some(([name, { required }]) => required && !given[name]?.trim());

/** Where buttons do not reach another channel, it has to be named anew. */
const mustBeNamed = ({ options }: Command, given: Invocation["options"], { asker }: Pick<CommandContext, "asker">) =>
  !asker.abilities.buttonsReachElsewhere &&
  Object.entries(options).some(
    ([name, { type }]) => type.native === "channel" && (given[name] ?? asker.chat) !== asker.chat,
  );

/** The options but for the required ones, as `print` writes them. @throws {OptionError} for one that cannot be read */
async function readable({ options }: Command, given: Invocation["options"], context: CommandContext) {
  const read: Record<string, string> = {};
  for (const [name, { required, type }] of Object.entries(options)) {
    const typed = given[name]?.trim();
    if (typed) read[name] = required ? typed : type.print(await type.parse(typed, context));
  }
  return read;
}

/**
 * The form of a command that lacks something required; undefined when it can be run as it is.
 * @throws {OptionError} for an option that cannot be read
 */
export async function openForm(
  command: Command,
  given: Invocation["options"],
  context: CommandContext,
  { patience, pressed, anyway }: FormOpening,
): Promise<Form | undefined> {
  if (!command.form) return undefined;
  const isWanted = anyway || isMissing(command, given) || (pressed && mustBeNamed(command, given, context));
  if (!isWanted) return undefined;
  const options = await readable(command, given, context);
  const soon: FormContext["soon"] = (asking) => within(patience, asking);
  return { ...(await command.form(options, { ...context, soon })), invocation: { command: command.name, options } };
}

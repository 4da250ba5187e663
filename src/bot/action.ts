import type { Command, Invocation } from "./command.ts";
import { firstWord } from "./command-names.ts";
import type { Action } from "./reply.ts";

/** The most rows of buttons, and buttons in a row, that every platform takes: Discord's limit. */
const GRID = 5;

/** Actions in rows of five, at most five rows. */
export const actionGrid = (actions: readonly Action[]): readonly (readonly Action[])[] =>
  Array.from({ length: Math.min(GRID, Math.ceil(actions.length / GRID)) }, (_, row) =>
    actions.slice(row * GRID, (row + 1) * GRID),
  );

/** What every platform takes: Telegram's callback data holds 64 bytes of UTF-8, Discord's custom id 100 characters. */
export const MAX_PACKED_BYTES = 64;

const escapeValue = (value: string) => value.replaceAll("%", "%25").replaceAll("|", "%7C");
const unescapeValue = (value: string) => value.replaceAll("%7C", "|").replaceAll("%25", "%");

/** The bytes a value takes in a packed invocation. */
export const packedBytes = (value: string) => Buffer.byteLength(escapeValue(value));

const find = (short: string, commands: readonly Command[]) =>
  commands.find(({ name }) => name === short || firstWord(name) === short);

/** "abo" for "abo start": the first word alone means the first of a family, as when it is typed. */
function shortName(command: Command, commands: readonly Command[]): string {
  const short = firstWord(command.name);
  return find(short, commands) === command ? short : command.name;
}

/**
 * An invocation as a short string for a button, options in the command's order: "stundenplan|5a|2026-11-24".
 * @throws {RangeError} when it does not fit into 64 bytes or names an unknown command or option.
 */
export function pack(invocation: Invocation, commands: readonly Command[]): string {
  const command = commands.find(({ name }) => name === invocation.command);
  const names = Object.keys(command?.options ?? {});
  if (!command || Object.keys(invocation.options).some((name) => !names.includes(name)))
    throw new RangeError(`No such command or option: ${JSON.stringify(invocation)}`);
  const packed = [shortName(command, commands), ...names.map((name) => escapeValue(invocation.options[name] ?? ""))]
    .join("|")
    .replace(/\|+$/, "");
  if (Buffer.byteLength(packed) > MAX_PACKED_BYTES)
    throw new RangeError(`Does not fit into ${MAX_PACKED_BYTES} bytes: ${packed}`);
  return packed;
}

/** The packed invocation; undefined when there is no such command (any more). */
export function unpack(packed: string, commands: readonly Command[]): Invocation | undefined {
  const [name = "", ...values] = packed.split("|");
  const command = find(name, commands);
  if (!command) return undefined;
  const names = Object.keys(command.options);
  if (values.length > names.length) return undefined;
  const pairs = values.flatMap((value, index) => (value ? [[names[index], unescapeValue(value)]] : []));
  return { command: command.name, options: Object.fromEntries(pairs) };
}

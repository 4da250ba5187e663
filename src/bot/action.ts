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

/** Discord's ids take 19 bytes of digits, or 13 in this base. */
const ID = /^[1-9]\d{16,19}$/;
const ID_BASE = 36;
const SHORT_ID = /^%_([\da-z]{8,14})$/;

const idFrom = (short: string) =>
  [...short].reduce((sum, digit) => sum * BigInt(ID_BASE) + BigInt(parseInt(digit, ID_BASE)), 0n);

const escapeValue = (value: string) =>
  ID.test(value) ? `%_${BigInt(value).toString(ID_BASE)}` : value.replaceAll("%", "%25").replaceAll("|", "%7C");

function unescapeValue(value: string): string {
  const [, short] = SHORT_ID.exec(value) ?? [];
  return short === undefined ? value.replaceAll("%7C", "|").replaceAll("%25", "%") : idFrom(short).toString();
}

/** The bytes a value takes in a packed invocation. */
export const packedBytes = (value: string) => Buffer.byteLength(escapeValue(value));

const find = (short: string, commands: readonly Command[]) =>
  commands.find(({ name }) => name === short || firstWord(name) === short);

/** "abo" for "abo start": the first word alone means the first of a family, as when it is typed. */
function shortName(command: Command, commands: readonly Command[]): string {
  const short = firstWord(command.name);
  return find(short, commands) === command ? short : command.name;
}

/** Before an invocation whose form is to be opened. */
const FORM = "?";

export const opensForm = (packed: string) => packed.startsWith(FORM);

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

/** An action's invocation as by `pack`, and whether it opens a form; undefined for what cannot be packed. */
export function packedAction(
  { invocation, opensForm }: Pick<Action, "invocation" | "opensForm">,
  commands: readonly Command[],
): string | undefined {
  try {
    return `${opensForm ? FORM : ""}${pack(invocation, commands)}`;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The packed invocation; undefined when there is no such command (any more). */
export function unpack(packed: string, commands: readonly Command[]): Invocation | undefined {
  const [name = "", ...values] = (opensForm(packed) ? packed.slice(FORM.length) : packed).split("|");
  const command = find(name, commands);
  if (!command) return undefined;
  const names = Object.keys(command.options);
  if (values.length > names.length) return undefined;
  const pairs = values.flatMap((value, index) => (value ? [[names[index], unescapeValue(value)]] : []));
  return { command: command.name, options: Object.fromEntries(pairs) };
}

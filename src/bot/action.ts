import type { Command, Invocation } from "./command.ts";

/** Telegram's callback data holds 64 bytes of UTF-8, Discord's custom id 100 characters: the smaller one counts. */
export const MAX_PACKED_BYTES = 64;

const bytes = (text: string) => Buffer.byteLength(text, "utf8");
const escape = (value: string) => value.replaceAll("%", "%25").replaceAll("|", "%7C");
const unescape = (value: string) => value.replaceAll("%7C", "|").replaceAll("%25", "%");

/**
 * An invocation as a short string for a button, options in the command's order: "stundenplan|5a|2026-11-24".
 * @throws {RangeError} when it does not fit into 64 bytes or names an unknown command or option.
 */
export function pack(invocation: Invocation, commands: readonly Command[]): string {
  const command = commands.find(({ name }) => name === invocation.command);
  const names = Object.keys(command?.options ?? {});
  if (!command || Object.keys(invocation.options).some((name) => !names.includes(name)))
    throw new RangeError(`No such command or option: ${JSON.stringify(invocation)}`);
  const packed = [command.name, ...names.map((name) => escape(invocation.options[name] ?? ""))]
    .join("|")
    .replace(/\|+$/, "");
  if (bytes(packed) > MAX_PACKED_BYTES) throw new RangeError(`Does not fit into ${MAX_PACKED_BYTES} bytes: ${packed}`);
  return packed;
}

/** The invocation that `pack` packed, or undefined when it means nothing (any more). */
export function unpack(packed: string, commands: readonly Command[]): Invocation | undefined {
  const [name, ...values] = packed.split("|");
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) return undefined;
  const names = Object.keys(command.options);
  if (values.length > names.length) return undefined;
  const pairs = values.flatMap((value, index) => (value ? [[names[index], unescape(value)]] : []));
  return { command: command.name, options: Object.fromEntries(pairs) };
}

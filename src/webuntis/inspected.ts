/** What `console.log` and `util.inspect` call instead of looking for properties. */
export const INSPECT: unique symbol = Symbol.for("nodejs.util.inspect.custom");

/** The options of `util.inspect` that matter here. */
export interface InspectOptions {
  /** How many levels are shown; null is all of them. */
  readonly depth?: number | null | undefined;
}

/** `util.inspect`, as Node hands it over. */
export type Inspect = (value: unknown, options: InspectOptions) => string;

/** Levels below a value: its lists, and the elements in them. */
const NEEDED_DEPTH = 2;

/** A value as Node shows it: its class and what it holds, `Period { id: 1, … }`. @param depth how many more levels are wanted. */
export function inspected(
  value: object,
  content: object,
  depth: number,
  options: InspectOptions,
  inspect: Inspect,
): string {
  const { name } = value.constructor;
  if (depth < 0) return `[${name}]`;
  return `${name} ${inspect(content, { ...options, depth: Math.max(depth, NEEDED_DEPTH) })}`;
}

/** Everything that can be seen of an error: texts of all its own properties, shown or hidden, of its causes and of what these hold. */
export function seen(value: unknown, visited = new Set<unknown>()): string {
  if (typeof value !== "object" || value === null) return String(value);
  if (visited.has(value)) return "";
  visited.add(value);
  const parts = Reflect.ownKeys(value).map((key) => {
    const { value: held } = Reflect.getOwnPropertyDescriptor(value, key) ?? {};
    return `${String(key)}: ${seen(held, visited)}`;
  });
  return [
    ...parts,
    JSON.stringify(value),
    value instanceof Error ? `${value} ${value.message} ${value.stack}` : "",
  ].join("\n");
}

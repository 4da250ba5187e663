/** Freezes a value and everything in it: callers share stored answers. What is frozen already is left as it is, with all it holds. */
export function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  if (Array.isArray(value)) for (const each of value) frozen(each);
  else for (const each of Object.values(value)) frozen(each);
  return value;
}

const { PlainDate, PlainDateTime, PlainTime, Instant } = Temporal;

/** Whether two values are the same date or time; undefined when the first one is neither. */
function sameTime(one: unknown, other: unknown): boolean | undefined {
  if (one instanceof PlainDate) return other instanceof PlainDate && one.equals(other);
  if (one instanceof PlainDateTime) return other instanceof PlainDateTime && one.equals(other);
  if (one instanceof PlainTime) return other instanceof PlainTime && one.equals(other);
  if (one instanceof Instant) return other instanceof Instant && one.equals(other);
  return undefined;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const idOf = (value: unknown): unknown => (isObject(value) && "id" in value ? value.id : undefined);

/**
 * Whether a property has a value that is looked for: dates and times by what they say, elements by their ids, anything else by
 * identity. A property with a list has all values in it.
 */
export function hasValue(property: unknown, wanted: unknown): boolean {
  if (Object.is(property, wanted)) return true;
  if (Array.isArray(property)) return property.some((each) => hasValue(each, wanted));
  const id = idOf(wanted);
  return sameTime(property, wanted) ?? (typeof id === "number" && idOf(property) === id);
}

/** Whether two values hold the same, deep down. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  const keys = Object.keys(one);
  return (
    sameTime(one, other) ??
    (keys.length === Object.keys(other).length &&
      keys.every((key) => Object.hasOwn(other, key) && isEqual(Reflect.get(one, key), Reflect.get(other, key))))
  );
}

/** What WebUntis keeps timetables of. */
export type ElementKind = "klasse" | "teacher" | "subject" | "room" | "student";

declare const kind: unique symbol;

/**
 * An element's id, unique within its kind: a class and a teacher may share a number. Any number is taken for one, but an id
 * that is known to be a teacher's is no class's.
 */
export type Id<K extends ElementKind = ElementKind> = number & { readonly [kind]?: K };

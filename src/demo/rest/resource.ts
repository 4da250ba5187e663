import type { Named } from "../school/elements.ts";

/** An element as the newer pages name it. */
export const resource = ({ id, name, longName }: Named) => ({ id, shortName: name, longName, displayName: name });

import { createHash } from "node:crypto";

/** What tells names apart without saying them: "#" and eight characters; "" stays "". */
export const markOf = (name: string): string =>
  name === "" ? "" : `#${createHash("sha256").update(name).digest("base64url").slice(0, 8)}`;

/** The same for what may be such a mark already. */
export const disguised = (name: string): string => (name.startsWith("#") ? name : markOf(name));

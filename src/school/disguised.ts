import { createHash } from "node:crypto";

/** What tells names apart without saying them: "#" and eight characters; "" and what is such a mark already stay as they are. */
export const disguised = (name: string): string =>
  name === "" || name.startsWith("#") ? name : `#${createHash("sha256").update(name).digest("base64url").slice(0, 8)}`;

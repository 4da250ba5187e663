import { type AccessLog, type Admission, createAccess } from "../src/access/index.ts";
import type { Platform } from "../src/bot/platform.ts";
import type { Store } from "../src/store/index.ts";

/** A platform that nothing is posted to, owned by one person. */
const ownedBy = (user: string): Platform => ({
  name: "terminal",
  operators: [user],
  takesKeys: false,
  postsPerSecond: Number.POSITIVE_INFINITY,
  post: async () => ({ kind: "closed", why: "gone" }),
  edit: async () => ({ kind: "gone" }),
  stop: async () => {},
});

const SILENT: AccessLog = { info: () => {}, warn: () => {}, error: () => {} };

/** Who may ask; "somebody" at the terminal runs the bot. Everybody may ask, as with the demo school, unless that is denied. */
export function openAccess(
  store: Store,
  now: () => Temporal.Instant,
  { isOpen = true, log = SILENT }: { readonly isOpen?: boolean; readonly log?: AccessLog } = {},
): Admission {
  const access = createAccess({ store, isOpen, language: "de", now, sleep: async () => {}, log });
  // Of the terminal nothing is stored; a test may be over before that has been looked up.
  access.join(ownedBy("somebody")).catch(() => {});
  return access;
}

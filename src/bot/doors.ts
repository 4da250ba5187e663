import type { Door } from "../school/index.ts";
import type { Texts } from "./texts/index.ts";

/** What is known of one door in a few words: "Plan ✓ über Web-Client", "Lehrkräfte ✗ (kein Recht)". */
export function doorText({ method, open, closed }: Door, { status }: Texts): string {
  const what = status.questions[method];
  if (open !== undefined) return status.open(what, open);
  const isForbidden = closed.some(({ why }) => why === "no-right");
  return status.closed(what, status.why[isForbidden ? "no-right" : "no-method"]);
}

import type { Texts } from "../bot/texts/index.ts";
import type { Door } from "../school/index.ts";

/** What is known of one door in a few words: "Plan ✓ über Web-Client", "Lehrkräfte ✗ (kein Recht)". */
export function doorText({ question, open, closed }: Door, { status }: Texts): string {
  const what = status.questions[question];
  if (open !== undefined) return status.open(what, open);
  const isForbidden = closed.some(({ why }) => why === "no-right");
  return status.closed(what, status.why[isForbidden ? "no-right" : "no-method"]);
}

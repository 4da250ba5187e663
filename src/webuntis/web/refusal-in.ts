import { z } from "zod";

/** `code` is "INTERNAL_ERROR" or the like, `title` a sentence in the account's language. */
const told = z.object({ code: z.string().optional(), title: z.string().optional() }).catch({});
const withErrors = z.object({ errors: z.array(told).min(1) });

/** Characters of a message that are kept. */
const LONGEST = 200;

/** Nesting that is looked into; data lies at most three levels deep. */
const DEEPEST = 4;

/** Whether there is anything in one of an answer's lists. `errors` is no data, and neither is `format`. */
function holdsData(value: unknown, depth = 0): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value !== "object" || value === null || depth > DEEPEST) return false;
  return Object.entries(value).some(([key, inner]) => key !== "errors" && holdsData(inner, depth + 1));
}

/**
 * What the server says when it refuses with status 200, as some pages do instead of 403: `{"days":[],"errors":[{"code":"INTERNAL_ERROR",
 * "title":"Unerlaubter Zugriff"}]}`. Undefined for an answer without errors, and for one that holds data beside them.
 */
export function refusalIn(answer: unknown): string | undefined {
  const found = withErrors.safeParse(answer);
  if (!found.success || holdsData(answer)) return undefined;
  const [first] = found.data.errors;
  return [first?.code, first?.title].filter(Boolean).join(" ").slice(0, LONGEST) || "refused";
}

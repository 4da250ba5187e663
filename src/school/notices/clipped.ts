/** A text that is not longer than some number of UTF-16 units, the last of them "…" where something is left out. */
export function clipped(text: string, most: number): string {
  const trimmed = text.trim();
  if (trimmed.length <= most) return trimmed;
  // No half of a pair at the end.
  return `${trimmed.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

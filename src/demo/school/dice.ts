/**
 * A number from 0 to 2³² − 1 that depends only on the text (FNV-1a with a final mix). The demo school has no other source of chance, so
 * that the same day always gives the same answer.
 */
export function roll(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** One of the elements, chosen by the text; undefined for an empty list. */
export const pick = <T>(all: readonly T[], text: string): T | undefined => all[roll(text) % all.length];

/** All elements in an order that depends only on the text. */
export function shuffled<T>(all: readonly T[], text: string): readonly T[] {
  const seed = roll(text);
  return all
    .map((each, at) => ({ each, by: roll(`${seed} ${at}`) }))
    .toSorted((a, b) => a.by - b.by)
    .map(({ each }) => each);
}

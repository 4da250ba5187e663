/** 32-bit FNV-1a, by Fowler, Noll and Vo. */
const OFFSET = 2_166_136_261;
const PRIME = 16_777_619;

/**
 * An id for an element of which only the name is known: a negative number, so that it is none of WebUntis's, and the same for the same
 * name.
 */
export function idOfName(name: string): number {
  let hash = OFFSET;
  for (const byte of Buffer.from(name)) hash = Math.imul(hash ^ byte, PRIME) >>> 0;
  return -1 - hash;
}

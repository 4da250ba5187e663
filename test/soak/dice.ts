/** Chance that comes out the same for the same seed. */
export function dice(seed: number) {
  let state = seed >>> 0;
  /** mulberry32: from 0 up to 1. */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    chance: (probability: number) => next() < probability,
    /** A whole number from 1. */
    upTo: (most: number) => 1 + Math.floor(next() * most),
    oneOf<Thing>(things: readonly [Thing, ...Thing[]]): Thing {
      return things[Math.floor(next() * things.length)] ?? things[0];
    },
  };
}

/** The time now. It is an argument everywhere: what starts a process takes it from here and hands it on. */
export type Clock = () => Temporal.Instant;

/**
 * The machine's clock, or for trying things out one that starts at another instant and runs on from there.
 * @param elapsed milliseconds, by a clock that never jumps
 */
export function startClock(at?: Temporal.Instant, elapsed = () => performance.now()): Clock {
  if (!at) return Temporal.Now.instant;
  const start = elapsed();
  return () => at.add({ milliseconds: Math.floor(elapsed() - start) });
}

/** Reads an instant, such as "2026-12-24T07:30:00+01:00"; undefined when it is none. */
export function parseInstant(text: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return undefined;
  }
}

/** The time now. It is an argument everywhere: what starts a process takes it from here and hands it on. */
export type Clock = () => Temporal.Instant;

/** What the machine tells; replaced in tests. */
export interface MachineTime {
  readonly wall: Clock;
  /** Milliseconds, by a clock that never jumps. */
  readonly elapsed: () => number;
}

const MACHINE: MachineTime = { wall: Temporal.Now.instant, elapsed: () => performance.now() };

/** A correction of less is believed at once. */
const JUMP_MS = 60_000;
/** How long a jump must last before it is believed. */
const LASTS_MS = 60_000;

/** The machine's clock, or for trying things out one that starts at another instant and runs on from there. */
export function startClock(at?: Temporal.Instant, machine: MachineTime = MACHINE): Clock {
  if (!at) return steadyClock(machine);
  const start = machine.elapsed();
  return () => at.add({ milliseconds: Math.floor(machine.elapsed() - start) });
}

/**
 * The machine's clock, but a jump is believed only once it has lasted for a minute: one that is a day ahead for some seconds would make
 * posts that nobody can take back. A machine that has slept is late by this minute. A clock that moves away further and further has not
 * jumped: it runs at another rate, as one does that is driven for a trial.
 */
function steadyClock({ wall, elapsed }: MachineTime): Clock {
  let last = { time: wall(), elapsed: elapsed() };
  let jump: { readonly by: number; readonly since: number } | undefined;
  const believe = (time: Temporal.Instant, now: number) => {
    last = { time, elapsed: now };
    jump = undefined;
    return time;
  };
  return () => {
    const now = elapsed();
    const told = wall();
    const expected = last.time.add({ milliseconds: Math.floor(now - last.elapsed) });
    const by = expected.until(told).total("milliseconds");
    if (Math.abs(by) < JUMP_MS) return believe(told, now);
    const further = jump ? by - jump.by : 0;
    if (jump && Math.sign(further) === Math.sign(jump.by) && Math.abs(further) >= JUMP_MS) return believe(told, now);
    if (!jump || Math.abs(further) >= JUMP_MS) jump = { by, since: now };
    return now - jump.since >= LASTS_MS ? believe(told, now) : expected;
  };
}

/** Reads an instant, such as "2026-12-24T07:30:00+01:00"; undefined when it is none. */
export function parseInstant(text: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return undefined;
  }
}

/** One thing to measure: named, run again and again. */
export interface Subject {
  readonly name: string;
  run(): Promise<unknown>;
}

/** Milliseconds at the median and the 99th percentile. */
export interface Timing {
  readonly name: string;
  readonly p50: number;
  readonly p99: number;
}

/** The value below which this share (0 to 1) of the sorted numbers lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const timing = (name: string, times: readonly number[]): Timing => ({
  name,
  p50: quantile(times, 0.5),
  p99: quantile(times, 0.99),
});

/**
 * Runs the subjects by turns, so that whatever the machine does besides hits all of them alike. Each one's answer is kept until its next
 * one, as a bot does: so nobody's garbage is collected in another's time.
 */
export async function race(subjects: readonly Subject[], rounds: number): Promise<readonly Timing[]> {
  const times = subjects.map((): number[] => []);
  const kept: unknown[] = [];
  const warmUp = Math.ceil(rounds / 5);
  for (let round = -warmUp; round < rounds; round++) {
    for (const [index, subject] of subjects.entries()) {
      const start = performance.now();
      kept[index] = await subject.run();
      if (round >= 0) times[index]?.push(performance.now() - start);
    }
  }
  return subjects.map(({ name }, index) => timing(name, times[index] ?? []));
}

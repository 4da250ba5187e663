import type { Turn } from "./backlog.ts";

/** Stands for an answer that has not come yet. */
export const LATE = Symbol("late");

/** The result if it comes within `milliseconds` and nothing says before that it will not, otherwise LATE. */
export async function inTime<T>({ result, late }: Turn<T>, milliseconds: number): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const timedOut = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(resolve, milliseconds, LATE);
  });
  try {
    return await Promise.race([result, timedOut, late.then((): typeof LATE => LATE)]);
  } finally {
    clearTimeout(timer);
  }
}

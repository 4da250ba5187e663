/** Stands for an answer that is not there yet. */
export const LATE = Symbol("late");

/** The promise's value if it comes within so many milliseconds, otherwise LATE. */
export async function inTime<T>(promise: Promise<T>, milliseconds: number): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(resolve, milliseconds, LATE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

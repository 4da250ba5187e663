/** What the work gives, or undefined if it is refused. Refusals are remembered by the source: asking again costs no request. */
export async function unlessRefused<T>(
  work: Promise<T>,
  isRefusal: (error: unknown) => boolean,
): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

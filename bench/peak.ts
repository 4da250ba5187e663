import { Session } from "../src/webuntis/index.ts";
import { startChild } from "./child.ts";
import { quantile } from "./timing.ts";
import { ACCOUNT, rangeOf } from "./untis.ts";

const BYTES_IN_MB = 1e6;

/** When garbage is collected is chance: the median of so many processes is told. */
const PROCESSES = 5;

/** Megabytes (10⁶ bytes) at the peak of a process that does nothing but read 2,000 periods fifty times, for both clients. */
export async function benchPeak(): Promise<Readonly<Record<string, number>>> {
  await using server = await startChild<{ url: string }>("./demo-server.ts");
  await using session = await new Session({ ...ACCOUNT, server: server.ready.url, useragent: "bench" }).login();
  const { current: year } = await session.schoolyears();
  const [subject] = (await session.subjects()).filter({ name: "M" });
  if (!year || !subject) throw new Error("The demo school lacks M");
  const { start, end } = (await rangeOf(2000, session, subject, 3, year)).range;
  const medians: Record<string, number> = {};
  for (const client of ["undici + JSON.parse", "Session", "webuntis 2.2.1"]) {
    const peaks: number[] = [];
    for (let each = 0; each < PROCESSES; each++) {
      const args = [client, server.ready.url, `${subject.id}`, `${start}`, `${end}`];
      await using reader = await startChild<{ peak: number }>("./reader.ts", args);
      peaks.push(reader.ready.peak / BYTES_IN_MB);
    }
    medians[client] = quantile(peaks, 0.5);
  }
  return medians;
}

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { answering, THAT_DAY, wirePeriod } from "./school.ts";

setFlagsFromString("--expose-gc");
const gc: (options?: { readonly type: "minor" | "major" }) => void = runInNewContext("gc");

/** Reads between two collections of short-lived objects: what is in use at two of them counts as long-lived. */
const READS = 4;
const COLLECTIONS = 8;

test("answers that newer ones have replaced go with the collections of short-lived objects", async () => {
  const wire = Array.from({ length: 1500 }, (_, id) => wirePeriod({ id, lstext: `Lektion ${id}` }));
  await using school = await answering({ getTimetable: wire });
  const read = () => school.session.timetable(THAT_DAY);
  let kept: unknown = await read();
  gc();
  const before = process.memoryUsage().heapUsed;
  const own = structuredClone(wire);
  const ofOne = process.memoryUsage().heapUsed - before;
  for (let collection = 0; collection < COLLECTIONS; collection++) {
    for (let each = 0; each < READS; each++) kept = await read();
    gc({ type: "minor" });
  }
  expect([kept, own]).toEqual([expect.anything(), expect.anything()]);
  expect((process.memoryUsage().heapUsed - before) / ofOne).toBeLessThan((READS * COLLECTIONS) / 3);
});

import { createJobs, type Jobs } from "../../src/jobs/index.ts";
import type { JobParts } from "../../src/jobs/parts.ts";
import type { School } from "../../src/school/index.ts";
import type { Store } from "../../src/store/index.ts";

const silent = () => {};

/** Jobs for one school in Berlin, which wait for nothing and log nothing unless told otherwise. */
export const testJobs = (
  store: Store,
  school: School,
  now: () => Temporal.Instant,
  {
    sleep = async () => {},
    log = { info: silent, warn: silent, error: silent },
    teacherNames = "short",
  }: Partial<JobParts> = {},
): Jobs => createJobs({ store, schoolOf: () => school, teacherNames, timeZone: "Europe/Berlin", now, sleep, log });

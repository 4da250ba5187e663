import type { Platform } from "../../src/bot/platform.ts";
import type { JobParts } from "../../src/jobs/parts.ts";
import { openStore } from "../../src/store/index.ts";
import { openSmallSchool, type SmallSchool } from "../school/small-school.ts";
import { testJobs } from "./test-jobs.ts";

/** A small school that a test can change, with a store, and jobs for it. The clock is the school's. */
export async function openSmallWorld(
  { database = ":memory:", ...changes }: { readonly database?: string } & Partial<SmallSchool> = {},
  parts: Partial<JobParts> = {},
) {
  const opened = await openSmallSchool(changes);
  const now = () => Temporal.Instant.from(opened.small.now);
  const store = openStore(database, now);
  return {
    ...opened,
    store,
    /** What a bot on this platform does by itself. */
    jobsOn(platform: Platform) {
      const jobs = testJobs(store, opened.school, now, parts);
      jobs.add(platform);
      return jobs;
    },
    async [Symbol.asyncDispose]() {
      await opened[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}

import { defineConfig } from "vitest/config";

/** `npm run test:days`: the bot as a process of its own on days and hours on which dates go wrong. */
export default defineConfig({
  test: {
    include: ["test/days/**/*.test.ts"],
    pool: "forks",
    maxWorkers: "100%",
    testTimeout: 60_000,
  },
});

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // See vitest.days.config.ts.
    exclude: ["test/days/**"],
    pool: "forks",
    testTimeout: 20_000,
    coverage: {
      include: ["src/webuntis/**"],
      reporter: ["text"],
      reportsDirectory: "node_modules/.coverage",
      thresholds: { "src/webuntis/**": { branches: 95 } },
    },
  },
});

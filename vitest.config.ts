import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // See vitest.soak.config.ts and vitest.days.config.ts.
    exclude: ["test/soak/**", "test/days/**"],
    pool: "forks",
    // Modules hold no state (a rule of the house): loading them anew for each file would cost as much as the tests.
    isolate: false,
    // By default one core is left idle.
    maxWorkers: "100%",
    testTimeout: 20_000,
    coverage: {
      include: ["src/webuntis/**"],
      reporter: ["text"],
      reportsDirectory: "node_modules/.coverage",
      thresholds: { "src/webuntis/**": { branches: 95 } },
    },
  },
});

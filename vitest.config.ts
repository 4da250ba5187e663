import { defineConfig } from "vitest/config";

/** What measures its own process, or loads what another file must not have loaded. main.test.ts takes long, and does not wait for others so. */
const APART = [
  "test/main.test.ts",
  "test/platforms/discord/own-undici.test.ts",
  "test/webuntis/{memory,packed}.test.ts",
  "test/webuntis/old-node.test.ts",
];

export default defineConfig({
  test: {
    pool: "forks",
    // Most of what tests make is gone at once: less of it is moved on as long-lived.
    execArgv: ["--max-semi-space-size=64"],
    // By default one core is left idle.
    maxWorkers: "100%",
    testTimeout: 20_000,
    projects: [
      { extends: true, test: { name: "apart", include: APART } },
      // Nothing of ours keeps state in modules, so these share a process: a third of the time went into starting one for each.
      {
        extends: true,
        test: {
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: [...APART, "test/long/**", "test/days/**", "test/package/**"],
          isolate: false,
        },
      },
    ],
    coverage: {
      include: ["src/webuntis/**"],
      reporter: ["text"],
      reportsDirectory: "node_modules/.coverage",
      thresholds: { "src/webuntis/**": { branches: 95 } },
    },
  },
});

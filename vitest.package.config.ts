import { defineConfig } from "vitest/config";

/** `npm run test:package`: the client as somebody gets it who installs it. */
export default defineConfig({
  test: { include: ["test/package/**/*.test.ts"], pool: "forks", maxWorkers: "100%", testTimeout: 60_000 },
});

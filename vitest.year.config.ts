import { defineConfig } from "vitest/config";

/** What takes long: `npm run test:year`. */
export default defineConfig({
  test: { include: ["test/year/**/*.test.ts"], pool: "forks", maxWorkers: "100%" },
});

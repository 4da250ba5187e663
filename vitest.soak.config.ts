import { defineConfig } from "vitest/config";

/** What takes long: `npm run soak`. */
export default defineConfig({
  test: { include: ["test/soak/**/*.test.ts"], pool: "forks", maxWorkers: "100%" },
});

import { defineConfig } from "vitest/config";

/** What takes long: `npm run test:long`. */
export default defineConfig({
  test: { include: ["test/long/**/*.test.ts"], pool: "forks", maxWorkers: "100%" },
});

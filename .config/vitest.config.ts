import { defineConfig } from "vitest/config";

/** Browserless tests: `unit` and `golden` touch no database, `integration` gets a real Postgres, `eval` guards the figures. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    // A zone that is neither UTC nor on the hour: a test that leans on the machine's clock shows itself.
    env: { TZ: "Asia/Kathmandu" },
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "unit", include: ["tests/unit/**/*.test.ts"], testTimeout: 30_000 } },
      { extends: true, test: { name: "golden", include: ["tests/golden/**/*.test.ts"], testTimeout: 30_000 } },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/integration/support/postgres.ts"],
          env: { EMBEDDINGS_PROVIDER: "none" },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { extends: true, test: { name: "eval", include: ["tests/eval/**/*.test.ts"], testTimeout: 120_000 } },
    ],
  },
});

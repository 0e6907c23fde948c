import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { browserOptions } from "../tests/support/browser.ts";

const root = join(import.meta.dirname, "..");
const port = Number(process.env.PARALLAX_TEST_PORT ?? 3187);
/** Fresh each run: the seeds load as on a first start. The process that starts a run names the folder; workers inherit the name. */
process.env.PARALLAX_TEST_DATA ??= join(tmpdir(), `parallax-e2e-${process.pid}`);
const data = process.env.PARALLAX_TEST_DATA;
mkdirSync(data, { recursive: true });

/** Specs that change nothing which another test of theirs reads. */
const READING = ["**/access.spec.ts", "**/every-page.spec.ts", "**/first-visit.spec.ts", "**/words.spec.ts"];

/** The three jobs in a real browser, on a server of its own: own data folder, port and build. */
export default defineConfig({
  testDir: join(root, "tests/e2e"),
  outputDir: join(root, "test-results"),
  globalSetup: join(root, "tests/e2e/support/wait-for-analysis.ts"),
  globalTeardown: join(root, "tests/e2e/support/remove-data.ts"),
  // Two rounds, each on a server of its own (tests/run.mjs): what only reads goes side by side, because it takes half the time of all.
  // What decides goes one after the other: those tests share one server, and some decide about the same pair.
  workers: 2,
  projects: [
    { name: "reading", testMatch: READING, fullyParallel: true },
    { name: "deciding", testMatch: "**/*.spec.ts", testIgnore: READING, workers: 1 },
  ],
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PARALLAX_E2E_REPORT
    ? [["list"], ["json", { outputFile: process.env.PARALLAX_E2E_REPORT }]]
    : [["list"]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    browserName: "chromium",
    viewport: { width: 1280, height: 900 },
    screenshot: "only-on-failure",
    launchOptions: browserOptions(),
  },
  webServer: {
    command: "node lib/server/launch.mjs",
    cwd: root,
    url: `http://127.0.0.1:${port}/api/v1/health`,
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "pipe",
    env: {
      PARALLAX_DATA: data,
      PARALLAX_DIST_DIR: ".next-test",
      PORT: String(port),
      HOST: "127.0.0.1",
      DATABASE_URL: "",
      EMBEDDINGS_PROVIDER: "none",
    },
  },
});

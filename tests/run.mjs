/**
 * `npm test`: everything, from a fresh clone on. Needs nothing installed but Node. Prepares the checkout, finds or installs a browser, then
 * runs check, the vitest projects and the browser tests, one after the other and all of them even when one fails. Prints the sum on a line
 * of its own, last: `N passed, N failed`. Exits 1 where anything failed or did not run.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { prepare } from "../lib/server/launch.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const bin = (name) => join(root, "node_modules", ".bin", name);
const reports = mkdtempSync(join(tmpdir(), "parallax-reports-"));
const INSTALLED = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].map(
  (name) => `/usr/bin/${name}`,
);

/** A browser that is there, or one that can be had: Debian's as root, else Playwright's own. Undefined: Playwright finds its own. */
function findBrowser() {
  const given = process.env.PARALLAX_BROWSER;
  if (given && !existsSync(given)) throw new Error(`PARALLAX_BROWSER names ${given}, which is not there.`);
  const found = given || INSTALLED.find((path) => existsSync(path)) || playwrightsOwn();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("test: no browser found; installing Debian's chromium …");
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
    const installed = INSTALLED.find((path) => existsSync(path));
    if (installed) return installed;
  }
  console.log("test: no browser found; asking Playwright for its own …");
  run(bin("playwright"), ["install", "chromium"]);
  const own = playwrightsOwn();
  if (own) return own;
  throw new Error("No browser. Install Chromium or Chrome, or set PARALLAX_BROWSER to one.");
}

function playwrightsOwn() {
  try {
    const path = createRequire(join(root, "package.json"))("@playwright/test").chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

function run(command, args, env = {}) {
  return spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } }).status;
}

/** One part of the tests. What it counted is read from its report; a part that ends badly without a report is one failure. */
function part(name, command, args, env, count) {
  const report = join(reports, `${name}.json`);
  const started = Date.now();
  console.log(`\ntest: ${name} …`);
  const status = run(command, args(report), env(report));
  let counted = { passed: 0, failed: 1 };
  try {
    counted = count(JSON.parse(readFileSync(report, "utf8")));
  } catch {
    console.log(`test: ${name} ended without a report (exit ${status}); counted as one failure.`);
  }
  // A part can fail outside any test: a server that does not start, a leaked error.
  if (status !== 0 && counted.failed === 0) counted.failed = 1;
  console.log(
    `test: ${name}: ${counted.passed} passed, ${counted.failed} failed, ${Math.round((Date.now() - started) / 1000)} s`,
  );
  return counted;
}

const vitest = (project) => () =>
  part(
    project,
    bin("vitest"),
    (report) => [
      "run",
      "--config",
      ".config/vitest.config.ts",
      "--project",
      project,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    () => ({}),
    // A file that cannot be loaded has no tests to fail.
    (report) => ({
      passed: report.numPassedTests,
      failed:
        report.numFailedTests +
        report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length,
    }),
  );

/** One round of the browser tests, on a server of its own. */
const inBrowser = (round) =>
  part(
    `e2e-${round}`,
    bin("playwright"),
    () => ["test", "--config", ".config/playwright.config.ts", `--project=${round}`],
    (report) => ({ PARALLAX_E2E_REPORT: report, PARALLAX_BROWSER: browser ?? "" }),
    ({ stats, errors }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + (stats.unexpected === 0 ? errors.length : 0),
    }),
  );

const PARTS = {
  check: () =>
    part(
      "check",
      process.execPath,
      () => ["tests/check.mjs"],
      (report) => ({ PARALLAX_CHECK_REPORT: report }),
      (report) => report,
    ),
  unit: vitest("unit"),
  golden: vitest("golden"),
  integration: vitest("integration"),
  eval: vitest("eval"),
  e2e: () => {
    const rounds = [inBrowser("reading"), inBrowser("deciding")];
    return {
      passed: rounds.reduce((sum, { passed }) => sum + passed, 0),
      failed: rounds.reduce((sum, { failed }) => sum + failed, 0),
    };
  },
};

// `npm test -- unit e2e` runs those parts only.
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}. Parts: ${Object.keys(PARTS).join(", ")}.`);
  process.exit(2);
}
const names = wanted.length > 0 ? wanted : Object.keys(PARTS);

let browser;
const sum = { passed: 0, failed: 0 };
try {
  await prepare({ build: names.includes("e2e"), distDir: ".next-test" });
  if (names.includes("e2e")) browser = findBrowser();
  for (const name of names) {
    const { passed, failed } = PARTS[name]();
    sum.passed += passed;
    sum.failed += failed;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  sum.failed += 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed > 0 ? 1 : 0);

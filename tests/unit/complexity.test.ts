import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** Files whose functions may be beyond the ceiling, each with its reason: biome.json takes no comments. None may join without one. */
const REASONS: Readonly<Record<string, string>> = {
  "lib/claims/attribution/bounds.ts": "where a noun phrase stops, not yet a list of matchers",
  "lib/claims/attribution/content.ts": "where the content of a report begins, not yet a list of matchers",
  "lib/claims/attribution/find-cues.ts": "which verbs report, not yet a list of matchers",
  "lib/claims/attribution/frames.ts": "frames after a colon or dash, not yet a list of matchers",
  "lib/claims/attribution/source.ts": "sources that an earlier sentence names, not yet a list of matchers",
  "lib/claims/claim/quantities.ts": "how amounts are written, not yet a list of matchers",
  "lib/text/quotations.ts": "pairing of quotation marks, not yet a list of matchers",
};

const { linter, overrides = [] } = JSON.parse(readFileSync(join(root, ".config/biome.json"), "utf8")) as {
  linter: unknown;
  overrides?: readonly { readonly includes: readonly string[] }[];
};
const planted = mkdtempSync(join(tmpdir(), "parallax-complexity-"));
afterAll(() => rmSync(planted, { recursive: true, force: true }));

/** What the project's rules of style say of a file that holds this text. */
function saidOf(text: string): string {
  writeFileSync(join(planted, "biome.json"), JSON.stringify({ root: true, linter }));
  writeFileSync(join(planted, "planted.ts"), text);
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const { stdout, stderr } = spawnSync(process.execPath, [biome, "lint", "."], { cwd: planted, encoding: "utf8" });
  const said = `${stdout}${stderr}`;
  expect(said).toMatch(/Checked [12] file/);
  return said;
}

/** A function whose nested conditions add up to depth * (depth + 1) / 2. */
function nested(depth: number): string {
  const ifs = Array.from({ length: depth }, (_, at) => `if (a > ${at}) {`).join(" ");
  return `export function deep(a: number): number {\n  ${ifs} return 1; ${"}".repeat(depth)}\n  return 0;\n}\n`;
}

test("a function beyond the ceiling of complexity is found, one below it is not", () => {
  expect(saidOf(nested(7))).toContain("noExcessiveCognitiveComplexity");
  expect(saidOf(nested(6))).not.toContain("noExcessiveCognitiveComplexity");
});

test("every exception has its reason", () => {
  const files = overrides.flatMap(({ includes }) => includes);
  expect(files.filter((file) => REASONS[file] === undefined)).toEqual([]);
});

/**
 * `npm run check`: lockfile, style, types, arrows between folders, the OpenAPI document, regular expressions, unused code. Runs them all even when one fails, says in words what
 * each found, and exits 1 if any did. With PARALLAX_CHECK_REPORT it also writes {passed, failed} there, for `npm test`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const bin = (name) => join(root, "node_modules", ".bin", name);

const checks = [
  {
    name: "lockfile",
    command: [process.execPath, "tests/lockfile.mjs"],
    advice: "Run `npm install --package-lock-only`, which completes package-lock.json, and commit it.",
  },
  {
    name: "style",
    command: ["biome", "check", "--config-path", ".config/biome.json", "--error-on-warnings", "."],
    advice: "Run `npm run format`; it mends most of these.",
  },
  { name: "types", command: ["tsc", "--noEmit", "-p", "."], advice: "The types disagree at the places above." },
  {
    name: "arrows",
    command: [
      "depcruise",
      "--config",
      ".config/dependency-cruiser.cjs",
      "--output-type",
      "err-long",
      "app",
      "lib",
      "seeds",
    ],
    advice: "An import goes against the arrows of ARCHITECTURE.md; the line under each says where the code belongs.",
  },
  {
    name: "interface",
    command: ["tsx", "tests/api-document.ts"],
    advice: "The OpenAPI document is made from app/api/v1/_operations and _schemas: mend it there.",
  },
  {
    name: "expressions",
    command: [process.execPath, "tests/expressions.mjs"],
    advice:
      "A hostile text makes these take minutes. Write them without two repetitions that may share letters, or take the end off by hand; `node tests/expressions.mjs --write` accepts one whose text is always short.",
  },
  {
    name: "unused",
    command: ["knip", "--config", ".config/knip.json", "--no-progress"],
    advice: "Nobody uses these: delete them, or drop the word export.",
  },
];

// Types of routes and rows are generated; without them tsc would blame files that are right.
if (!existsSync(join(root, "lib/db/generated"))) {
  console.error("check: the Prisma client has not been generated. Run `npm start` or `npm test` once; both make it.");
  process.exit(1);
}

let failed = 0;
for (const { name, command, advice } of checks) {
  const [tool, ...args] = command;
  const { status, stdout, stderr, error } = spawnSync(tool === process.execPath ? tool : bin(tool), args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  if (status === 0) {
    console.log(`check: ${name}: fine (${basename(tool)})`);
    continue;
  }
  failed += 1;
  console.log(`check: ${name}: not fine (${basename(tool)})`);
  const said = `${stdout ?? ""}${stderr ?? ""}${error ? error.message : ""}`
    .split("\n")
    .filter((line) => !line.startsWith("npm warn"));
  console.log(said.join("\n").trim());
  console.log(`  ${advice}\n`);
}
if (process.env.PARALLAX_CHECK_REPORT) {
  writeFileSync(process.env.PARALLAX_CHECK_REPORT, JSON.stringify({ passed: checks.length - failed, failed }));
}
process.exit(failed > 0 ? 1 : 0);

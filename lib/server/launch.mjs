// Runs before anything is installed: Node alone, no packages, plain JavaScript.
// `npm start` runs this file; the command and the tests import `prepare`.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { oneAtATime } from "./one-at-a-time.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");
const inRoot = (...parts) => join(root, ...parts);

/** What a build is made from: when any of it changes, the build is made anew. */
const BUILD_SOURCES = ["app", "lib", "next.config.js", "tsconfig.json", "package-lock.json", "prisma/schema.prisma"];

/** A step that went wrong in a way that a person can mend. */
class PrepareError extends Error {}

/**
 * Makes a checkout ready: packages installed, Prisma client generated and, unless `build` is false, the pages built.
 * Does only what is missing or stale, by hashes and never by file times; of two that prepare one checkout the second waits.
 * Rejects with PrepareError and a line that says what to do.
 */
export async function prepare({
  build = true,
  say = (line) => console.log(asLogged(line)),
  distDir = process.env.PARALLAX_DIST_DIR || ".next",
} = {}) {
  checkNode();
  const steps = async () => {
    await install(say);
    await generate(say);
    if (build) await buildPages(say, distDir);
  };
  await oneAtATime(root, steps, () => say("Another start of this folder installs or builds; waiting for it …"));
}

/** Runs a TypeScript file of the project with the same Node; the child gets the terminal and its signals. Returns the child process. */
export function runScript(file, args = [], env = {}) {
  const tsx = pathToFileURL(createRequire(inRoot("package.json")).resolve("tsx")).href;
  return spawn(process.execPath, ["--import", tsx, inRoot(file), ...args], {
    cwd: process.cwd(),
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const known = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!known)
    throw new PrepareError(
      `Parallax needs Node 20.19 or newer (20.x, or 22.12 and later); this is ${process.versions.node}.`,
    );
}

async function install(say) {
  const wanted = hashOf(["package.json", "package-lock.json"]);
  const stamp = inRoot("node_modules", ".parallax-install");
  if (read(stamp) === wanted) return;
  if (isInstalled()) return writeFileSync(stamp, wanted);
  say("Installing packages (once; about a minute) …");
  await installPackages(say);
  writeFileSync(stamp, wanted);
}

/**
 * Whether the packages that the lockfile pins are there already, as npm noted when it installed them: package.json also changes where only a
 * script does. Packages for other machines need not be there.
 */
function isInstalled() {
  const noted = read(inRoot("node_modules", ".package-lock.json"));
  if (!noted) return false;
  const there = JSON.parse(noted).packages;
  const pinned = JSON.parse(read(inRoot("package-lock.json"))).packages;
  const { dependencies, devDependencies } = JSON.parse(read(inRoot("package.json")));
  const wanted = { ...pinned[""].dependencies, ...pinned[""].devDependencies };
  return (
    Object.entries({ ...dependencies, ...devDependencies }).every(([name, version]) => wanted[name] === version) &&
    Object.entries(pinned).every(
      ([path, { version, optional }]) =>
        path === "" || there[path]?.version === version || (optional && there[path] === undefined),
    )
  );
}

/**
 * `npm ci` installs what the lockfile pins and nothing else. Where it refuses (a registry that lacks a package of another platform, an
 * npm of another mind about the lockfile), `npm install --no-save` takes the same versions as far as it can; a second failure speaks.
 */
async function installPackages(say) {
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  const strict = await attempt("npm", ["ci", ...quiet]);
  if (strict.ok) return;
  const reason = /npm error (?!code|A complete log)(.+)/.exec(strict.said)?.[1] ?? "it gave no reason";
  say(`npm ci did not install the packages (${reason}); trying npm install, which is less strict …`);
  await run(
    "npm",
    ["install", "--no-save", ...quiet],
    "The packages could not be installed. Check that the npm registry can be reached, then try again.",
  );
}

async function generate(say) {
  const wanted = hashOf(["prisma/schema.prisma", "package-lock.json"]);
  const stamp = inRoot("lib", "db", "generated", ".stamp");
  if (read(stamp) === wanted) return;
  say("Generating the database client …");
  const prisma = createRequire(inRoot("package.json")).resolve("prisma/build/index.js");
  // Prisma wants to download an engine that `generate` does not need; any program that exists stands in for it.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
  await run(
    process.execPath,
    [prisma, "generate", "--config", inRoot(".config", "prisma.ts")],
    "The database client could not be generated.",
    env,
  );
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

async function buildPages(say, distDir) {
  // The addresses in the pages begin with the base path, so that another one needs another build.
  const wanted = `${hashOf(BUILD_SOURCES)}${process.env.BASE_PATH ?? ""}`;
  const stamp = inRoot(distDir, ".parallax-build");
  if (read(stamp) === wanted) return;
  say("Building the pages (after an update only; about half a minute) …");
  const next = createRequire(inRoot("package.json")).resolve("next/dist/bin/next");
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", PARALLAX_DIST_DIR: distDir };
  // Next writes the name of its folder into tsconfig.json; a build must leave the checkout as it was.
  const tsconfig = read(inRoot("tsconfig.json"));
  try {
    await run(process.execPath, [next, "build"], "The pages could not be built.", env);
  } finally {
    writeFileSync(inRoot("tsconfig.json"), tsconfig);
  }
  writeFileSync(stamp, wanted);
}

/** A line as PARALLAX_LOG wants it; lib/server/log.ts writes the same form once there are packages. */
function asLogged(message, level = "info") {
  if (process.env.PARALLAX_LOG !== "json") return message;
  return JSON.stringify({ time: new Date().toISOString(), level, part: "setup", message });
}

/** Runs a program; where it fails, its words are shown with ours. */
async function run(program, args, complaint, env = process.env) {
  const { ok, said } = await attempt(program, args, env);
  if (ok) return;
  process.stderr.write(process.env.PARALLAX_LOG === "json" ? `${asLogged(said, "error")}\n` : said);
  throw new PrepareError(`${complaint} What it said stands above.`);
}

/** Runs a program to its end. Resolves to whether it went well, and what it said. */
function attempt(program, args, env = process.env) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32" && program === "npm",
    });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => said.push(bytes));
    const end = (ok, last = "") => done({ ok, said: `${Buffer.concat(said)}${last}` });
    child.on("error", (error) => end(false, `${error.message}\n`));
    child.on("close", (code) => end(code === 0));
  });
}

/** A hash of files and of all files in folders, by path and content. */
function hashOf(paths) {
  const hash = createHash("sha256").update(process.versions.node);
  const add = (path) => {
    const full = inRoot(path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort())
        if (!(path.endsWith("lib/db") && name === "generated")) add(`${path}/${name}`);
      return;
    }
    hash.update(path).update(readFileSync(full));
  };
  for (const path of paths) add(path);
  return hash.digest("hex");
}

function read(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  // `npm start` starts the server; `npm run parallax` names the command as its first argument.
  const [what = "start", ...args] = process.argv.slice(2);
  const command = what === "cli";
  try {
    await prepare({ build: !command, say: command ? (line) => console.error(asLogged(line)) : undefined });
    const child = runScript(command ? "lib/cli/main.ts" : "lib/server/start.ts", args);
    // The child ends by itself on a signal, the database last; this process waits for it.
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
    child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  } catch (error) {
    console.error(error instanceof PrepareError ? asLogged(error.message, "error") : error);
    process.exit(1);
  }
}

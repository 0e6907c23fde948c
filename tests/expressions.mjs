/**
 * Whether a regular expression of the code can take super-linear time on a hostile text, as recheck finds it. What was found before is kept in
 * expressions.json by the expression's hash, so that only new ones are checked: "linear", "squared" (a long line costs the square of its length)
 * or "unknown" (not told in the time given). One of a higher power or an exponential one is never accepted. `--write` keeps what is found now.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import recheck from "recheck/lib/browser.js";
import ts from "typescript";

const root = join(fileURLToPath(import.meta.url), "../..");
const KNOWN = join(root, "tests/expressions.json");
/** Longest that one new expression is looked at by each of two ways, in milliseconds. */
const LONGEST_MS = 500;

/** Every regular expression that stands in the code, with the first place where it does. */
function expressionsIn(folders) {
  const found = new Map();
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile() || !/\.(?:tsx?|mjs)$/.test(path) || path.includes("lib/db/generated")) continue;
      const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest);
      const visit = (node) => {
        if (ts.isRegularExpressionLiteral(node) && !found.has(node.text)) {
          const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
          found.set(node.text, `${path.slice(root.length + 1)}:${line + 1}`);
        }
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
  }
  return found;
}

/** What an expression costs on the worst text: "linear", "squared", "unknown", or how it is worse. */
function costOf(literal) {
  const at = literal.lastIndexOf("/");
  const [pattern, flags] = [literal.slice(1, at), literal.slice(at + 1)];
  for (const checker of ["automaton", "fuzz"]) {
    try {
      const { status, complexity } = recheck.checkSync(pattern, flags, { checker, timeout: LONGEST_MS });
      if (status === "safe" && checker === "automaton") return "linear";
      if (status !== "vulnerable") continue;
      return complexity.type === "polynomial" && complexity.degree === 2 ? "squared" : complexity.summary;
    } catch {
      // Too large for this way of looking: the other one may do.
    }
  }
  return "unknown";
}

const hashOf = (literal) => createHash("sha256").update(literal).digest("hex").slice(0, 12);

function check(write) {
  const known = JSON.parse(readFileSync(KNOWN, "utf8"));
  const now = {};
  const bad = [];
  const unsaved = [];
  for (const [literal, place] of expressionsIn(["app", "lib", "seeds"])) {
    const hash = hashOf(literal);
    const cost = known[hash] ?? costOf(literal);
    if (!["linear", "squared", "unknown"].includes(cost)) bad.push(`${place}: ${cost}: ${literal.slice(0, 160)}`);
    else now[hash] = cost;
    if (!known[hash] && cost === "squared") unsaved.push(`${place}: ${literal.slice(0, 160)}`);
  }
  if (write) {
    const sorted = Object.fromEntries(Object.entries(now).sort(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(KNOWN, `${JSON.stringify(sorted, null, 2)}\n`);
  }
  const count = (cost) => Object.values(now).filter((each) => each === cost).length;
  console.log(
    `${count("linear")} expressions linear, ${count("squared")} squared, ${count("unknown")} not told in time`,
  );
  for (const each of bad) console.log(`worse than the square of a text's length: ${each}`);
  if (!write) for (const each of unsaved) console.log(`new, and costs the square of a line's length: ${each}`);
  return bad.length === 0 && (write || unsaved.length === 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(check(process.argv.includes("--write")) ? 0 : 1);

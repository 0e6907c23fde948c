import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { faultsOf } from "../lockfile.mjs";

type Entry = { dependencies?: Record<string, string>; optionalDependencies?: Record<string, string> };
type Lock = { packages: Record<string, Entry & { integrity?: string }> };

const root = join(import.meta.dirname, "../..");
const read = (name: string) => JSON.parse(readFileSync(join(root, name), "utf8"));
const manifest = () => read("package.json") as Entry;

/** The lockfile with something done to it. */
function faultsAfter(change: (lock: Lock) => void): string[] {
  const lock = read("package-lock.json") as Lock;
  change(lock);
  return faultsOf(lock, manifest());
}

test("the lockfile is whole", () => {
  const lock = read("package-lock.json") as Lock;
  expect(Object.keys(lock.packages).length).toBeGreaterThan(400);
  expect(faultsOf(lock, manifest())).toEqual([]);
});

test("a missing package of another platform is found", () => {
  const faults = faultsAfter(({ packages }) => {
    delete packages["node_modules/@next/swc-darwin-arm64"];
  });
  expect(faults).toEqual(["node_modules/next needs @next/swc-darwin-arm64, which has no entry"]);
});

test("every optional package of every entry is looked for, also one level down", () => {
  const faults = faultsAfter(({ packages }) => {
    packages["node_modules/next/node_modules/inner"] = {
      integrity: "sha512-x",
      dependencies: { pg: "*" },
      optionalDependencies: { "@planted/nowhere": "1.0.0" },
    };
  });
  expect(faults).toEqual(["node_modules/next/node_modules/inner needs @planted/nowhere, which has no entry"]);
});

test("a version that package.json does not name, and one that the lockfile does not, are found", () => {
  const faults = faultsAfter(({ packages }) => {
    const top = packages[""]?.dependencies ?? {};
    top.zod = "4.0.0";
    top.planted = "1.0.0";
  });
  expect(faults).toContain("dependencies: package.json says planted nowhere, the lockfile 1.0.0");
  expect(faults.some((fault) => fault.startsWith("dependencies: package.json says zod 4.6.7"))).toBe(true);
  expect(faults).toContain("package.json needs planted, which has no entry");
});

test("an entry without integrity is found", () => {
  const faults = faultsAfter(({ packages }) => {
    delete packages["node_modules/zod"]?.integrity;
  });
  expect(faults).toEqual(["node_modules/zod has no integrity, so that any content would be installed"]);
});

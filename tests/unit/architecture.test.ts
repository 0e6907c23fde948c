import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

type Result = {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
};

const root = join(import.meta.dirname, "../..");
const config = join(root, ".config/dependency-cruiser.cjs");
const planted = mkdtempSync(join(tmpdir(), "parallax-arrows-"));
afterAll(() => rmSync(planted, { recursive: true, force: true }));

function cruise(folder: string, ...paths: string[]): Result {
  const args = [
    join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
    "--config",
    config,
    "--output-type",
    "json",
    ...paths,
  ];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
  if (!stdout) throw new Error(`dependency-cruiser said nothing but: ${stderr}`);
  return JSON.parse(stdout) as Result;
}

test("the arrows hold, and the checker really looked at the code", () => {
  const { summary } = cruise(root, "app", "lib", "seeds");
  expect(summary.totalCruised).toBeGreaterThan(100);
  expect(summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`)).toEqual([]);
});

/** An import from each room into the next above it, which its rule must catch. The rooms are read from the configuration of the checker. */
const { ROOMS } = createRequire(import.meta.url)(config) as { ROOMS: Record<string, readonly string[]> };
const ROOM_FAULTS = Object.entries(ROOMS).flatMap(([house, rooms]) =>
  rooms
    .slice(0, -1)
    .map(
      (room, at) =>
        [
          `${house}/${room}/planted.ts`,
          `${house}/${rooms[at + 1]}/target.ts`,
          `room-${house.split("/").at(-1)}-${room}`,
        ] as const,
    ),
);

/** Each forbidden import that the arrows must catch: the file it stands in, the file it reaches, the rule that says so. */
const FORBIDDEN = [
  ["lib/model/planted.ts", "lib/text/target.ts", "model-stands-alone"],
  ["lib/text/planted.ts", "lib/ingest/target.ts", "text-knows-model-only"],
  ["lib/similarity/planted.ts", "lib/db/target.ts", "pure-below-db"],
  ["lib/framing/planted.ts", "lib/collation/target.ts", "pure-not-each-other"],
  ["lib/claims/planted.ts", "lib/framing/measure/target.ts", "claims-similarity-only"],
  ["lib/export/planted.ts", "lib/services/target.ts", "pure-below-db"],
  ["lib/services/planted.ts", "lib/text/target.ts", "services-know-model-only"],
  ["lib/jobs/planted.ts", "lib/cli/target.ts", "jobs-below-commands"],
  ["lib/cli/planted-room.ts", "lib/usecases/nowhere/target.ts", "rooms-of-usecases"],
  ...ROOM_FAULTS,
  ["lib/collation/planted.ts", "node:fs", "pure-without-world"],
  ["lib/db/planted.ts", "lib/similarity/target.ts", "db-knows-model-only"],
  ["lib/usecases/planted.ts", "lib/server/target.ts", "usecases-below-the-doors"],
  ["lib/cli/planted.ts", "app/target.ts", "lib-without-app"],
  ["app/planted.ts", "lib/db/target.ts", "app-through-usecases"],
  ["app/[id]/planted.ts", "tests/target.ts", "app-through-usecases"],
] as const;

test("every forbidden import that is planted is found", () => {
  cpSync(join(root, "tsconfig.json"), join(planted, "tsconfig.json"));
  const put = (path: string, text: string) => {
    mkdirSync(join(planted, path, ".."), { recursive: true });
    writeFileSync(join(planted, path), text);
  };
  for (const [file, target] of FORBIDDEN) {
    const up = "../".repeat(file.split("/").length - 1);
    put(file, `import * as wrong from "${target.startsWith("node:") ? target : up + target}";\nconsole.log(wrong);\n`);
    if (!target.startsWith("node:")) put(target, "export const target = 1;\n");
  }
  put("lib/claims/allowed.ts", 'import { target } from "../similarity/target.ts";\nconsole.log(target);\n');
  const found = cruise(planted, "app", "lib").summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
  expect(found.sort()).toEqual(FORBIDDEN.map(([file, , rule]) => `${file}: ${rule}`).sort());
});

test("a planted import type is found too", () => {
  mkdirSync(join(planted, "types/lib/model"), { recursive: true });
  mkdirSync(join(planted, "types/lib/text"), { recursive: true });
  cpSync(join(root, "tsconfig.json"), join(planted, "types/tsconfig.json"));
  writeFileSync(join(planted, "types/lib/text/target.ts"), "export type Target = 1;\n");
  writeFileSync(
    join(planted, "types/lib/model/planted.ts"),
    'import type { Target } from "../text/target.ts";\nexport type Wrong = Target;\n',
  );
  const { violations } = cruise(join(planted, "types"), "lib").summary;
  expect(violations.map(({ rule }) => rule.name)).toEqual(["model-stands-alone"]);
});

describe("ARCHITECTURE.md", () => {
  const text = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");

  test("draws the rooms in the order that the checker holds", () => {
    const drawing = /## Rooms[^#]*?```\n([\s\S]*?)```/.exec(text)?.[1] ?? "";
    // A line that begins with blanks goes on with the rooms of the line before.
    const lines = drawing.replace(/\n +/g, " ").trim().split("\n");
    const drawn = Object.fromEntries(
      lines.map((line) => {
        const [house = "", ...rooms] = line.split(/[: ]+/).filter(Boolean);
        return [house, rooms];
      }),
    );
    expect(drawn).toEqual(ROOMS);
  });

  test("names every folder of lib, and fits on a few screens", () => {
    const folders = readdirSync(join(root, "lib"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).filter((name) => !text.includes(`\`lib/${name}\``))).toEqual([]);
    const lines = text.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(200);
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });
});

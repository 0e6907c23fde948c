import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { currentConfig, useConfig } from "../../../lib/model/config.ts";
import { backupPlanOf, configOf, readEnvironment } from "../../../lib/server/environment.ts";

const read = (given: Record<string, string>) => readEnvironment({ NODE_ENV: "test", ...given });

describe("the environment", () => {
  test("that says nothing gives the defaults, and leaves the port open", () => {
    const environment = read({ PORT: "", DATABASE_URL: "", EMBEDDINGS_PROVIDER: "" });
    expect(environment).toMatchObject({ HOST: "127.0.0.1", EMBEDDINGS_PROVIDER: "none" });
    expect([environment.PORT, environment.DATABASE_URL]).toEqual([undefined, undefined]);
    expect(environment.PARALLAX_DATA).toMatch(/^(\/|[A-Z]:).*\.parallax$/);
  });

  test.each([
    ["PORT", "0"],
    ["PORT", "70000"],
    ["PORT", "http"],
    ["BASE_PATH", "parallax/"],
    ["DATABASE_URL", "mysql://127.0.0.1/x"],
    ["DATABASE_READ_URL", "127.0.0.1:5433"],
    ["PARALLAX_PASSWORD", "short"],
    ["EMBEDDINGS_PROVIDER", "cloud"],
    ["MODEL_URL", "ftp://127.0.0.1"],
    ["MODEL_CONTEXT", "100"],
    ["MODEL_PARALLEL", "0"],
    ["PARALLAX_BACKUP_HOURS", "0"],
    ["PARALLAX_BACKUPS_KEPT", "none"],
    ["PARALLAX_TRASH_DAYS", "-1"],
  ])("with %s=%s is refused with one line that names it", (name, value) => {
    expect(() => read({ [name]: value })).toThrow(
      new RegExp(`^The environment variable ${name} is not usable: [^\\n]+$`),
    );
  });

  test("becomes what use cases and jobs are told", () => {
    const environment = read({
      PARALLAX_DATA: "/data",
      MODEL_URL: "http://127.0.0.1:1/v1",
      MODEL_NAME: "m",
      MODEL_KEY: "k",
    });
    const config = configOf(environment, "postgresql://here/parallax");
    expect(config).toEqual({
      databaseUrl: "postgresql://here/parallax",
      dataFolder: "/data",
      trashDays: 30,
      embeddings: { provider: "none", url: "http://127.0.0.1:1/v1", key: "k", model: "" },
      model: { url: "http://127.0.0.1:1/v1", name: "m", key: "k", context: 8192, parallel: 1, price: null },
    });
    useConfig(config);
    expect(currentConfig()).toBe(config);
  });
});

describe("a model of one's own", () => {
  const MODEL = { MODEL_URL: "https://models.example/v1", MODEL_NAME: "m", MODEL_KEY: "k" };
  const EMBEDDED = { ...MODEL, EMBEDDINGS_PROVIDER: "openai-compatible" };
  const embeddings = (given: Record<string, string>) => configOf(read(given), "").embeddings;

  test("needs a name", () => expect(() => read({ MODEL_URL: MODEL.MODEL_URL })).toThrow("MODEL_NAME"));

  test("makes vectors too, unless another server is named; its key goes to its own server only", () => {
    expect(embeddings(EMBEDDED)).toMatchObject({ url: MODEL.MODEL_URL, key: "k" });
    expect(embeddings({ ...EMBEDDED, EMBEDDINGS_URL: "http://127.0.0.1:1/v1" })).toMatchObject({
      url: "http://127.0.0.1:1/v1",
      key: "",
    });
    expect(() => read({ EMBEDDINGS_PROVIDER: "openai-compatible" })).toThrow("MODEL_URL");
  });
});

test("backups are made on a schedule where a folder is named for them", () => {
  expect(backupPlanOf(read({}))).toBeNull();
  expect(backupPlanOf(read({ PARALLAX_BACKUPS: "/backups" }))).toEqual({ folder: "/backups", hours: 24, kept: 7 });
  expect(
    backupPlanOf(read({ PARALLAX_BACKUPS: "/b", PARALLAX_BACKUP_HOURS: "1.5", PARALLAX_BACKUPS_KEPT: "30" })),
  ).toMatchObject({ hours: 1.5, kept: 30 });
});

/** Lines that read the environment, by file; Next's own NODE_ENV excepted. */
function readers(folder: string, text = (path: string) => readFileSync(path, "utf8")): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|tsx|mjs|js)$/.test(name) && !name.includes("generated"))
    .filter((name) => /process\s*\.\s*env(?!\.NODE_ENV\b)|from "node:process"/.test(text(join(folder, name))));
}

/** Reads what the build has put into it (`env` of next.config.js), because a browser has no environment. */
const BUILT_IN = "_components/own-address.ts";

const root = join(import.meta.dirname, "../../..");

test("nothing below lib/server reads the environment", () => {
  const houses = readdirSync(join(root, "lib")).filter((name) => !["server", "cli"].includes(name));
  expect(houses).toEqual(expect.arrayContaining(["db", "jobs", "model", "services", "usecases"]));
  for (const folder of [...houses.map((name) => join("lib", name)), "app", "seeds"])
    expect(readers(join(root, folder)), folder).toEqual(folder === "app" ? [BUILT_IN] : []);
});

test("a reader that is planted is found", () => {
  const planted = (path: string) => (path.endsWith("client.ts") ? "const url = process.env.DATABASE_URL;" : "");
  expect(readers(join(root, "lib/db"), planted)).toEqual(["client.ts"]);
});

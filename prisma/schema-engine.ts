import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";

/**
 * A developer's tool: Prisma's own migration engine, from its WebAssembly build, to write the SQL of a migration and to check in the
 * tests that it agrees with lib/server/migrate.ts. It uses internals of the package, so nothing that a reader runs needs it. The native engine is a download that Prisma makes at
 * the first command; the WebAssembly one comes with the npm package and so works where only the registry is reachable.
 */
type SchemaEngine = Awaited<ReturnType<typeof engineModule.SchemaEngine.new>>;

let instantiated: Promise<void> | undefined;

/** The package's own entry imports the .wasm file as a module, which Node 20 cannot: do by hand what it would do. */
async function instantiate(): Promise<void> {
  const file = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
    .replace(/\.js$/, ".wasm");
  const imports: Record<string, WebAssembly.ImportValue> = {};
  for (const [name, value] of Object.entries(engineModule)) if (typeof value === "function") imports[name] = value;
  const { instance } = await WebAssembly.instantiate(await readFile(file), { "./schema_engine_bg.js": imports });
  engineModule.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
}

/**
 * Opens the engine on a database. It connects only when an operation needs it, so `diff` between two schemas runs without any.
 * `datamodel` is the text of prisma/schema.prisma. Call `free()` when done.
 */
export async function openSchemaEngine(url: string, datamodel: string): Promise<SchemaEngine> {
  instantiated ??= instantiate();
  await instantiated;
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }));
  return await engineModule.SchemaEngine.new({ datamodels: [["schema.prisma", datamodel]] }, () => {}, factory);
}

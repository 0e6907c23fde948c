/**
 * For developers: prints the SQL that leads from one schema to prisma/schema.prisma, for a person to read, complete by hand and save as
 * prisma/migrations/<date>_<name>/migration.sql:
 *   npx tsx prisma/write-migration.ts OLD.prisma     (for example from `git show HEAD:prisma/schema.prisma`)
 *   npx tsx prisma/write-migration.ts --from-empty   (the whole schema)
 */
import { readFile } from "node:fs/promises";
import { readEnvironment } from "../lib/server/environment.ts";
import { inProject } from "../lib/server/paths.ts";
import { acquireDatabase } from "../lib/server/postgres.ts";
import { openSchemaEngine } from "./schema-engine.ts";

const [before] = process.argv.slice(2);
if (before === undefined) {
  console.error("Name the schema to start from: a file, or --from-empty.");
  process.exit(2);
}
const wanted = await readFile(inProject("prisma/schema.prisma"), "utf8");
// The diff is computed from the two texts, but the engine does not open without a database to reach.
const lease = await acquireDatabase(readEnvironment());
const engine = await openSchemaEngine(lease.url, wanted);
const schema = (content: string) => ({ tag: "schemaDatamodel" as const, files: [{ path: "schema.prisma", content }] });
const result = await engine.diff({
  from: before === "--from-empty" ? { tag: "empty" } : schema(await readFile(before, "utf8")),
  to: schema(wanted),
  script: true,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
});
process.stdout.write(result.stdout ?? "");
engine.free();
await lease.release();

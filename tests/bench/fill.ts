import { createHash } from "node:crypto";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { passagesOf } from "../../lib/ingest/passages.ts";
import { bodySpans } from "../../lib/model/stored.ts";
import { VERSIONS } from "../../lib/model/versions.ts";
import { lineKeysOf } from "../../lib/similarity/boilerplate.ts";
import { fingerprintsOf } from "../../lib/similarity/fingerprint.ts";
import type { NewsMaker } from "./generate.ts";

/** Articles a COPY: enough that its overhead is gone, few enough that a file stays below 200 MB. */
const CHUNK = 25_000;

/**
 * Store the generated articles [from, to) by COPY: fingerprints, lines, article and body as an import would have stored them, without the
 * passages' search text, which is not read here. Article number n gets id n + 1 (copies stay alone: grouping them is not measured here).
 * The fingerprints' key is built at the end, as one would after a bulk load.
 */
export async function fill(client: pg.Client, maker: NewsMaker, from: number, to: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "parallax-fill-"));
  await chmod(folder, 0o755);
  try {
    await client.query("SET session_replication_role = replica"); // no foreign key is checked row by row
    await client.query("SET maintenance_work_mem = '512MB'");
    await client.query("INSERT INTO document (id, sha256, bytes, byte_length, encoding) VALUES (1, 'bench', '', 0, 'utf-8') ON CONFLICT DO NOTHING");
    await client.query("ALTER TABLE fingerprint DROP CONSTRAINT fingerprint_pkey");
    await client.query("ALTER TABLE line DROP CONSTRAINT line_pkey");
    let copying: Promise<void> = Promise.resolve();
    for (let at = from; at < to; at += CHUNK) {
      const files = filesOf(maker, at, Math.min(to, at + CHUNK));
      await copying;
      copying = copy(client, folder, files);
    }
    await copying;
    await client.query("ALTER TABLE fingerprint ADD CONSTRAINT fingerprint_pkey PRIMARY KEY (hash, article_id)");
    await client.query("ALTER TABLE line ADD CONSTRAINT line_pkey PRIMARY KEY (hash, article_id)");
    await client.query("SELECT setval(pg_get_serial_sequence('article', 'id'), (SELECT max(id) FROM article))");
    await client.query("VACUUM ANALYZE fingerprint, line, article, passage");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Files = Readonly<Record<"article" | "passage" | "fingerprint" | "line", string>>;

const COLUMNS: Files = {
  article:
    "id, group_id, document_id, identity, source_id, text, text_length, text_sha256, language, words, body_words, roles_version, similarity_version",
  passage: "article_id, text_length, position, start_offset, end_offset, role, role_origin, text, version",
  fingerprint: "hash, article_id",
  line: "hash, article_id",
};

function filesOf(maker: NewsMaker, from: number, to: number): Files {
  const rows: Record<keyof Files, string[]> = { article: [], passage: [], fingerprint: [], line: [] };
  for (let number = from; number < to; number++) {
    const id = number + 1;
    const { text, words } = maker.article(number);
    const passages = passagesOf(text);
    const body = bodySpans(passages);
    const escaped = text.replaceAll("\n", "\\n");
    const sha256 = createHash("sha256").update(text).digest("hex");
    const counts = [words, words, VERSIONS.roles, VERSIONS.similarity];
    rows.article.push([id, id, 1, `bench ${number}`, `base-${number}.txt`, escaped, text.length, sha256, "en", ...counts].join("\t"));
    for (const [position, { start, end }] of body.entries())
      rows.passage.push([id, text.length, position, start, end, "body", "bench", "", VERSIONS.roles].join("\t"));
    for (const hash of fingerprintsOf({ id, text, body })) rows.fingerprint.push(`${hash}\t${id}`);
    for (const key of new Set(lineKeysOf(text).map((line) => line.key))) rows.line.push(`${key}\t${id}`);
  }
  return { article: lines(rows.article), passage: lines(rows.passage), fingerprint: lines(rows.fingerprint), line: lines(rows.line) };
}

const lines = (rows: readonly string[]) => `${rows.join("\n")}\n`;

async function copy(client: pg.Client, folder: string, files: Files): Promise<void> {
  for (const table of ["article", "passage", "fingerprint", "line"] as const) {
    const file = join(folder, `${table}.tsv`);
    await writeFile(file, files[table]);
    await client.query(`COPY ${table} (${COLUMNS[table]}) FROM '${file}'`);
    await rm(file);
  }
}

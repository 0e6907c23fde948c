import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { VERSIONS } from "../../lib/model/versions.ts";
import { lineKeysOf } from "../../lib/similarity/boilerplate.ts";
import { fingerprintsOf } from "../../lib/similarity/fingerprint.ts";
import { type NewsMaker, REACH } from "./generate.ts";

/** Articles a COPY: enough that its overhead is gone, few enough that a file stays below 100 MB. */
const CHUNK = 25_000;

/**
 * Store the generated articles [from, to) by COPY as far as a lookup reads them: every fingerprint, and a row for each article. The last
 * ones, which articles that come after may be copies of, have their text, body and lines too; the others' texts are empty, or a million
 * would take an hour. Article number n gets id n + 1; copies among them stay alone, since grouping them is not measured here. The key of
 * the fingerprints is built at the end, as after any bulk load, and the sites' lines count as learned, as they would after five articles.
 */
export async function fill(client: pg.Client, maker: NewsMaker, from: number, to: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "parallax-fill-"));
  await chmod(folder, 0o755); // Postgres may run as another user, who must be able to read
  try {
    await client.query("SET session_replication_role = replica"); // no foreign key is checked row by row
    await client.query("SET maintenance_work_mem = '512MB'");
    await client.query(
      "INSERT INTO document (id, sha256, bytes, byte_length, encoding) VALUES (0, 'bench', '', 0, 'utf-8') ON CONFLICT DO NOTHING",
    );
    await client.query("ALTER TABLE fingerprint DROP CONSTRAINT fingerprint_pkey");
    let copying: Promise<void> = Promise.resolve();
    for (let at = from; at < to; at += CHUNK) {
      const files = filesOf(maker, at, Math.min(to, at + CHUNK), to - REACH);
      await copying;
      copying = copy(client, folder, files);
    }
    await copying;
    await client.query("ALTER TABLE fingerprint ADD CONSTRAINT fingerprint_pkey PRIMARY KEY (hash, article_id)");
    await client.query(
      `INSERT INTO furniture_line (hash, text, reason) SELECT hash, '', 'the same line stands in five articles' FROM line
       GROUP BY hash HAVING count(*) >= 5 ON CONFLICT DO NOTHING`,
    );
    await client.query("SELECT setval(pg_get_serial_sequence('article', 'id'), (SELECT max(id) FROM article))");
    await client.query("VACUUM ANALYZE fingerprint, line, article, passage");
  } finally {
    await client.query("RESET session_replication_role");
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

function filesOf(maker: NewsMaker, from: number, to: number, wholeFrom: number): Files {
  const rows: Record<keyof Files, string[]> = { article: [], passage: [], fingerprint: [], line: [] };
  for (let number = from; number < to; number++) {
    const id = number + 1;
    const { text, body, words } = maker.article(number);
    for (const hash of fingerprintsOf({ id, text, body: [body] })) rows.fingerprint.push(`${hash}\t${id}`);
    const whole = number >= wholeFrom;
    const kept = whole ? text : "";
    const known = [
      id,
      id,
      0,
      `bench ${number}`,
      `base-${number}.txt`,
      kept.replaceAll("\n", "\\n"),
      kept.length,
      `bench ${number}`,
      "en",
    ];
    rows.article.push([...known, words, words, VERSIONS.roles, VERSIONS.similarity].join("\t"));
    if (!whole) continue;
    rows.passage.push([id, text.length, 0, body.start, body.end, "body", "bench", "", VERSIONS.roles].join("\t"));
    for (const key of new Set(lineKeysOf(text).map((line) => line.key))) rows.line.push(`${key}\t${id}`);
  }
  const joined = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");
  return {
    article: joined(rows.article),
    passage: joined(rows.passage),
    fingerprint: joined(rows.fingerprint),
    line: joined(rows.line),
  };
}

async function copy(client: pg.Client, folder: string, files: Files): Promise<void> {
  for (const table of ["article", "passage", "fingerprint", "line"] as const) {
    if (files[table] === "") continue;
    const file = join(folder, `${table}.tsv`);
    await writeFile(file, files[table]);
    await client.query(`COPY ${table} (${COLUMNS[table]}) FROM '${file}'`);
    await rm(file);
  }
}

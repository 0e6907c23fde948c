import { sql } from "./database.ts";
import {
  ARTICLES,
  articleRow,
  attributionRows,
  claimRows,
  MATTERS,
  NOW,
  OUTLETS,
  passageRows,
  profileRow,
  type Row,
  range,
  sentenceRows,
  TOPICS,
} from "./large-articles.ts";
import {
  decisionRows,
  frozenRow,
  importFileRow,
  linkRows,
  matterClaimRows,
  matterRows,
  nearRow,
  pairRows,
  STORIES,
  storyRow,
  storyTextRows,
  topicRow,
} from "./large-relations.ts";

/** Fill the database at hand with a collection of ARTICLES texts and everything that stands on them, by bulk inserts. */
export async function fillLargeCollection(): Promise<void> {
  const ids = range(1, ARTICLES);
  // The rows are right by construction: looking up each key would take longer than storing them, and so would an index that grows word by word.
  await foreignKeys("replica");
  await sql("DROP INDEX passage_search, sentence_lemmas, claim_lemmas");
  await insert(
    "outlet",
    range(1, OUTLETS).map((id) => ({ id, name: `Paper ${id}` })),
  );
  await sql("INSERT INTO document (id, sha256, bytes, byte_length, encoding) VALUES (1, 'x', 'x', 1, 'utf-8')");
  await insert("article", ids.map(articleRow));
  await insert("passage", ids.flatMap(passageRows));
  await insert("sentence", ids.flatMap(sentenceRows));
  await insert("attribution", ids.flatMap(attributionRows));
  await insert("claim", ids.flatMap(claimRows));
  await insert("framing_profile", ids.map(profileRow));
  await insert("pair", ids.flatMap(pairRows));
  await insert("link", ids.flatMap(linkRows));
  await insert("topic", range(1, TOPICS).map(topicRow));
  await insert("matter", range(1, TOPICS).flatMap(matterRows));
  await insert("matter_claim", range(1, TOPICS * MATTERS).flatMap(matterClaimRows));
  await insert("story", range(1, STORIES).map(storyRow));
  await insert("story_text", ids.flatMap(storyTextRows));
  await insert("story_near", range(1, STORIES - 1).map(nearRow));
  await insert("decision", decisionRows());
  await insert("report", range(1, 200).map(frozenRow));
  await insert(
    "import",
    range(1, 20).map((id) => ({ id, origin: "test", started_at: NOW })),
  );
  await insert("import_file", ids.map(importFileRow));
  for (const table of [
    "outlet",
    "document",
    "article",
    "passage",
    "attribution",
    "claim",
    "topic",
    "story",
    "matter",
    "decision",
    "report",
    "import",
    "import_file",
  ])
    await sql(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM "${table}"))`);
  await sql("CREATE INDEX passage_search ON passage USING gin (search)");
  await sql("CREATE INDEX sentence_lemmas ON sentence USING gin (lemmas)");
  await sql("CREATE INDEX claim_lemmas ON claim USING gin (lemmas)");
  await foreignKeys("origin");
  await sql("ANALYZE");
}

/** Whether connections opened from here on check foreign keys ("origin") or not ("replica"). */
async function foreignKeys(role: "origin" | "replica"): Promise<void> {
  await sql(
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET session_replication_role = ${role}', current_database()); END $$`,
  );
}

const CHUNK = 5000;

/** Columns that the rows leave out keep their defaults. */
async function insert(table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
    .map((name) => `"${name}"`)
    .join(", ");
  for (let from = 0; from < rows.length; from += CHUNK)
    await sql(
      `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(null::"${table}", $1)`,
      [JSON.stringify(rows.slice(from, from + CHUNK))],
    );
}

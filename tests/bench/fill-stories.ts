import type pg from "pg";

/** A word of at most so many articles, or of so many in a hundred, belongs to one event: it gets another form in each copy. */
const [RARE, RARE_IN_100] = [12, 2];

/** How a column of a copy differs: `n` is the number of the copy, `span` how far apart the numbers of two copies of a row are. */
type Changes = Readonly<Record<string, string>>;

const RENAMED = (column: string) => `bench_renamed(${column}, n)`;
/** Tables in which stories, claims and look-ups stand, in the order in which they need each other. Bytes, passages and profiles stay alone. */
const TABLES: readonly (readonly [string, Changes])[] = [
  [
    "story",
    {
      id: "id + n * span",
      first_group: "first_group + n * span",
      laid_articles: "bench_moved(laid_articles, n * span)",
    },
  ],
  [
    "article",
    {
      id: "id + n * span",
      group_id: "group_id + n * span",
      identity: "identity || ' ' || n",
      source_id: "source_id || ' ' || n",
      text_sha256: "text_sha256 || ' ' || n",
    },
  ],
  ["sentence", { article_id: "article_id + n * span", lemmas: RENAMED("lemmas") }],
  [
    "claim",
    { id: "id + n * span", article_id: "article_id + n * span", key: "key || ' ' || n", lemmas: RENAMED("lemmas") },
  ],
  [
    "story_text",
    {
      group_id: "group_id + n * span",
      article_id: "article_id + n * span",
      text_sha256: "text_sha256 || ' ' || n",
      story_id: "story_id + n * span",
      touches: "'{}'",
      terms: RENAMED("terms"),
      headline: RENAMED("headline"),
      opening: RENAMED("opening"),
    },
  ],
  ["story_term", { term: "bench_name(term, n)", group_id: "group_id + n * span" }],
  ["story_neighbour", { group_id: "group_id + n * span", other_id: "other_id + n * span" }],
  ["link", { a_id: "a_id + n * span", b_id: "b_id + n * span", story_id: "story_id + n * span" }],
  ["fingerprint", { hash: "hash + n", article_id: "article_id + n * span" }],
];

/**
 * Fills the database with copies of what went the whole road, until it holds about `size` articles: each copy under numbers and rare words of
 * its own, so that it tells other events in the everyday words of the first. Rows in pages' tables (passages, profiles) are not made.
 * Returns how many articles there are.
 */
export async function fillWithStories(client: pg.Client, size: number): Promise<number> {
  const one = async (query: string) => Number((await client.query<{ n: string }>(query)).rows[0]?.n ?? 0);
  const stored = await one("SELECT count(*) AS n FROM article");
  const copies = Math.max(0, Math.ceil(size / stored) - 1);
  if (copies === 0) return stored;
  const last = await one(
    "SELECT greatest((SELECT max(id) FROM claim), (SELECT max(id) FROM story), (SELECT max(id) FROM article)) AS n",
  );
  await client.query("SET session_replication_role = replica"); // no foreign key is checked row by row
  await client.query("SET maintenance_work_mem = '256MB'");
  await client.query(`
    CREATE TABLE bench_rare AS SELECT term FROM story_term_count WHERE term <> '' AND groups <= ${Math.max(RARE, (stored * RARE_IN_100) / 100)};
    ALTER TABLE bench_rare ADD PRIMARY KEY (term);
    CREATE FUNCTION bench_name(word text, n int) RETURNS text LANGUAGE sql STABLE AS
      $$ SELECT CASE WHEN word ~ '[0-9]' OR EXISTS (SELECT 1 FROM bench_rare WHERE term = word) THEN word || '~' || n ELSE word END $$;
    CREATE FUNCTION bench_renamed(words text[], n int) RETURNS text[] LANGUAGE sql STABLE AS
      $$ SELECT coalesce(array_agg(bench_name(word, n) ORDER BY place), '{}') FROM unnest(words) WITH ORDINALITY AS u(word, place) $$;
    CREATE FUNCTION bench_moved(ids int[], by int) RETURNS int[] LANGUAGE sql IMMUTABLE AS
      $$ SELECT coalesce(array_agg(id + by ORDER BY place), '{}') FROM unnest(ids) WITH ORDINALITY AS u(id, place) $$`);
  for (const [table, changes] of TABLES) {
    const { rows } = await client.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
      [table],
    );
    const columns = rows.map(({ name }) => name);
    const values = columns.map((name) => (changes[name] ?? name).replaceAll("span", String(last + 1000)));
    await client.query(
      `INSERT INTO ${table} (${columns.join(", ")}) SELECT ${values.join(", ")} FROM ${table}, generate_series(1, ${copies}) AS n
       ORDER BY n ON CONFLICT DO NOTHING`,
    );
  }
  await client.query(`
    TRUNCATE story_term_count;
    INSERT INTO story_term_count SELECT term, count(*) FROM story_text, unnest(terms) AS term GROUP BY term;
    INSERT INTO story_term_count SELECT '', count(*) FROM story_text;
    DROP FUNCTION bench_moved; DROP FUNCTION bench_renamed; DROP FUNCTION bench_name; DROP TABLE bench_rare`);
  for (const table of ["article", "claim", "story"])
    await client.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM ${table}))`);
  await client.query("RESET session_replication_role");
  await client.query("VACUUM ANALYZE");
  return one("SELECT count(*) AS n FROM article");
}

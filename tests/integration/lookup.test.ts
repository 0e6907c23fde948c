import { beforeAll, describe, expect, test } from "vitest";
import { database } from "../../lib/db/client.ts";
import { CANDIDATES, findCandidates, MOST_GROUPS_PER_HASH } from "../../lib/db/fingerprints.ts";
import { freshDatabase, sql } from "./support/database.ts";

/** Articles that all hold one phrase; each is a group of its own. */
const SPAM = 3000;
/** Copies of one story, all in one group. */
const REPRINTS = 150;
const PHRASE = [1n, 2n, 3n, 4n, 5n];
const STORY = Array.from({ length: 50 }, (_, i) => 1000n + BigInt(i));

beforeAll(async () => {
  await freshDatabase();
  await sql("INSERT INTO document (id, sha256, bytes, byte_length, encoding) VALUES (1, 'x', '', 0, 'utf-8')");
  await store("SELECT n AS id, n AS grp FROM generate_series(1, $1::int) n", [SPAM]);
  await hold("SELECT h, n FROM unnest($1::bigint[]) h, generate_series(1, $2::int) n", [PHRASE, SPAM]);
  await store("SELECT 10000 + n AS id, 10001 AS grp FROM generate_series(1, $1::int) n", [REPRINTS]);
  await hold("SELECT h, 10000 + n FROM unnest($1::bigint[]) h, generate_series(1, $2::int) n", [STORY, REPRINTS]);
  await sql("VACUUM ANALYZE fingerprint, article");
});

const store = (source: string, values: unknown[]) =>
  sql(
    `INSERT INTO article (id, document_id, identity, source_id, text, text_length, text_sha256, language, words, body_words, similarity_version, group_id, lead)
     SELECT id, 1, id::text, id::text, '', 0, id::text, 'en', 0, 0, 1, grp, id = grp FROM (${source}) AS new`,
    values,
  );
const hold = (source: string, values: unknown[]) => sql(`INSERT INTO fingerprint (hash, article_id) ${source}`, values);
const candidatesOf = async (id: number, hashes: readonly bigint[]) =>
  (await findCandidates(database(), [{ id, hashes }])).map((found) => found.id);

type Plan = { "Relation Name"?: string; "Actual Rows": number; "Actual Loops": number; Plans?: Plan[] };

/** Fingerprint rows that the lookup really reads, summed over its plan. */
async function rowsRead(hashes: readonly bigint[]): Promise<number> {
  const [row] = await sql<{ "QUERY PLAN": { Plan: Plan }[] }>(`EXPLAIN (ANALYZE, FORMAT JSON) ${CANDIDATES}`, [
    hashes.map(() => 0),
    hashes,
  ]);
  const count = (plan: Plan): number =>
    (plan["Relation Name"] === "fingerprint" ? plan["Actual Rows"] * plan["Actual Loops"] : 0) +
    (plan.Plans ?? []).reduce((sum, part) => sum + count(part), 0);
  return (row?.["QUERY PLAN"] ?? []).reduce((sum, { Plan: plan }) => sum + count(plan), 0);
}

describe("a phrase repeated in thousands of articles", () => {
  const article = [...PHRASE, ...Array.from({ length: 60 }, (_, i) => 5000n + BigInt(i))];

  test("names no candidates", async () => {
    expect(await candidatesOf(0, article)).toEqual([]);
  });

  test("costs at most one row more than the cap for each of its fingerprints, whatever stands there", async () => {
    const read = await rowsRead(article);
    expect(read).toBeGreaterThanOrEqual(PHRASE.length * MOST_GROUPS_PER_HASH);
    expect(read).toBeLessThanOrEqual(PHRASE.length * (MOST_GROUPS_PER_HASH + 1) * 1.01);
  });

  test("costs no more when a thousand articles more hold it", async () => {
    const before = await rowsRead(article);
    await store("SELECT 20000 + n AS id, 20000 + n AS grp FROM generate_series(1, 1000) n", []);
    await hold("SELECT h, 20000 + n FROM unnest($1::bigint[]) h, generate_series(1, 1000) n", [PHRASE]);
    expect(await rowsRead(article)).toBe(before);
  });

  test("an article of nothing else reads a bounded number of rows, not all", async () => {
    const read = await rowsRead(PHRASE);
    expect(read).toBeLessThanOrEqual(PHRASE.length * (MOST_GROUPS_PER_HASH + 1 + 400) * 1.01);
    expect(read).toBeLessThan(PHRASE.length * SPAM);
  });
});

describe("many copies of one story", () => {
  test("count as one group: the next copy still finds them", async () => {
    const found = await candidatesOf(0, STORY);
    expect(found.length).toBe(60);
    expect(found.every((id) => id > 10_000 && id <= 10_000 + REPRINTS)).toBe(true);
  });

  test("would be too many if each were a story of its own", async () => {
    await store("SELECT 30000 + n AS id, 30000 + n AS grp FROM generate_series(1, $1::int) n", [REPRINTS]);
    await hold("SELECT h, 30000 + n FROM unnest($1::bigint[]) h, generate_series(1, $2::int) n", [
      [7001n, 7002n],
      REPRINTS,
    ]);
    const rare = Array.from({ length: 30 }, (_, i) => 8000n + BigInt(i));
    expect(await candidatesOf(0, [7001n, 7002n, ...rare])).toEqual([]);
  });
});

test("someone who spreads the phrases of an article over hundreds of others does not hide its next copy", async () => {
  const victim = Array.from({ length: 40 }, (_, i) => 9000n + BigInt(i));
  await store("SELECT 40000 AS id, 40000 AS grp", []);
  await hold("SELECT h, 40000 FROM unnest($1::bigint[]) h", [victim]);
  // Each of 4,000 articles holds two of the phrases, so that each phrase stands in two hundred of them.
  await store("SELECT 40000 + n AS id, 40000 + n AS grp FROM generate_series(1, 4000) n", []);
  await hold("SELECT 9000 + (n * 2 + k) % 40, 40000 + n FROM generate_series(1, 4000) n, generate_series(0, 1) k", []);
  const [first] = await findCandidates(database(), [{ id: 0, hashes: victim }]);
  expect(first).toMatchObject({ id: 40_000 });
  expect(first?.shared).toBeGreaterThanOrEqual(16);
});

test("several articles in one query find what each finds alone", async () => {
  const asked = [
    { id: 10_001, hashes: STORY },
    { id: 40_000, hashes: Array.from({ length: 40 }, (_, i) => 9000n + BigInt(i)) },
    { id: 1, hashes: PHRASE },
  ];
  const alone = [];
  for (const article of asked) alone.push(...(await findCandidates(database(), [article])));
  const order = (found: readonly { of: number; id: number }[]) => found.toSorted((a, b) => a.of - b.of || a.id - b.id);
  expect(order(await findCandidates(database(), asked))).toEqual(order(alone));
});

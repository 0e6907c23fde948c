import type pg from "pg";
import { linkClaims } from "../../lib/usecases/claims/link-claims.ts";
import { withDatabase } from "./database.ts";

/** New articles linked at each size, one after the other. */
const NEW = 100;
const CLAIMS = 10;
/** Content words of a claim, and the words there are: word n is drawn as often as 1/n, so that half of the vocabulary is rare. */
const LEMMAS = 12;
const VOCABULARY = 30_000;
/** Characters from the start of one sentence to the next. */
const SENTENCE = 90;

/**
 * Milliseconds to link one new article into collections of the given sizes, the queue and the transaction included, and how much more it
 * is than at the first size, in one run. The claims are drawn words without vectors; the first article of a process counts all words, and
 * is told apart. The goal at 100,000 articles is 200 ms for 95 of 100.
 */
export async function benchLinks(rest: readonly string[]): Promise<void> {
  process.env.EMBEDDINGS_PROVIDER = "none";
  const sizes = rest.length > 0 ? rest.map(Number) : [1000, 10_000, 100_000];
  await withDatabase(async (client) => {
    await client.query(
      "INSERT INTO document (id, sha256, bytes, byte_length, encoding) VALUES (0, 'bench', '', 0, 'utf-8')",
    );
    await client.query("SELECT setseed(0.5)");
    let first: number | undefined;
    let stored = 0;
    for (const size of sizes.toSorted((a, b) => a - b)) {
      const filling = performance.now();
      await fill(client, stored, size);
      await client.query("VACUUM ANALYZE article, claim, sentence");
      console.log(
        `${size.toLocaleString("en-US")} articles of ${CLAIMS} claims (filled in ${((performance.now() - filling) / 1000).toFixed(0)} s)`,
      );
      await fill(client, size, size + NEW);
      stored = size + NEW;
      const times: number[] = [];
      for (let id = size + 1; id <= size + NEW; id++) {
        const started = performance.now();
        await linkClaims(id);
        times.push(performance.now() - started);
      }
      const [counting = 0, ...others] = times;
      others.sort((a, b) => a - b);
      const at = (share: number) => others[Math.floor(others.length * share)] ?? 0;
      first ??= at(0.5);
      console.log(
        `  linking one more: p50 ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms, x ${(at(0.5) / first).toFixed(1)} of the first size`,
      );
      console.log(`  the first of them, which may count all words: ${counting.toFixed(0)} ms`);
      const { rows } = await client.query<{ n: number }>("SELECT count(*)::int AS n FROM link");
      console.log(`  links there are: ${rows[0]?.n ?? 0}`);
    }
  });
}

/** Articles (from, to] with drawn claims, each a sentence of its own. */
async function fill(client: pg.Client, from: number, to: number): Promise<void> {
  const length = CLAIMS * SENTENCE;
  await client.query("SET session_replication_role = replica");
  await client.query(
    `INSERT INTO article (id, group_id, document_id, identity, source_id, text, text_length, text_sha256, language, words, body_words, claims_version)
     SELECT n, n, 0, 'bench' || n, n || '.txt', repeat('x', $3), $3, 'bench' || n, 'en', 200, 200, 1 FROM generate_series($1::int + 1, $2::int) AS n`,
    [from, to, length],
  );
  await client.query(
    `INSERT INTO claim (article_id, text_length, position, key, start_offset, end_offset, sentence_start, sentence_end, quote, hedges, hedged,
       negated, quantities, dates, entities, lemmas, embedding, version)
     SELECT n, $3, p, n || ':' || p, p * $4, p * $4 + 80, p * $4, p * $4 + 80, repeat('x', 80), '{}', false, false, '[]', '[]', '{}',
       ARRAY(SELECT 'word' || floor(exp(random() * ln($6::float8)))::int FROM generate_series(1, $5::int + 0 * n)), '{}', 1
     FROM generate_series($1::int + 1, $2::int) AS n, generate_series(0, $7::int - 1) AS p`,
    [from, to, length, SENTENCE, LEMMAS, VOCABULARY, CLAIMS],
  );
  await client.query(
    `INSERT INTO sentence (article_id, position, text_length, start_offset, end_offset, text, lemmas, version)
     SELECT article_id, position, text_length, start_offset, end_offset, quote, lemmas, 1 FROM claim WHERE article_id > $1 AND article_id <= $2`,
    [from, to],
  );
  await client.query("RESET session_replication_role");
}

import type pg from "pg";

/** A similarity that pg_trgm counts pairs from. */
const ALIKE = 0.5;

/**
 * Seconds in which pg_trgm compares each text with each. What it finds is not counted here: the made-up words of the generator are all of
 * the same syllables, which no real text is. On real pages it found least of all that were measured.
 */
export async function withTrigrams(
  client: pg.Client,
  texts: readonly { readonly id: number; readonly text: string }[],
): Promise<number> {
  await client.query("CREATE EXTENSION IF NOT EXISTS pg_trgm");
  await client.query("CREATE TEMP TABLE trigram_text (id int PRIMARY KEY, text text)");
  await client.query("INSERT INTO trigram_text SELECT * FROM unnest($1::int[], $2::text[])", [
    texts.map(({ id }) => id),
    texts.map(({ text }) => text),
  ]);
  const started = performance.now();
  await client.query(
    "SELECT count(*) FROM trigram_text a JOIN trigram_text b ON a.id < b.id AND similarity(a.text, b.text) >= $1",
    [ALIKE],
  );
  return (performance.now() - started) / 1000;
}

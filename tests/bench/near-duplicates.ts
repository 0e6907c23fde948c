import { LshIndex, Minhash } from "minhash";
import { fingerprintsOfWords } from "../../lib/similarity/fingerprint.ts";
import { SAME_ARTICLE } from "../../lib/similarity/relation.ts";
import { type PreparedArticle, prepareArticle, scorePrepared } from "../../lib/similarity/score.ts";
import { withDatabase } from "./database.ts";
import { NewsMaker } from "./generate.ts";
import { benchScale } from "./scale.ts";
import { withTrigrams } from "./trigrams.ts";

/** Texts compared in this process. */
const TEXTS = 2000;
/** Texts for pg_trgm, which compares each with each. */
const TRIGRAM_TEXTS = 200;
/** Stored articles on top of which the road through the database is measured, where no sizes are given. */
const SIZES = [10_000, 100_000];
/** Fingerprints that two texts must share to be compared, as in the job. */
const SHARED = 2;
/** The usual setting of MinHash tables: 16 bands of 8. */
const PERMUTATIONS = 128;
const BAND = 8;

type Text = { readonly id: number; readonly text: string };
type Result = { readonly seconds: number; readonly found: ReadonlySet<string> };

/**
 * Finding copies among generated articles: our fingerprints and alignment against MinHash with banding and against pg_trgm, one after
 * the other in one run; then the whole road through Postgres on top of stored articles. `sizes` says on how many: 10000 100000 1000000.
 */
export async function benchNearDuplicates(sizes: readonly string[]): Promise<void> {
  const maker = new NewsMaker();
  const { texts, gold } = textsOf(maker, TEXTS);
  console.log(`${TEXTS} generated texts, ${gold.size} of them edited copies with other furniture:`);
  printSteps(texts);
  const ours = timed(() => withFingerprints(texts));
  const theirs = timed(() => withMinhash(texts));
  print("fingerprints and alignment", TEXTS, ours, gold);
  print("minhash, 16 bands of 8", TEXTS, theirs, gold);
  console.log(`  ours is ${(theirs.seconds / ours.seconds).toFixed(1)} times as fast as minhash in the same run`);
  await withDatabase(async (client) => {
    const few = textsOf(maker, TRIGRAM_TEXTS);
    console.log(`${TRIGRAM_TEXTS} of them:`);
    const again = timed(() => withFingerprints(few.texts));
    const trigrams = await withTrigrams(client, few.texts);
    print("fingerprints and alignment", TRIGRAM_TEXTS, again, few.gold);
    console.log(`  ${"pg_trgm similarity()".padEnd(28)} ${(TRIGRAM_TEXTS / trigrams).toFixed(1)} texts/s`);
    console.log(`  ours is ${(trigrams / again.seconds).toFixed(0)} times as fast as pg_trgm in the same run`);
    await benchScale(client, maker, sizes.length > 0 ? sizes.map(Number) : SIZES);
  });
}

function textsOf(maker: NewsMaker, count: number): { texts: Text[]; gold: Set<string> } {
  const gold = new Set<string>();
  const texts = Array.from({ length: count }, (_, number) => {
    const { text, copyOf } = maker.article(number);
    if (copyOf !== null) gold.add(`${copyOf} ${number}`);
    return { id: number, text };
  });
  return { texts, gold };
}

/** What each step by itself does in a second. */
function printSteps(texts: readonly Text[]): void {
  const started = performance.now();
  const prepared = texts.map(prepare);
  const words = performance.now();
  for (const { words: each } of prepared) fingerprintsOfWords(each);
  const prints = performance.now();
  const pairs = prepared.slice(1).map((article, i) => [prepared[i] ?? article, article] as const);
  for (const [a, b] of pairs) scorePrepared(a, b);
  const aligned = performance.now();
  const rate = (count: number, ms: number) => Math.round((count / ms) * 1000).toLocaleString("en-US");
  console.log(
    `  words ${rate(texts.length, words - started)} texts/s, fingerprints ${rate(texts.length, prints - words)} texts/s,`,
  );
  console.log(`  alignment and score ${rate(pairs.length, aligned - prints)} pairs/s`);
}

function prepare({ id, text }: Text): PreparedArticle {
  return prepareArticle({ id, text, body: [{ start: 0, end: text.length }] });
}

function withFingerprints(texts: readonly Text[]): Set<string> {
  const holders = new Map<bigint, number[]>();
  const prepared = texts.map(prepare);
  const found = new Set<string>();
  prepared.forEach((article, at) => {
    const shared = new Map<number, number>();
    for (const hash of fingerprintsOfWords(article.words)) {
      const list = holders.get(hash);
      for (const other of list ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
      if (list) list.push(at);
      else holders.set(hash, [at]);
    }
    for (const [other, count] of shared) {
      const candidate = prepared[other];
      if (count >= SHARED && candidate && scorePrepared(candidate, article).score >= SAME_ARTICLE)
        found.add(`${other} ${at}`);
    }
  });
  return found;
}

function withMinhash(texts: readonly Text[]): Set<string> {
  const index = new LshIndex({ bandSize: BAND });
  const found = new Set<string>();
  for (const { id, text } of texts) {
    const hash = new Minhash({ numPerm: PERMUTATIONS, seed: 1 });
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    for (let i = 0; i + 5 <= words.length; i++) hash.update(words.slice(i, i + 5).join(" "));
    index.insert(String(id), hash);
    for (const other of index.query(hash)) if (other !== String(id)) found.add(`${other} ${id}`);
  }
  return found;
}

function timed(work: () => Set<string>): Result {
  const started = performance.now();
  const found = work();
  return { seconds: (performance.now() - started) / 1000, found };
}

function print(name: string, texts: number, { seconds, found }: Result, gold: ReadonlySet<string>): void {
  const hits = [...found].filter((pair) => gold.has(pair)).length;
  console.log(
    `  ${name.padEnd(28)} ${(texts / seconds).toFixed(1)} texts/s, found ${hits} of ${gold.size} pairs, ${found.size - hits} others`,
  );
}

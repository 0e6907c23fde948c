import { LshIndex, Minhash } from "minhash";
import { fingerprintsOfWords } from "../../lib/similarity/fingerprint.ts";
import { prepareArticle, SAME_ARTICLE, scorePrepared } from "../../lib/similarity/score.ts";

/** Texts of the run; every fifth is a copy of the one before with other furniture and a few words changed. */
const TEXTS = 1000;
const WORDS = 400;
const COPY_EVERY = 5;
/** Fingerprints that two texts must share to be compared, as in the job. */
const SHARED = 2;
/** The setting that DESIGN section 5 names: 16 bands of 8. */
const PERMUTATIONS = 128;
const BAND = 8;

type Text = { readonly id: number; readonly text: string };
type Result = { readonly seconds: number; readonly found: ReadonlySet<string> };

/** Finding copies among generated texts: our fingerprints and alignment against MinHash with banding, both in this process, one after the other. */
export function benchNearDuplicates(): void {
  const { texts, gold } = generate();
  const ours = timed(() => withFingerprints(texts));
  const theirs = timed(() => withMinhash(texts));
  console.log(`${TEXTS} generated texts of about ${WORDS} words, ${gold.size} of them copies with other furniture:`);
  print("fingerprints and alignment", ours, gold);
  print("minhash, 16 bands of 8", theirs, gold);
  console.log(`ours is ${(theirs.seconds / ours.seconds).toFixed(1)} times as fast in the same run`);
}

function withFingerprints(texts: readonly Text[]): Set<string> {
  const holders = new Map<bigint, number[]>();
  const prepared = texts.map(({ id, text }) => prepareArticle({ id, text, body: [{ start: 0, end: text.length }] }));
  const found = new Set<string>();
  prepared.forEach((article, at) => {
    const shared = new Map<number, number>();
    for (const hash of fingerprintsOfWords(article.words)) {
      const list = holders.get(hash) ?? [];
      for (const other of list) shared.set(other, (shared.get(other) ?? 0) + 1);
      holders.set(hash, [...list, at]);
    }
    for (const [other, count] of shared) {
      const candidate = prepared[other];
      if (count >= SHARED && candidate && scorePrepared(candidate, article).score >= SAME_ARTICLE) found.add(`${other} ${at}`);
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

function print(name: string, { seconds, found }: Result, gold: ReadonlySet<string>): void {
  const hits = [...found].filter((pair) => gold.has(pair)).length;
  console.log(`  ${name.padEnd(28)} ${Math.round(TEXTS / seconds)} texts/s, found ${hits} of ${gold.size} pairs, ${found.size - hits} others`);
}

/** The same texts every time, from a small generator of our own. */
function generate(): { texts: Text[]; gold: Set<string> } {
  let state = 20_261_123;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const words = (count: number) => Array.from({ length: count }, () => `word${next(5000)}`);
  const texts: Text[] = [];
  const gold = new Set<string>();
  let before: string[] = [];
  for (let id = 0; id < TEXTS; id++) {
    const copy = id % COPY_EVERY === COPY_EVERY - 1;
    const body = copy ? before.map((word) => (next(50) === 0 ? `word${next(5000)}` : word)) : words(WORDS);
    if (copy) gold.add(`${id - 1} ${id}`);
    texts.push({ id, text: [...body, ...words(WORDS / 4)].join(" ") });
    before = body;
  }
  return { texts, gold };
}

import type { AlignedPassage, ComparedArticle } from "../model/pair.ts";
import type { Span } from "../model/span.ts";
import { sentencesOf } from "../text/sentences.ts";
import { tokensOf } from "../text/tokens.ts";

/** Weight of a figure or a name against another word: who retells a report changes its words and keeps these. */
const FACT = 3;
/** A figure in letters: "three" is also a common word. */
const WORDED_FIGURE = 2;
/** Two sentences tell the same if they share so much weight, and this share of the lighter one. Lower pairs sentences that name one person. */
const SHARED_WEIGHT = 4;
const SHARED_PART = 0.25;
/** Sentences that are compared of each body: the work grows with their product. */
const MOST_SENTENCES = 200;

/**
 * Share of both bodies that must be told in the same order for a rewrite, and share of the names and figures of the body that has fewer which
 * the other has too. Of 115,921 pairs of tests/eval/stories these find some 15, all of them made of one text. The fewer of
 * the facts are missing, the freer the wording may be.
 */
const RETOLD = [
  { inOrder: 0.4, facts: 0.8 },
  { inOrder: 0.3, facts: 0.9 },
] as const;
/** Fewer facts than this say nothing, and an order of fewer sentences is none: two briefs on one event have both by themselves. */
const [FEWEST_FACTS, FEWEST_SENTENCES] = [6, 5];

/** What two bodies tell alike, in whatever words. Shares from 0 to 1. */
export type Retelling = {
  /** Share of each body's weight in sentences that the other tells in the same order; the smaller of both. */
  readonly inOrder: number;
  /** Names and figures of the body that has fewer of them, and how many of these the other has. */
  readonly facts: number;
  readonly sharedFacts: number;
  /** The sentences that tell the same. */
  readonly spans: readonly AlignedPassage[];
};

/** A sentence with the weights of its names, figures and other words, by their stems. */
type Told = Span & { readonly words: ReadonlyMap<string, number>; readonly weight: number };

/** An article read for `compareTellings`. */
export type ToldArticle = { readonly sentences: readonly Told[]; readonly facts: ReadonlySet<string> };

/** The sentences of a body with what each tells. */
export function readTold({ text, body }: ComparedArticle): ToldArticle {
  const sentences: Told[] = [];
  for (const span of body) {
    for (const sentence of sentencesOf(text, span)) {
      if (sentences.length >= MOST_SENTENCES) break;
      const words = wordsOf(text, sentence);
      if (words.size >= 2) sentences.push({ ...sentence, words, weight: sum(words.values()) });
    }
  }
  const facts = new Set(
    sentences.flatMap(({ words }) => [...words].filter(([, weight]) => weight > 1).map(([word]) => word)),
  );
  return { sentences, facts };
}

/** Compares what two articles tell, sentence by sentence in order; the heaviest chain of sentences that tell the same counts. */
export function compareTellings(a: ToldArticle, b: ToldArticle): Retelling {
  const chain = heaviestChain(a.sentences, b.sentences);
  const told = (own: readonly Told[], of: (pair: Link) => Told) => {
    const seen = new Set(chain.map(of));
    const shared = chain.reduce((total, link) => total + link.shared, 0);
    const weight = sum(own.map((sentence) => sentence.weight));
    return weight === 0 ? 0 : Math.min(shared, sum([...seen].map((sentence) => sentence.weight))) / weight;
  };
  const [fewer, more] = a.facts.size <= b.facts.size ? [a.facts, b.facts] : [b.facts, a.facts];
  return {
    inOrder: Math.min(
      told(a.sentences, (link) => link.a),
      told(b.sentences, (link) => link.b),
    ),
    facts: fewer.size,
    sharedFacts: [...fewer].filter((fact) => more.has(fact)).length,
    spans: chain.map((link) => ({
      aStart: link.a.start,
      aEnd: link.a.end,
      bStart: link.b.start,
      bEnd: link.b.end,
    })),
  };
}

/** Whether one of the two is the other in other words: the same names and figures, told in the same order. */
export function isRetold({ inOrder, facts, sharedFacts, spans }: Retelling): boolean {
  return (
    facts >= FEWEST_FACTS &&
    spans.length >= FEWEST_SENTENCES &&
    RETOLD.some((least) => inOrder >= least.inOrder && sharedFacts >= least.facts * facts)
  );
}

type Link = { readonly a: Told; readonly b: Told; readonly shared: number };

/** A sentence may answer two of the other body, since who retells cuts and joins sentences; the order stays. */
function heaviestChain(a: readonly Told[], b: readonly Told[]): Link[] {
  const width = b.length + 1;
  const best = new Float64Array((a.length + 1) * width);
  const shared = new Float64Array(best.length);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  for (const [i, one] of a.entries()) {
    for (const [j, other] of b.entries()) {
      const own = sharedWeight(one, other);
      shared[(i + 1) * width + j + 1] = own;
      const before = Math.max(at(i, j + 1), at(i + 1, j));
      best[(i + 1) * width + j + 1] = own > 0 ? Math.max(before, at(i, j)) + own : before;
    }
  }
  const chain: Link[] = [];
  for (let i = a.length, j = b.length; i > 0 && j > 0; ) {
    const own = shared[i * width + j] ?? 0;
    const [one, other] = [a[i - 1], b[j - 1]];
    if (own > 0 && one && other) chain.push({ a: one, b: other, shared: own });
    const rest = at(i, j) - own;
    if (own > 0 && at(i - 1, j - 1) >= rest) {
      i--;
      j--;
    } else if (at(i - 1, j) >= at(i, j - 1)) i--;
    else j--;
  }
  return chain.reverse();
}

function sharedWeight(a: Told, b: Told): number {
  let shared = 0;
  for (const [word, weight] of a.words) shared += Math.min(weight, b.words.get(word) ?? 0);
  return shared >= SHARED_WEIGHT && shared >= SHARED_PART * Math.min(a.weight, b.weight) ? shared : 0;
}

const NUMBERS = new Map(
  "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    .split(" ")
    .map((word, i) => [word, i + 3] as const)
    .concat("thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, i) => [word, 30 + 10 * i] as const)),
);
const FIGURE = /^[^\p{L}\p{N}]*(\p{N}+(?:[.,]\p{N}+)*)/u;
const CAPITAL = /^\p{Lu}/u;
const FEWEST_LETTERS = 4;
const NAME_LETTERS = 3;
/** Words are compared by their beginnings, since endings change with the sentence: "drill", "drilling". */
const STEM = 6;
const NAME_STEM = 7;
/** Words that stand in any report. */
const COMMON = new Set(
  "about above after again against also although among another because been before being below between both could does doing down during each even ever every from further have having here hers himself into itself just like made make many more most much must never only other ought ours over said same says should since some still such than that their them themselves then there these they this those through told under until upon very want were what when where which while whom will with without would your".split(
    " ",
  ),
);

function wordsOf(text: string, sentence: Span): Map<string, number> {
  const words = new Map<string, number>();
  for (const [i, { raw, norm }] of tokensOf(text, sentence).entries()) {
    const figure = FIGURE.exec(raw)?.[1];
    const plain = norm.replace(/'s$/, "");
    const number = NUMBERS.get(plain);
    if (figure) words.set(`#${figure.replace(/[.,](?=\d{3})/g, "")}`, FACT);
    else if (number) words.set(`#${number}`, WORDED_FIGURE);
    // The first word of a sentence has a capital whatever it is.
    else if (i > 0 && CAPITAL.test(raw) && plain.length >= NAME_LETTERS) words.set(plain.slice(0, NAME_STEM), FACT);
    else if (plain.length >= FEWEST_LETTERS && !COMMON.has(plain)) {
      const stem = plain.slice(0, Math.min(STEM, Math.max(FEWEST_LETTERS, plain.length - 2)));
      if (!words.has(stem)) words.set(stem, 1);
    }
  }
  return words;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

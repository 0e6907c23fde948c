import { rarityInEnglish } from "../link/word-weights.ts";
import { type RowSentence, stemOf } from "./row-sentence.ts";
import { distinctIn, openVector, type Vector, vectorFrom, vectorOf, weightsIn, wordNumbers } from "./story-words.ts";

/** Words are also compared by runs of so many letters. */
const LETTERS = 4;

/** A sentence made ready for comparing; its words are numbers, which mean the same in all sentences made ready together. */
export type ReadySentence = RowSentence & {
  readonly vector: Vector;
  readonly content: Vector;
  /** For each word of `content` in how many sentences of the article it stands, and how rare it is in English. */
  readonly counts: Int32Array;
  readonly rarities: Float64Array;
  readonly phrases: Vector;
  /** With the sentences beside it, at half their weight. */
  readonly window: Vector;
  readonly letters: Vector;
  /** All words as printed, and those of them between quotation marks. */
  readonly printed: Int32Array;
  readonly quotation: Int32Array;
  /** How like it is to the headline that it is most like. */
  readonly onHeadline: number;
};

/** The sentences of a story made ready, and what the numbers of their words are. */
export type ReadyStory = {
  readonly sentences: readonly ReadySentence[];
  /** The stem that has a number. */
  readonly stems: readonly string[];
  /** 1 for a stem that stands in a headline. */
  readonly inHeadline: Uint8Array;
  /** Every number of a stem, a phrase or a run of letters is below these. */
  readonly sizes: { readonly stems: number; readonly phrases: number; readonly runs: number };
};

/** Makes the sentences of a story ready for comparing, under the weights that their words have in it. `headlines` are the story's. */
export function readyStory(sentences: readonly RowSentence[], headlines: readonly string[]): ReadyStory {
  const stem = wordNumbers<string>();
  const all = sentences.map(({ allStems }) => allStems.map(stem.of));
  const stems = sentences.map((sentence) => sentence.stems.map(stem.of));
  const titles = headlines.map((each) =>
    each
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .map(stemOf)
      .filter(Boolean)
      .map(stem.of),
  );
  const size = stem.size();
  const whole = distinctIn(all, size);
  const weights = weightsIn(whole, size);
  const distinct = distinctIn(stems, size);
  const contents = distinct.map((words) => vectorOf(words, weights));
  const phrases = phraseVectors(stems, size);
  const runs = letterVectors(sentences);
  const windows = windowsOf(sentences, contents, size);
  const word = wordNumbers<string>();
  const printed = sentences.map(({ words }) => Int32Array.from(words, word.of));
  const counts = countsOf(sentences, distinct);
  const onHeadline = headlineLikeness(contents, titles, size);
  const inHeadline = new Uint8Array(size);
  for (const at of titles.flat()) inHeadline[at] = 1;
  const names: string[] = [];
  for (const [i, { allStems, ...sentence }] of sentences.entries()) {
    for (const [at, each] of allStems.entries()) names[all[i]?.[at] ?? 0] = each;
    for (const [at, each] of sentence.stems.entries()) names[stems[i]?.[at] ?? 0] = each;
  }
  return {
    stems: names,
    inHeadline,
    sizes: { stems: size, phrases: phrases.size, runs: runs.size },
    sentences: sentences.map((sentence, i) => ({
      ...sentence,
      content: contents[i] as Vector,
      counts: counts[i] as Int32Array,
      rarities: raritiesOf(sentence, stems[i] ?? [], distinct[i] ?? new Int32Array()),
      vector: vectorOf(whole[i] as Int32Array, weights),
      phrases: phrases.vectors[i] as Vector,
      window: windows[i] as Vector,
      letters: runs.vectors[i] as Vector,
      printed: printed[i] as Int32Array,
      quotation: Int32Array.from(sentence.quoted, word.of),
      onHeadline: onHeadline[i] ?? 0,
    })),
  };
}

/** Whether two sentences, by their positions, are of one article. */
export function areBeside(sentences: readonly RowSentence[], i: number, at: number): boolean {
  return sentences[at] !== undefined && sentences[at].articleId === sentences[i]?.articleId;
}

type Vectors = { readonly vectors: readonly Vector[]; readonly size: number };

/** Pairs of content words with at most two between them, whichever comes first. */
function phraseVectors(sentences: readonly (readonly number[])[], stems: number): Vectors {
  const phrase = wordNumbers<number>();
  const found = sentences.map((words) =>
    words.flatMap((one, i) =>
      words
        .slice(i + 1, i + 4)
        .filter((other) => other !== one)
        .map((other) => phrase.of(Math.min(one, other) * stems + Math.max(one, other))),
    ),
  );
  return weighed(found, phrase.size());
}

/** The runs of letters of each word, its beginning and end marked: a word of two letters is one run with both its marks. */
function letterVectors(sentences: readonly RowSentence[]): Vectors {
  const run = wordNumbers<string>();
  const known = new Map<string, number[]>();
  const runsOf = (word: string) => {
    const before = known.get(word);
    if (before) return before;
    const marked = ` ${word} `;
    const own: number[] = [];
    for (let i = 0; i + LETTERS <= marked.length; i++) own.push(run.of(marked.slice(i, i + LETTERS)));
    known.set(word, own);
    return own;
  };
  const found = sentences.map(({ words }) => words.flatMap(runsOf));
  return weighed(found, run.size());
}

function weighed(sentences: readonly (readonly number[])[], size: number): Vectors {
  const distinct = distinctIn(sentences, size);
  const weights = weightsIn(distinct, size);
  return { vectors: distinct.map((words) => vectorOf(words, weights)), size };
}

/** Each content with the contents of the sentences beside it, at half their weight. */
function windowsOf(sentences: readonly RowSentence[], contents: readonly Vector[], size: number): Vector[] {
  const places = new Int32Array(size);
  return contents.map((content, i) => {
    const [words, values] = [[...content.words], [...content.values]];
    for (const [at, word] of words.entries()) places[word] = at + 1;
    for (const at of [i - 1, i + 1]) {
      const other = areBeside(sentences, i, at) ? contents[at] : undefined;
      for (let j = 0; j < (other?.words.length ?? 0); j++) {
        const [word, half] = [other?.words[j] as number, (other?.values[j] as number) / 2];
        const place = places[word] as number;
        if (place > 0) values[place - 1] = Math.max(values[place - 1] as number, half);
        else {
          words.push(word);
          values.push(Math.max(0, half));
          places[word] = words.length;
        }
      }
    }
    for (const word of words) places[word] = 0;
    return vectorFrom(Int32Array.from(words), Float64Array.from(values));
  });
}

/** For each sentence's distinct stems in how many sentences of its article each stands. */
function countsOf(sentences: readonly RowSentence[], distinct: readonly Int32Array[]): Int32Array[] {
  const articles = new Map<number, Map<number, number>>();
  for (const [i, { articleId }] of sentences.entries()) {
    const own = articles.get(articleId) ?? new Map<number, number>();
    articles.set(articleId, own);
    for (const stem of distinct[i] ?? []) own.set(stem, (own.get(stem) ?? 0) + 1);
  }
  return distinct.map((stems, i) => {
    const own = articles.get(sentences[i]?.articleId ?? -1);
    return Int32Array.from(stems, (stem) => own?.get(stem) ?? 1);
  });
}

/** For each distinct stem of a sentence how rare in English the first of its words is. */
function raritiesOf({ lemmas }: RowSentence, stems: readonly number[], distinct: Int32Array): Float64Array {
  return Float64Array.from(distinct, (stem) => rarityInEnglish(lemmas[stems.indexOf(stem)] ?? ""));
}

/** How like each content is to the headline that it is most like. */
function headlineLikeness(contents: readonly Vector[], titles: readonly (readonly number[])[], size: number): number[] {
  const vectors = distinctIn(titles, size).map((words) => vectorFrom(words, new Float64Array(words.length).fill(1)));
  const opened = openVector(size);
  return contents.map((content) => {
    opened.open(content);
    return Math.max(0, ...vectors.map((each) => opened.likeness(each)));
  });
}

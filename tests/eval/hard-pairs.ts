import type { ComparedArticle } from "../../lib/model/pair.ts";

/** Two texts made from articles, and whether they are one article. Their text exists while the weights are fitted, and nowhere else. */
export type HardPair = { readonly kind: string; readonly same: boolean; readonly a: string; readonly b: string };

/** Pairs of each kind. */
const EACH = 120;
/** Words of a story: short ones above all, where a tail or a statement is soon half of it. */
const SHORTEST = 100;
const LONGEST = 700;

/**
 * Pairs of which the development set has few and the world has many: two stories that carry the same tail, or quote the same statement,
 * long or short, marked or not; and copies that lost their beginning, were cut, edited and enlarged by a local paper, or lost
 * paragraphs in an extractor. The same pairs for the same articles.
 */
export function hardPairs(articles: readonly ComparedArticle[]): HardPair[] {
  const stories = articles.map(paragraphsOf).filter((story) => wordsIn(story) >= SHORTEST && story.length >= 4);
  const next = random(7);
  const pick = () =>
    shortened(stories[Math.floor(next() * stories.length)] ?? [], SHORTEST + (LONGEST - SHORTEST) * next() ** 2);
  const between = (from: number, to: number) => from + next() * (to - from);
  return Array.from({ length: EACH }, () => {
    const [one, other, third] = [pick(), pick(), pick()];
    if (one[0] === other[0] || one[0] === third[0] || other[0] === third[0]) return [];
    const text = (story: readonly string[]) => story.join("\n");
    const statement = firstWords(
      text(third).replaceAll("\n", " ").replaceAll(/["“”]/g, ""),
      Math.min(between(30, 260), 0.9 * Math.min(wordsIn(one), wordsIn(other))),
    );
    const quoting = (story: readonly string[], words: string) =>
      text(story.toSpliced(Math.floor(between(1, story.length)), 0, words));
    const tail = third.slice(0, Math.ceil(between(0, 5)));
    const cut = (story: readonly string[]) => story.slice(0, Math.max(2, Math.ceil(story.length * between(0.35, 0.9))));
    const edited = (story: readonly string[]) =>
      story.map((paragraph) =>
        paragraph
          .split(" ")
          .filter(() => next() > 0.03)
          .join(" "),
      );
    return [
      { kind: "same tail", same: false, a: text([...one, ...tail]), b: text([...other, ...tail]) },
      {
        kind: "same statement, quoted",
        same: false,
        a: quoting(one, `“${statement}”`),
        b: quoting(other, `The minister said: “${firstWords(statement, 250 * between(0.6, 1.2))}”`),
      },
      {
        kind: "same statement, unmarked",
        same: false,
        a: quoting(one, firstWords(statement, 120)),
        b: quoting(other, firstWords(statement, 120)),
      },
      {
        kind: "local edition",
        same: true,
        a: text(one),
        b: text([other[0] ?? "", ...edited(cut(one)), ...other.slice(1, 2)]),
      },
      { kind: "cut, with another's tail", same: true, a: text(one), b: text([...cut(one), ...tail.slice(0, 2)]) },
      {
        kind: "cut in the middle, enlarged",
        same: true,
        a: text(one),
        b: text(edited(cut(one)).toSpliced(1, 1, other[0] ?? "")),
      },
      { kind: "lost paragraphs", same: true, a: text(one), b: text(one.filter((_, i) => i % 3 !== 1)) },
    ];
  }).flat();
}

function paragraphsOf({ text, body }: ComparedArticle): string[] {
  return body.map(({ start, end }) => text.slice(start, end));
}

/** The first paragraphs, four at least, up to about so many words. */
function shortened(story: readonly string[], words: number): string[] {
  let sum = 0;
  return story.filter((paragraph, i) => {
    const kept = i < 4 || sum < words;
    if (kept) sum += paragraph.split(" ").length;
    return kept;
  });
}

const wordsIn = (story: readonly string[]) => story.reduce((sum, paragraph) => sum + paragraph.split(" ").length, 0);
const firstWords = (text: string, count: number) => text.split(" ").slice(0, Math.floor(count)).join(" ");

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

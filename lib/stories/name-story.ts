import { tokensOf } from "../text/tokens.ts";
import { foldWord } from "./story-words.ts";
import { tellingHeadline } from "./telling-headline.ts";

/** Words of a name; longer ones are a sentence. */
const MOST_WORDS = 8;
/** A word is shared that so large a share of the texts have, in headline or opening. */
const SHARED_BY = 0.5;

/** What a name is taken from: one entry a group of copies. */
export type NamedText = { readonly headline: string | null; readonly opening: ReadonlySet<string> };

/**
 * A name for a story: the longest run of words of its most central headline that most of its texts share, capital first. A whole headline of
 * one outlet would make its framing ours, so words that the others do not use are left out. Null where the texts share no two such words
 * or there is one text alone: then the page shows the headline, with its outlet.
 */
export function nameOfStory(printed: readonly NamedText[]): string | null {
  if (printed.length < 2) return null;
  const texts = printed.map((text) => ({ ...text, headline: text.headline && tellingHeadline(text.headline) }));
  const folded = texts.map(({ headline }) => new Set(tokensOf(headline ?? "").map(({ norm }) => foldWord(norm))));
  const holders = (word: string) => texts.filter(({ opening }, i) => opening.has(word) || folded[i]?.has(word)).length;
  const runs = texts.flatMap(({ headline }) => (headline ? sharedRuns(headline, holders, texts.length) : []));
  const [best] = runs.sort(
    (a, b) => b.weight - a.weight || a.words.length - b.words.length || (a.name < b.name ? -1 : 1),
  );
  return best ? best.name.charAt(0).toUpperCase() + best.name.slice(1) : null;
}

type Run = { readonly name: string; readonly words: readonly string[]; readonly weight: number };
type HeadlineWord = { readonly start: number; readonly end: number; readonly word: string; readonly shared: boolean };

/** Runs of a headline whose words most texts share; small words may stand inside a run and never at its ends. */
function sharedRuns(headline: string, holders: (word: string) => number, texts: number): Run[] {
  const words: HeadlineWord[] = tokensOf(headline).map(({ start, end, norm }) => {
    const word = foldWord(norm);
    const shared = word.length > 1 && !SMALL.has(word) && holders(word) >= Math.max(2, SHARED_BY * texts);
    return { start, end, word, shared };
  });
  return words.flatMap((first, from) =>
    first.shared && !isHyphen(headline, first.start - 1) ? runsFrom(headline, words, from, holders, texts) : [],
  );
}

function runsFrom(
  headline: string,
  words: readonly HeadlineWord[],
  from: number,
  holders: (word: string) => number,
  texts: number,
): Run[] {
  const runs: Run[] = [];
  const run: HeadlineWord[] = [];
  let weight = 0;
  for (const next of words.slice(from, from + MOST_WORDS)) {
    if (!next.shared && !SMALL.has(next.word)) break;
    // A run does not reach over a mark: "Fire in Leith: two held" is two runs. A hyphen binds.
    if (run.length > 0 && /[^\s-]|\s-|-\s/.test(headline.slice(run.at(-1)?.end, next.start))) break;
    run.push(next);
    if (!next.shared) continue;
    weight += holders(next.word) / texts;
    const owns = /['’]s?$/.test(headline.slice(next.start, next.end));
    if (run.length >= 2 && !owns && !isHyphen(headline, next.end))
      runs.push({ name: headline.slice(run[0]?.start, next.end), words: run.map(({ word }) => word), weight });
  }
  return runs;
}

function isHyphen(headline: string, at: number): boolean {
  return headline[at] === "-";
}

/** Function words, and the verbs of saying and being with which no name ends. */
const SMALL: ReadonlySet<string> = new Set(
  (
    "a an and or but at by de for from in into of on over to under up out off with after against as than about between until before " +
    "the his her its their our my your he she it they we i you who that this these those not no " +
    "is are was were be been being has have had do does did will would should can could may might must " +
    "say said tell told call called get got make made put go"
  ).split(" "),
);

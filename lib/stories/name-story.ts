import { tokensOf } from "../text/tokens.ts";
import { foldWord } from "./story-words.ts";
import { tellingHeadline } from "./telling-headline.ts";

/** Words of a name; longer ones are a paragraph. */
const MOST_WORDS = 11;
/** A word is shared that so large a share of the texts have, in headline or opening. */
const SHARED_BY = 0.5;
/** Words of a sentence that are looked at: what happened stands before. */
const MOST_LOOKED_AT = 48;
/** Fewer words that are shared name a person or a body and not what happened. */
const FEWEST_WORDS = 3;
/** Words that fewer share and that a name may take along to end where a phrase does: "Uma Thurman car crash" and not "Uma Thurman car". */
const MOST_UNSHARED = 2;
/** A word adds to a name by the share of texts that have it, above this: with less a long name of chance words would win. */
const WORTH = 0.3;
/** What a name gains by beginning where its sentence does, and loses for each word that is not shared. */
const [FROM_START, UNSHARED] = [0.4, 0.5];

/** What a name is taken from: one entry a group of copies. */
export type NamedText = { readonly headline: string | null; readonly opening: ReadonlySet<string> };

/**
 * A name for a story: the run of words of one of its headlines that begins and ends where a phrase does and holds most of what its texts
 * share. A whole headline of one outlet would make its framing ours, so words that the others do not use are left out, but for two that a phrase
 * cannot end without; never a figure, and no denial. Null where the texts share no such run or there is one
 * text alone: then the page shows the headline, with its outlet.
 */
export function nameOfStory(printed: readonly NamedText[]): string | null {
  if (printed.length < 2) return null;
  const texts = printed.map(({ headline, opening }) => ({ opening, title: headline && tellingHeadline(headline) }));
  const folded = texts.map(({ title }) => new Set(tokensOf(title ?? "").map(({ norm }) => foldWord(norm))));
  const share = (word: string) =>
    texts.filter(({ opening }, i) => opening.has(word) || folded[i]?.has(word)).length / texts.length;
  const isShared = (word: string) => share(word) >= Math.max(2 / texts.length, SHARED_BY);
  const runs = texts.flatMap(({ title }) => (title ? runsOf(title, wordsOf(title, share, isShared)) : []));
  const [best] = runs.sort(
    (a, b) => b.weight - a.weight || a.name.length - b.name.length || (a.name < b.name ? -1 : 1),
  );
  return best ? best.name.charAt(0).toUpperCase() + best.name.slice(1) : null;
}

type Run = { readonly name: string; readonly weight: number };
type TitleWord = {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly small: boolean;
  readonly shared: boolean;
  /** By how much it makes a name heavier or lighter. */
  readonly worth: number;
  /** A mark that ends a phrase stands before it, or nothing does. */
  readonly breaks: boolean;
  /** A phrase of its own begins with it. */
  readonly opens: boolean;
};

function wordsOf(title: string, share: (word: string) => number, isShared: (word: string) => boolean): TitleWord[] {
  const tokens = tokensOf(title).slice(0, MOST_LOOKED_AT);
  return tokens.map(({ start, end, norm }, i): TitleWord => {
    const word = foldWord(norm);
    const small = word.length < 2 || SMALL.has(norm) || SMALL.has(word);
    const shared = !small && isShared(word);
    const worth = small ? 0 : share(word) - WORTH - (shared ? 0 : UNSHARED);
    const between = title.slice(tokens[i - 1]?.end ?? 0, start);
    const breaks = i === 0 || BREAK.test(between);
    // Behind a comma stands the rest of a list, or what somebody does who is named before it.
    return { start, end, word, small, shared, worth, breaks, opens: breaks && !/^\s*,\s*$/.test(between) };
  });
}

/** Runs of a title that begin and end where a phrase does; small words may stand inside and never at the ends. */
function runsOf(title: string, words: readonly TitleWord[]): Run[] {
  return words.flatMap((_, from) => (mayBegin(title, words, from) ? runsFrom(title, words, from) : []));
}

function runsFrom(title: string, words: readonly TitleWord[], from: number): Run[] {
  const runs: Run[] = [];
  let [weight, shared, unshared] = [words[from]?.opens ? FROM_START : 0, 0, 0];
  for (let to = from; to < Math.min(words.length, from + MOST_WORDS); to++) {
    const word = words[to];
    // What one outlet denies or doubts is no name, nor is a figure that it alone has.
    if (!word || (to > from && word.breaks) || (!word.shared && /\d/.test(word.word)) || ENDING.test(word.word)) break;
    weight += word.worth;
    if (word.shared) shared += 1;
    else if (!word.small) unshared += 1;
    if (unshared > MOST_UNSHARED) break;
    if (shared >= FEWEST_WORDS && unshared < shared && mayEnd(title, words, from, to))
      runs.push({ name: plainName(title.slice(words[from]?.start, word.end)), weight });
  }
  return runs;
}

/** A phrase begins where its sentence does, behind a mark, an article or a preposition; behind "to" or "have" stands the rest of one. */
function mayBegin(title: string, words: readonly TitleWord[], at: number): boolean {
  const [word, before] = [words[at], words[at - 1]];
  if (!word || word.small || title[word.start - 1] === "-") return false;
  return word.opens || !before || ARTICLES.has(before.word) || PREPOSITIONS.has(before.word);
}

/**
 * A phrase ends where its sentence does, or before a small word: no article, no "to" or particle that its verb leads on to ("refused to", "stir up"), and behind "says" no verb of which
 * it is the subject. It never ends with an owner or half a compound.
 */
function mayEnd(title: string, words: readonly TitleWord[], from: number, at: number): boolean {
  const [word, after] = [words[at], words[at + 1]];
  if (!word || word.small || title[word.end] === "-" || /['’]s?$/.test(title.slice(word.start, word.end))) return false;
  if (!after || after.breaks) return true;
  if (!after.small || ARTICLES.has(after.word) || LEADING_ON.has(after.word)) return false;
  return !VERBS.has(after.word) || !words.slice(from, at).some((each) => SAYING.has(each.word));
}

/** Without quotation marks of which the other one was left outside, and without a shout: "BILLION". */
function plainName(words: string): string {
  const bare = QUOTES.some(([open, close]) => words.split(open).length !== words.split(close).length || open === close)
    ? words.replaceAll(/(?<!\p{L})['‘’`]|['‘’`](?!\p{L})|[“”"]/gu, "")
    : words;
  return bare.replaceAll(/\s+/g, " ").replaceAll(/(?<!\p{L})\p{Lu}{5,}(?!\p{L})/gu, (word) => word.toLowerCase());
}
const QUOTES = [
  ["“", "”"],
  ["‘", "’"],
  ['"', '"'],
  ["'", "'"],
] as const;

/** What stands between two words of two phrases: any mark but those of a quotation, a hyphen inside a word or the stop of "Sen." */
const BREAK = /[^\s\p{L}'‘’“”"`.$€£%&#@-]|\s-+\s|[.](?=\s+["“‘]?\p{Lu}\p{Ll})(?<!\b\p{Lu}\p{Ll}{0,3}[.])/u;
/** With a denial or a condition a name ends: what one outlet denies or supposes is none. */
const ENDING = /^(?:not|never|no|if|unless|because|whether)$|n't$/;
const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const ARTICLES = wordSet("a an the his her its their our my your this these those");
const PREPOSITIONS = wordSet(
  "at by for from in into of on onto over under up off out with after against about between until before during amid among near through behind since within without across around toward towards via",
);
const LEADING_ON = wordSet("to up off out down away back");
const VERBS = wordSet(
  "is are was were be been being has have had do does did will would should can could may might must won't don't doesn't didn't isn't aren't wasn't weren't can't couldn't wouldn't shouldn't hasn't haven't hadn't",
);
const SAYING = wordSet("say says said tell tells told");
/** Function words, and the verbs of saying and being with which no name begins or ends; days, which every outlet counts from its own. */
const SMALL: ReadonlySet<string> = new Set([
  ...[...ARTICLES, ...PREPOSITIONS, ...VERBS, ...SAYING],
  ...wordSet(
    "and or but nor as than if that who whom whose which where when while because so not never no unless how why what whether to",
  ),
  ...wordSet("he she it they we i you him them us there here call calls called get got make made put go"),
  ...wordSet("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow"),
]);

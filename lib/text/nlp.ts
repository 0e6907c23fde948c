import model from "wink-eng-lite-web-model";
import winkNLP, { type ItsFunction } from "wink-nlp";
import type { Span } from "../model/span.ts";
import { withoutSoftHyphens } from "./unseen.ts";

/** A word or mark as the tagger sees it: "don't" is two, "U.S." one. `pos` is a Universal Dependencies tag. */
export type TaggedWord = Span & {
  readonly raw: string;
  readonly norm: string;
  readonly lemma: string;
  readonly pos: string;
};

/**
 * Longest stretch given to the tagger at once, in characters. Its cost grows with the square of an unbroken run of
 * letters, so a 5 MB line must not reach it in one piece; 20,000 is far above any paragraph.
 */
const LONGEST_STRETCH = 20_000;

const nlp = forgetful();
const { its } = nlp;

/**
 * The tagger, which cuts a text the same whatever was read before it. As it comes it takes each word that it has met for one of its lexicon and cuts
 * it no further, so that "Clinton's" was one word or two by what the process had read, and with it who says what. Its lookup holds on to the
 * lexicon as it is when it is made, and what it learns goes to the table that it finds in the model later: here another one.
 */
function forgetful() {
  const { core, featureFn, ...rest } = model as unknown as Model;
  let made: Core | undefined;
  const tagger = winkNLP(
    {
      ...rest,
      core: () => {
        made = core();
        return made;
      },
      featureFn: (config: unknown) => {
        const features = featureFn(config);
        // It asks for the word that it is about to learn.
        const pos: Features["pos"] = (word, category, cache) =>
          features.pos(word, category, { ...cache, lookup: (other) => cache.lookup(other) ?? [UNKNOWN] });
        return { ...features, pos };
      },
    } as unknown as typeof model,
    ["pos"],
  );
  if (made) made.features.lexeme.hash = Object.create(made.features.lexeme.hash) as object;
  return tagger;
}

/** The number of a word beyond all that the lexicon holds. */
const UNKNOWN = Number.POSITIVE_INFINITY;

/** What the tagger reads of its model, as far as it is changed here. */
type Model = { readonly core: () => Core; readonly featureFn: (config: unknown) => Features };
type Core = { readonly features: { readonly lexeme: { hash: object } } };
type Features = { readonly pos: (word: string, category: number, cache: Cache) => number };
type Cache = { readonly lookup: (word: string) => readonly number[] | null };

/** The English words and marks of `text` within `span`, in order, with offsets into `text`. The only door to wink-nlp. */
export function tagWords(text: string, span: Span = { start: 0, end: text.length }): TaggedWord[] {
  const words: TaggedWord[] = [];
  for (let from = span.start; from < span.end; ) {
    const to = stretchEnd(text, from, span.end);
    tagStretch(text, from, to, words);
    from = to;
  }
  return words;
}

function stretchEnd(text: string, from: number, end: number): number {
  if (end - from <= LONGEST_STRETCH) return end;
  const space = text.lastIndexOf(" ", from + LONGEST_STRETCH);
  return space > from ? space : from + LONGEST_STRETCH;
}

function tagStretch(text: string, from: number, to: number, words: TaggedWord[]): void {
  // Some papers print '' for a quotation mark; of the same length, so that offsets hold.
  const { text: seen, at } = withoutSoftHyphens(text.slice(from, to));
  const place = (index: number) => (at ? (at[index] ?? index) : index);
  const stretch = seen.replaceAll("''", '" ');
  const tokens = nlp.readDoc(stretch).tokens();
  const values = tokens.out(its.value);
  const tags = tokens.out(its.pos);
  const lemmas = tokens.out(its.lemma as ItsFunction<string>);
  let cursor = 0;
  for (const [i, raw] of values.entries()) {
    // Searched for, not added up: wink drops some control characters, and offsets must never drift.
    const found = stretch.indexOf(raw, cursor);
    if (found < 0) continue;
    cursor = found + raw.length;
    const start = from + place(found);
    const doubled = raw === '"' && text[start] === "'";
    const norm = raw.toLowerCase().replaceAll("’", "'");
    const end = from + place(cursor - 1) + 1 + (doubled ? 1 : 0);
    words.push({
      start,
      end,
      raw: at ? text.slice(start, end) : raw,
      norm,
      lemma: (lemmas[i] ?? norm).replaceAll("’", "'"),
      pos: posOf(raw, tags, i, words.at(-1)),
    });
  }
}

/** "I’m" with a printer's apostrophe is taken for a name. */
const SHORTENED_I = /^I['’](?:m|ve|d|ll)$/;

function posOf(raw: string, tags: readonly string[], i: number, before: TaggedWord | undefined): string {
  if (SHORTENED_I.test(raw)) return "PRON";
  return isSurname(raw, tags, i, before) ? "PROPN" : (tags[i] ?? "X");
}

/** Given names that are small words too: "said Per Olof Lind". */
const NAMES_LIKE_WORDS = /^(?:Per|Will|Mark|Grant|Art|Bill|Jack|Rob|Pat|Rich|Sue)$/;

/** Prepositions and particles, which headlines print with a capital too. */
const SMALL_WORDS =
  /^(?:A[sbt]|About|Above|Across|After|Against|Along|Amid|Among|Amongst|Around|Atop|Before|Behind|Below|Beneath|Beside|Besides|Between|Beyond|By|Despite|Down|During|Except|For|From|In|Inside|Into|Like|Near|Of|Off|On|Onto|Out|Outside|Over|Past|Per|Plus|Since|Than|Through|Throughout|Till|To|Toward|Towards|Under|Underneath|Until|Unlike|Up|Upon|Versus|Via|While|With|Within|Without|That|If|Because|Although|Though|Whether)$/;

/** The tagger knows few surnames: a capital behind a name is one, unless a verb may stand there ("Graham Says"). */
function isSurname(raw: string, tags: readonly string[], i: number, before: TaggedWord | undefined): boolean {
  if (!/^\p{Lu}\p{Ll}/u.test(raw)) return false;
  // "Moor's claim": what owns something under a capital is a name, whatever else the word may be.
  if (tags[i] === "VERB" && tags[i + 1] === "PART") return true;
  if (NAMES_LIKE_WORDS.test(raw) && i > 0 && tags[i + 1] === "PROPN") return true;
  if (before?.pos !== "PROPN") return false;
  // "Richard M. Burr of Tarn": behind an initial a name goes on.
  if (/^\p{Lu}\.$/u.test(before.raw)) return true;
  // "Lena Abt said": a capital behind a name that is none of the small words it was taken for.
  if (tags[i] === "ADP" && !SMALL_WORDS.test(raw)) return true;
  const tag = tags[i] ?? "X";
  const next = tags[i + 1];
  return (
    ["ADJ", "ADV", "NOUN", "INTJ", "X"].includes(tag) ||
    (tag === "VERB" &&
      (next === undefined || next === "VERB" || next === "AUX" || (next === "PUNCT" && !/(?:s|ed|ing)$/.test(raw))))
  );
}

/** The words of the stretches of one text, tagged once and handed out by span. */
export class TaggedText {
  readonly #words: TaggedWord[] = [];

  /** `stretches` in order and apart, best one line each: the tagger looks at what stands around a word. */
  constructor(text: string, stretches: readonly Span[]) {
    for (const stretch of stretches) for (const word of tagWords(text, stretch)) this.#words.push(word);
  }

  /** The words that lie wholly within `span`. */
  within(span: Span): TaggedWord[] {
    const words: TaggedWord[] = [];
    for (let i = this.#firstFrom(span.start); i < this.#words.length; i++) {
      const word = this.#words[i];
      if (!word || word.start >= span.end) break;
      if (word.end <= span.end) words.push(word);
    }
    return words;
  }

  #firstFrom(start: number): number {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

import type { CitedClaim, VerbClass } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";
import { quotationsOf } from "../../text/quotations.ts";
import { countWords } from "../../text/tokens.ts";

/** What one speaker is given in an article. */
export type SpeakerVoice = {
  /** The fullest name printed. */
  readonly name: string;
  /** Shorter ways in which the text names the same speaker. */
  readonly alsoAs: readonly string[];
  readonly via: readonly string[];
  /** Words of the body that are told as this speaker's, quoted or not. */
  readonly words: number;
  /** Of these, words in claims whose words stand in quotation marks. */
  readonly quoted: number;
  readonly spans: readonly Span[];
  readonly claims: readonly { readonly claim: CitedClaim; readonly paragraph: number | null }[];
  /** Claims by kind of reporting word, most first. */
  readonly classes: readonly { readonly verbClass: VerbClass; readonly claims: readonly number[] }[];
};
export type ArticleVoices = {
  /** Most words first. */
  readonly speakers: readonly SpeakerVoice[];
  readonly bodyWords: number;
  /** Words that no speaker is given: the outlet's own. */
  readonly ownWords: number;
  /** Where the body stands in the text; voices are drawn along it. */
  readonly body: readonly Span[];
};

/** Who speaks in an article, how much, and by which kinds of reporting words. A stretch that two claims share counts once. */
export function voicesOf(
  text: string,
  body: readonly Span[],
  claims: readonly CitedClaim[],
  paragraphOf: (offset: number) => number,
): ArticleVoices {
  const spoken = claims.filter((claim) => claim.speaker !== null);
  const names = groupNames([...new Set(spoken.flatMap((claim) => claim.speaker ?? []))]);
  const wordsIn = (spans: readonly Span[]) =>
    spans.reduce((sum, { start, end }) => sum + countWords(text.slice(start, end)), 0);
  const speakers = names.map(([name, ...alsoAs]): SpeakerVoice => {
    const own = spoken.filter((claim) => claim.speaker === name || alsoAs.includes(claim.speaker ?? ""));
    const spans = joined(own.map((claim) => claim.span));
    const kinds = new Map<VerbClass, number[]>();
    for (const { id, verbClass } of own) if (verbClass) kinds.set(verbClass, [...(kinds.get(verbClass) ?? []), id]);
    return {
      name,
      alsoAs,
      spans,
      words: wordsIn(spans),
      via: [...new Set(own.flatMap((claim) => claim.via ?? []))],
      quoted: wordsIn(joined(own.flatMap((claim) => quotationsOf(text, claim.span)))),
      claims: own.map((claim) => ({ claim, paragraph: paragraphOf(claim.span.start) || null })),
      classes: [...kinds]
        .map(([verbClass, ids]) => ({ verbClass, claims: ids }))
        .toSorted((a, b) => b.claims.length - a.claims.length),
    };
  });
  const bodyWords = wordsIn(body);
  const told = wordsIn(joined(spoken.map((claim) => claim.span)));
  return {
    speakers: speakers.toSorted((a, b) => b.words - a.words || a.name.localeCompare(b.name, "en")),
    bodyWords,
    ownWords: Math.max(0, bodyWords - told),
    body,
  };
}

/** Names of one speaker together, the fullest first: "State Department spokesman Matthew Miller" and "Matthew Miller", "Donald Trump" and "Trump". */
export function groupNames(names: readonly string[]): [string, ...string[]][] {
  const groups: [string, ...string[]][] = [];
  for (const name of names.toSorted((a, b) => b.length - a.length || a.localeCompare(b, "en"))) {
    const fuller = groups.filter(([head]) => isShortFor(name, head));
    // "Trump" after "Donald Trump" and "Melania Trump" is neither for sure.
    if (fuller.length === 1) fuller[0]?.push(name);
    else groups.push([name]);
  }
  return groups;
}

/** The same name without its first words; a name that begins with a small letter ("officials") is a kind of people, not a person. */
function isShortFor(short: string, long: string): boolean {
  const bare = (name: string) => name.replace(/^(the|a|an) /i, "");
  if (bare(short).toLowerCase() === bare(long).toLowerCase()) return true;
  return /^\p{Lu}/u.test(bare(short)) && bare(long).endsWith(` ${bare(short)}`);
}

/** Spans in order, those that touch or overlap as one. */
function joined(spans: readonly Span[]): Span[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

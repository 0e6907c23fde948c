import type {
  FramedArticle,
  FramingHit,
  FramingMeasure,
  FramingProfile,
  LexiconName,
  QuotedStretch,
  SpeakerShare,
  WordCount,
} from "../../model/framing.ts";
import { FRAMING_MEASURES } from "../../model/framing.ts";
import type { Span, Token } from "../../model/span.ts";
import { quotationsOf } from "../../text/quotations.ts";
import { countWords, tokensOf } from "../../text/tokens.ts";
import { type FormIndex, indexForms, matchForms } from "./find-forms.ts";
import type { Lexicons } from "./lexicons.ts";
import { passivesWithoutAgent } from "./passives.ts";
import { countedWord, joinCounts } from "./word-lines.ts";

/** A number written in figures, with its currency, unit or scale. Not "F-16", "2155b" or "June 2024"; see `isFigure`. */
const FIGURE =
  /(?:[$€£]\s?)?(?<![\p{L}\p{N}]|\p{L}[-–]|\d[,.]|\d{4}-|\d{4}-\d\d-)\d[\d,]*(?:\.\d+)?(?:\s?(?:%|percent|per cent|hundred|thousand|million|billion|trillion)\b)?(?!\p{L})/gu;
/** Behind these a number is a name: "unit 29155", "Flight 17", "Article 5". */
const NAMED_BEFORE =
  /\b(?:units?|flight|article|section|chapter|page|resolution|number|no\.?|room|route|highway|channel)\s*$/i;
/** The number of a list's point, which counts nothing. */
const LIST_POINT = /^\d{1,2}[.)](?:\s|$)/;
const MONTH_BEFORE = /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s*$/i;

/**
 * What the body of `article` counts to, every count with its places. Words in quotation marks are counted like others and
 * marked, save the first person, which counts only where the writer speaks.
 */
export function profileOf(article: FramedArticle, lexicons: Lexicons): FramingProfile {
  const lists = indexesOf(lexicons);
  const hits: { [measure in FramingMeasure]: FramingHit[] } = emptyHits();
  const quotations = article.body.flatMap((passage) => quotationsIn(article.text, passage));
  const bodySentences = article.sentences.flatMap((span, sentence) => {
    const inside = article.body.some((passage) => span.start < passage.end && passage.start < span.end);
    return inside ? [{ span, sentence }] : [];
  });
  for (const { span, sentence } of bodySentences) {
    const add = (measure: FramingMeasure, place: Span, term: string): void => {
      const quoted = quotations.some((q) => q.start <= place.start && place.end <= q.end);
      if (measure === "firstPerson" && quoted) return;
      hits[measure].push({ start: place.start, end: place.end, article: article.id, sentence, term, quoted });
    };
    const tokens = tokensOf(article.text, span);
    for (const [name, index] of lists)
      for (const match of matchForms(tokens, index)) add(name, match, match.entry.term);
    for (const passive of passivesWithoutAgent(tokens))
      add("passives", passive, article.text.slice(passive.start, passive.end).toLowerCase());
    for (const figure of figuresIn(article.text, span))
      add("figures", figure, article.text.slice(figure.start, figure.end));
    const words = article.text.slice(span.start, span.end);
    if (/\?[”"’)\]]*$/.test(words)) add("questions", span, "?");
  }
  const tokens = article.body.flatMap((passage) => tokensOf(article.text, passage));
  return {
    articles: [article.id],
    words: tokens.length,
    sentences: bodySentences.length,
    hits,
    speakers: sharesOf(article, quotations),
    wordCounts: countsOf(tokens),
  };
}

/** The profile of several articles, or of disjoint parts of one, from theirs. */
export function addProfiles(profiles: readonly FramingProfile[]): FramingProfile {
  const hits = emptyHits();
  for (const measure of FRAMING_MEASURES) hits[measure] = profiles.flatMap((profile) => profile.hits[measure]);
  return {
    articles: [...new Set(profiles.flatMap((profile) => profile.articles))],
    words: total(profiles.map((profile) => profile.words)),
    sentences: total(profiles.map((profile) => profile.sentences)),
    hits,
    speakers: joinShares(profiles.flatMap((profile) => profile.speakers)),
    wordCounts: joinCounts(profiles.map((profile) => profile.wordCounts)),
  };
}

function indexesOf(lexicons: Lexicons): [LexiconName, FormIndex][] {
  return (Object.keys(lexicons) as LexiconName[]).map((name) => [name, indexForms(lexicons[name].entries)]);
}

function emptyHits(): { [measure in FramingMeasure]: FramingHit[] } {
  return { hedges: [], obligation: [], loaded: [], passives: [], firstPerson: [], questions: [], figures: [] };
}

/** Quotations of a passage, line by line: a mark left open must not swallow the next paragraph. */
function quotationsIn(text: string, passage: Span): Span[] {
  const found: Span[] = [];
  for (let start = passage.start; start < passage.end; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 || newline > passage.end ? passage.end : newline;
    found.push(...quotationsOf(text, { start, end }));
    start = end + 1;
  }
  return found;
}

/** Numbers that count or measure something: years and days of a month are left out. */
function figuresIn(text: string, span: Span): Span[] {
  const words = text.slice(span.start, span.end);
  return [...words.matchAll(FIGURE)].flatMap((match) => {
    const printed = match[0].replace(/[,.]+$/, "");
    const before = words.slice(0, match.index);
    if (/^(?:19|20)\d\d$/.test(printed) || MONTH_BEFORE.test(before) || NAMED_BEFORE.test(before)) return [];
    if (match.index === 0 && LIST_POINT.test(words)) return [];
    return [{ start: span.start + match.index, end: span.start + match.index + printed.length }];
  });
}

function sharesOf(article: FramedArticle, quotations: readonly Span[]): SpeakerShare[] {
  const inBody = (span: Span): boolean =>
    article.body.some((passage) => passage.start <= span.start && span.end <= passage.end);
  const shares: SpeakerShare[] = quotations.map((quotation) => {
    const stretch: QuotedStretch = {
      start: quotation.start,
      end: quotation.end,
      article: article.id,
      words: countWords(article.text, quotation),
    };
    return {
      name: speakerOfQuotation(article, quotation),
      quotedWords: stretch.words,
      quotations: [stretch],
      cues: [],
    };
  });
  for (const [i, attribution] of article.attributions.entries()) {
    const cue = attribution.cue[0];
    if (!cue || !inBody(cue) || isOutlet(article, i)) continue;
    const use = { start: cue.start, end: cue.end, article: article.id, verbClass: attribution.verbClass };
    shares.push({ name: speakerName(article, i), quotedWords: 0, quotations: [], cues: [use] });
  }
  return joinShares(shares);
}

/** The speaker of the attribution that shares most with the quotation; null where none touches it. */
function speakerOfQuotation(article: FramedArticle, quotation: Span): string | null {
  let best = { shared: 0, index: -1, whole: 0 };
  for (const [index, attribution] of article.attributions.entries()) {
    const shared = total(
      attribution.content.map((piece) =>
        Math.max(0, Math.min(piece.end, quotation.end) - Math.max(piece.start, quotation.start)),
      ),
    );
    const whole = total(attribution.content.map((piece) => piece.end - piece.start));
    // A quotation of two words inside a long reported clause may be the writer's own marks, but the clause is the speaker's. Of two that
    // hold it the inner one: "According to the Post, the adviser said “…”" quotes the adviser.
    if (shared > best.shared || (shared === best.shared && shared > 0 && whole < best.whole))
      best = { shared, index, whole };
  }
  return best.index < 0 ? null : speakerName(article, best.index);
}

/** Words that stand for a speaker and name none. */
const NAMELESS = new Set("i we you he she it they who whose whom which what that this these those one".split(" "));

/** Whether a reader said that nobody but the outlet speaks there. */
function isOutlet({ speakers }: FramedArticle, index: number): boolean {
  return speakers.some((speaker) => speaker.attributionIndex === index && speaker.name === null);
}

function speakerName(article: FramedArticle, index: number): string | null {
  const named = article.speakers.find((speaker) => speaker.attributionIndex === index)?.name;
  if (named === null) return null;
  if (named) return withoutOffice(named, article);
  const source =
    article.attributions[index]?.source.map((span) => article.text.slice(span.start, span.end)).join(" ") ?? "";
  if (source === "" || NAMELESS.has(source.toLowerCase())) return null;
  // “State Department spokesman Matthew Miller” is Matthew Miller, “Trump” is Donald Trump, where the article resolves one such name.
  const known = new Set(article.speakers.flatMap(({ name }) => (name && sameEnd(name, source) ? [name] : [])));
  const [only] = known;
  return known.size === 1 && only !== undefined ? only : source;
}

/** “State Department spokesman Matthew Miller” is “Matthew Miller” where the article calls him so too. */
function withoutOffice(name: string, { speakers }: FramedArticle): string {
  const shorter = speakers
    .flatMap((speaker) => speaker.name ?? [])
    .filter((other) => other.includes(" ") && name.endsWith(` ${other}`) && sameEnd(name, other));
  return shorter.toSorted((a, b) => a.length - b.length)[0] ?? name;
}

/** Whether one is the other with words before it, and a name ends both. */
function sameEnd(a: string, b: string): boolean {
  return /\p{Lu}[\p{L}\p{M}'’-]*$/u.test(a) && (a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`));
}

function joinShares(shares: readonly SpeakerShare[]): SpeakerShare[] {
  const byName = new Map<string | null, SpeakerShare[]>();
  for (const share of shares) {
    const same = byName.get(share.name);
    if (same) same.push(share);
    else byName.set(share.name, [share]);
  }
  const joined = [...byName].map(([name, same]) => ({
    name,
    quotedWords: total(same.map((share) => share.quotedWords)),
    quotations: same.flatMap((share) => share.quotations).sort(byPlace),
    cues: same.flatMap((share) => share.cues).sort(byPlace),
  }));
  return joined.sort(
    (a, b) =>
      Number(a.name === null) - Number(b.name === null) ||
      b.quotedWords - a.quotedWords ||
      compare(a.name ?? "", b.name ?? ""),
  );
}

function countsOf(tokens: readonly Token[]): WordCount[] {
  return joinCounts([tokens.map(countedWord)]);
}

function byPlace(a: Span & { article: number }, b: Span & { article: number }): number {
  return a.article - b.article || a.start - b.start;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0);
}

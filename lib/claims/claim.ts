import type { Attribution, Claim } from "../model/claim.ts";
import type { Span } from "../model/span.ts";
import type { TaggedText, TaggedWord } from "../text/nlp.ts";
import { linesOf, sentencesOf } from "../text/sentences.ts";
import { allAttributionsOf, outermostOf, taggedLines } from "./attribution.ts";
import { contentLemmas } from "./claim-lemmas.ts";
import { Speakers } from "./claim-speaker.ts";
import { CUE_NOUNS, CUE_VERBS, reportingLemma } from "./cues.ts";
import { datesOf } from "./dates.ts";
import { entitiesOf, isMedium, mediumIn } from "./entities.ts";
import { hedgesOf, isNegated } from "./hedges.ts";
import { quantitiesOf } from "./quantities.ts";

/** Sentences with fewer content lemmas ("This should be obvious to anyone") match everything and say nothing; a figure saves them. */
const FEWEST_LEMMAS = 5;
/** Reported content may be shorter: a name before it says what it is about. */
const FEWEST_REPORTED_LEMMAS = 3;
/** Quoted speech may be shorter still, "We want a deal": the marks show that it is whole. */
const FEWEST_QUOTED_LEMMAS = 2;
/** From this share of an outer content on, an inner attribution is the same statement with one more link in its chain. */
const CHAIN_SHARE = 0.6;

/** What is known about the article besides its text. `language` is ISO 639-1. */
export type ClaimContext = { readonly headline?: string; readonly publishedAt?: string; readonly language: string };

/** What tells where somebody spoke, or links sentences, and is no part of what was said. */
const TAIL = /(?:,?\s+in (?:comments|remarks|an interview|a statement|an email|a briefing)\b[^“”"]*|,\s+however)$/;
const TAIL_START = /^,?\s+in (?:comments|remarks|an interview|a statement)\b/;
/** "that", marks, and an insertion right behind "that": "that — without naming anybody — the pier is closed". */
const LEAD = /^(?:that\s+|[,—:―–-]\s*)?(?:—\s[^—“”"]{1,80}\s—\s+)?(?:[,—:]\s*)?/i;
const DENIALS = new Set(["deny", "reject", "dispute", "dismiss"]);
/** "must understand", "to warn": nobody has said anything yet. */
const NOT_SAID = /^(?:to|will|won|must|should|can|could|may|might|if)\b/i;

type Piece = { readonly attribution: Attribution; readonly span: Span; readonly sentence: Span };
type Article = { readonly text: string; readonly tagged: TaggedText; readonly speakers: Speakers; readonly context: ClaimContext };

/**
 * The attributions in the passages `body`, and what the outlet claims or lets others claim there, in reading order. English
 * only: other languages give none. Every span lies inside `body`.
 */
export function claimsOf(text: string, body: readonly Span[], context: ClaimContext): { attributions: Attribution[]; claims: Claim[] } {
  if (context.language !== "en") return { attributions: [], claims: [] };
  const tagged = taggedLines(text, body);
  const all = allAttributionsOf(text, body, tagged);
  const article: Article = { text, tagged, speakers: new Speakers(text, tagged), context };
  const claims: Claim[] = [];
  const lines = body.flatMap((passage) => linesOf(text, passage));
  for (const sentence of lines.flatMap((line) => sentencesOf(text, line))) {
    const near = all.filter((a) => a.content.some((span) => span.start >= sentence.start && span.end <= sentence.end));
    const told = toldIn(article, near, sentence);
    claims.push(...told);
    if (told.length > 0) continue;
    const words = tagged.within(sentence);
    const own = claimAt(article, sentence, sentence);
    if (own.lemmas.length >= FEWEST_LEMMAS || own.quantities.length > 0) claims.push(own);
    article.speakers.remember(words);
  }
  return { attributions: outermostOf(text, all), claims };
}

/** The claims that somebody other than the outlet makes in the sentence. */
function toldIn(article: Article, attributions: readonly Attribution[], sentence: Span): Claim[] {
  const pieces = attributions.flatMap((attribution) => piecesIn(article, attribution, sentence));
  const told = outermost(article.text, pieces).flatMap(({ piece, via }) => reportedClaim(article, piece, via) ?? []);
  if (told.length > 0) return told;
  // "Trump did not reject it on Monday": "it" is no claim, the sentence is.
  const bare = attributions.find((attribution) => attribution.source[0]?.start === sentence.start && isBareDenial(article, attribution));
  if (!bare) return [];
  const claim = reportedClaim(article, { attribution: bare, span: sentence, sentence }, null);
  return claim?.speaker ? [claim] : [];
}

/** The longest piece of the attribution's content in the sentence, if it can stand as somebody's claim. */
function piecesIn(article: Article, attribution: Attribution, sentence: Span): Piece[] {
  const { text } = article;
  const inside = attribution.content.filter((span) => span.start >= sentence.start && span.end <= sentence.end);
  const longest = inside.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (!longest || attribution.source.length === 0) return [];
  const lead = LEAD.exec(text.slice(longest.start, longest.end))?.[0].length ?? 0;
  const tail = TAIL.exec(text.slice(longest.start + lead, longest.end))?.[0].length ?? 0;
  const span = { start: longest.start + lead, end: longest.end - tail };
  return span.end > span.start && isStatement(article, article.tagged.within(span), attribution, lead > 0) ? [{ attribution, span, sentence }] : [];
}

/** A denial may have a bare object ("denied such plans"); other content needs a reporting word and a finite verb, or a quotation. */
function isStatement({ text, tagged }: Article, words: readonly TaggedWord[], attribution: Attribution, opened: boolean): boolean {
  const [cue] = attribution.cue;
  if (!cue) return false;
  const frame = tagged.within(cue);
  if (NOT_SAID.test(text.slice(cue.start, cue.end))) return false;
  const last = frame.at(-1);
  if (DENIALS.has(last?.lemma ?? "")) return words.some((word) => word.pos === "NOUN" || word.pos === "PROPN") && words[0]?.pos !== "PRON";
  if (words[0]?.norm === "to" && !attribution.quoted) return false;
  // "seeking revenge for the “hoax”" says nothing; "saying that" and "saying: “" do.
  if (/ing$/.test(frame[0]?.norm ?? "") && frame[0]?.norm !== "according" && !opened && !/^[“"]/.test(words[0]?.raw ?? "")) return false;
  const entry =
    (last && CUE_VERBS.get(reportingLemma(last))) ?? CUE_VERBS.get((last?.norm ?? "").replace(/s$/, "")) ?? CUE_NOUNS.get(last?.lemma ?? "");
  const mark = /^[:―—–-]+$/.test(last?.raw ?? "");
  const framed = /^(?:according|in)\b/i.test(frame[0]?.norm ?? "") || entry?.quote === true || opened || attribution.quoted || mark;
  const finite = words.some((word, i) => (word.pos === "AUX" || (word.pos === "VERB" && !/ing$/.test(word.norm))) && words[i - 1]?.norm !== "to");
  return (
    framed && contentLemmas(words).length >= (attribution.quoted ? FEWEST_QUOTED_LEMMAS : FEWEST_REPORTED_LEMMAS) && (finite || attribution.quoted)
  );
}

function isBareDenial({ tagged }: Article, attribution: Attribution): boolean {
  const [cue] = attribution.cue;
  const [content] = attribution.content;
  return (
    cue !== undefined && content !== undefined && DENIALS.has(tagged.within(cue).at(-1)?.lemma ?? "") && tagged.within(content)[0]?.pos === "PRON"
  );
}

/** Leaves out what is told inside another content, except where the outer frame only passes it on; then it is the way it came. */
function outermost(text: string, pieces: readonly Piece[]): { piece: Piece; via: Attribution | null }[] {
  const result: { piece: Piece; via: Attribution | null }[] = [];
  const handsOn = (outer: Piece, inner: Piece) =>
    holds(outer.span, inner) && isCarrier(text, outer) && (beginsWith(outer.span, inner) || share(inner.span, outer.span) >= CHAIN_SHARE);
  for (const piece of pieces) {
    if (pieces.some((other) => other !== piece && handsOn(piece, other))) continue;
    const outer = pieces.filter((other) => other !== piece && holds(other.span, piece));
    if (outer.every((other) => handsOn(other, piece))) result.push({ piece, via: outer[0]?.attribution ?? null });
  }
  return result.filter(({ piece }, i) => result.findIndex((r) => r.piece.span.start < piece.span.end && piece.span.start < r.piece.span.end) === i);
}

/** Only an outlet passes on what somebody else says; "Trump said that he thinks" stays one statement. */
function isCarrier(text: string, { attribution }: Piece): boolean {
  const [source] = attribution.source;
  return source !== undefined && isMedium(text.slice(source.start, source.end));
}

function holds(outer: Span, inner: Piece): boolean {
  const cue = inner.attribution.cue[0];
  return cue !== undefined && outer.start <= cue.start && cue.end <= outer.end;
}

/** "According to Reuters, the mayor said …": the content is nothing but somebody else's statement. */
function beginsWith(outer: Span, inner: Piece): boolean {
  const [source] = inner.attribution.source;
  return source !== undefined && source.start - outer.start < 3 && inner.span.end === outer.end;
}

function share(inner: Span, outer: Span): number {
  return (Math.min(inner.end, outer.end) - Math.max(inner.start, outer.start)) / (outer.end - outer.start || 1);
}

/** The piece as a claim, or null where nobody who could speak is named: the sentence is the outlet's own then. */
function reportedClaim(article: Article, piece: Piece, viaFrame: Attribution | null): Claim | null {
  const { text } = article;
  const { attribution, span, sentence } = piece;
  const source = attribution.source[0];
  if (!source) return null;
  const cue = attribution.cue[0] ?? null;
  const named = article.speakers.nameOf(source, sentence);
  if (named === null) return null;
  // "reports Reuters": the agency passes on, it does not claim.
  const relayed = isMedium(named) && attribution.verbClass === "neutral";
  const speaker = relayed ? null : named;
  const viaSource = viaFrame?.source[0];
  const outer = viaSource ? withoutArticle(text.slice(viaSource.start, viaSource.end)) : mediumAround(article, piece, speaker);
  const via = relayed ? withoutArticle(named) : outer;
  const claim = claimAt(article, span, sentence);
  const frame = cue && cue.start >= sentence.start && cue.end <= sentence.end ? hedgesOf(text, cue) : [];
  const hedges = [...frame.filter((h) => !claim.hedges.some((k) => k.start === h.start)), ...claim.hedges].sort((a, b) => a.start - b.start);
  return { ...claim, speaker, speakerSpan: source, via, cue, verbClass: attribution.verbClass, hedges };
}

/** An outlet named beside the content: "told Reuters that", "in comments to TASS", "TASS's source". */
function mediumAround({ text, tagged }: Article, piece: Piece, speaker: string | null): string | null {
  const { span, sentence, attribution } = piece;
  const owner = /^(.+?)['’]s?\s/.exec(speaker ?? "")?.[1];
  if (owner && isMedium(owner)) return withoutArticle(owner);
  const cue = attribution.cue[0];
  if (!cue || cue.start < sentence.start || cue.end > sentence.end) return null;
  const between = cue.end <= span.start ? mediumIn(tagged.within({ start: cue.end, end: span.start })) : null;
  if (between) return between;
  const tail = mediumIn(tagged.within({ start: Math.max(span.end, cue.end), end: sentence.end }));
  if (tail && tail !== speaker && (cue.start >= span.end || TAIL_START.test(text.slice(span.end, sentence.end)))) return tail;
  const inside = /\bto (?:the )?((?:\p{Lu}[\p{L}.]*\s?){1,4})/u.exec(text.slice(span.start, span.end))?.[1]?.trim();
  return inside && isMedium(inside) ? inside : null;
}

function withoutArticle(name: string): string {
  return name.replace(/^the\s+/i, "").replace(/['’]s?$/, "");
}

/** A claim in the outlet's own words at `span`. */
function claimAt({ text, tagged, context }: Article, span: Span, sentence: Span): Claim {
  const words = tagged.within(span);
  return {
    span,
    sentence,
    speaker: null,
    speakerSpan: null,
    via: null,
    cue: null,
    verbClass: null,
    hedges: hedgesOf(text, span),
    negated: isNegated(text, span),
    quantities: quantitiesOf(text, span, words),
    dates: datesOf(text, span, context.publishedAt),
    entities: entitiesOf(words),
    lemmas: contentLemmas(words),
  };
}

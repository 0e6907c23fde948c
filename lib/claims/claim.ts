import type { Attribution, Claim } from "../model/claim.ts";
import type { Span } from "../model/span.ts";
import { type TaggedWord, tagWords } from "../text/nlp.ts";
import { linesOf, sentencesOf } from "../text/sentences.ts";
import { attributionsOf } from "./attribution.ts";
import { contentLemmas } from "./claim-lemmas.ts";
import { Speakers } from "./claim-speaker.ts";
import { CUE_NOUNS, CUE_VERBS } from "./cues.ts";
import { datesOf } from "./dates.ts";
import { entitiesOf, isMedium, mediumIn } from "./entities.ts";
import { hedgesOf, isNegated } from "./hedges.ts";
import { quantitiesOf } from "./quantities.ts";

/** Sentences with fewer content lemmas ("This should be obvious to anyone") match everything and say nothing; a figure saves them. */
const FEWEST_LEMMAS = 5;
/** Reported content may be shorter: a name before it says what it is about. */
const FEWEST_REPORTED_LEMMAS = 3;
/** From this share of an outer content on, an inner attribution is the same statement with one more link in its chain. */
const CHAIN_SHARE = 0.6;

/** What is known about the article besides its text. `language` is ISO 639-1. */
export type ClaimContext = { readonly headline?: string; readonly publishedAt?: string; readonly language: string };

/** What tells where somebody spoke, or links sentences, and is no part of what was said. */
const TAIL = /(?:,?\s+in (?:comments|remarks|an interview|a statement|an email|a briefing)\b[^“”"]*|,\s+however)$/;
const TAIL_START = /^,?\s+in (?:comments|remarks|an interview|a statement)\b/;
/** "must understand", "to warn": nobody has said anything yet. */
const NOT_SAID = /^(?:to|will|won|must|should|can|could|may|might|if)\b/i;

type Piece = { readonly attribution: Attribution; readonly span: Span; readonly sentence: Span };

/**
 * The attributions in the passages `body`, and what the outlet claims or lets others claim there, in reading order. English
 * only: other languages give none. Every span lies inside `body`.
 */
export function claimsOf(text: string, body: readonly Span[], context: ClaimContext): { attributions: Attribution[]; claims: Claim[] } {
  if (context.language !== "en") return { attributions: [], claims: [] };
  const attributions = attributionsOf(text, body);
  const speakers = new Speakers(text);
  const claims: Claim[] = [];
  const lines = body.flatMap((passage) => linesOf(text, passage));
  for (const sentence of lines.flatMap((line) => sentencesOf(text, line))) {
    const reported = attributions.flatMap((attribution) => piecesIn(text, attribution, sentence));
    const told = outermost(text, reported).flatMap(({ piece, via }) => {
      const claim = reportedClaim(text, piece, via, speakers, context);
      return claim ? [claim] : [];
    });
    claims.push(...told);
    const words = tagWords(text, sentence);
    if (told.length === 0) {
      const own = claimAt(text, sentence, sentence, words, context);
      if (own.lemmas.length >= FEWEST_LEMMAS || own.quantities.length > 0) claims.push(own);
      speakers.remember(words);
    }
  }
  return { attributions, claims };
}

/** The longest piece of the attribution's content in the sentence, if it can stand as somebody's claim. */
function piecesIn(text: string, attribution: Attribution, sentence: Span): Piece[] {
  const inside = attribution.content.filter((span) => span.start >= sentence.start && span.end <= sentence.end);
  const longest = inside.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (!longest || attribution.source.length === 0) return [];
  const lead = /^(?:that\s+(?:—\s*)?|[,—:]\s*)/i.exec(text.slice(longest.start, longest.end))?.[0].length ?? 0;
  const tail = TAIL.exec(text.slice(longest.start + lead, longest.end))?.[0].length ?? 0;
  const span = { start: longest.start + lead, end: longest.end - tail };
  return span.end > span.start && isStatement(text, tagWords(text, span), attribution, lead > 0) ? [{ attribution, span, sentence }] : [];
}

/** A denial may have a bare object ("denied such plans"); other content needs a reporting word and a finite verb, or a quotation. */
function isStatement(text: string, words: readonly TaggedWord[], attribution: Attribution, opened: boolean): boolean {
  const [cue] = attribution.cue;
  if (!cue) return false;
  const frame = tagWords(text, cue);
  if (NOT_SAID.test(text.slice(cue.start, cue.end))) return false;
  if (frame.at(-1)?.lemma === "deny" || frame.at(-1)?.lemma === "reject") return words.length > 1;
  if (words[0]?.norm === "to" && !attribution.quoted) return false;
  // "seeking revenge for the “hoax”" says nothing; "saying that" and "saying: “" do.
  if (/ing$/.test(frame[0]?.norm ?? "") && frame[0]?.norm !== "according" && !opened && !/^[“"]/.test(words[0]?.raw ?? "")) return false;
  const last = frame.at(-1);
  const entry = CUE_VERBS.get(last?.lemma ?? "") ?? CUE_VERBS.get((last?.norm ?? "").replace(/s$/, "")) ?? CUE_NOUNS.get(last?.lemma ?? "");
  const framed = /^(?:according|in)\b/i.test(frame[0]?.norm ?? "") || entry?.quote === true || opened || attribution.quoted;
  const finite = words.some((word, i) => (word.pos === "AUX" || (word.pos === "VERB" && !/ing$/.test(word.norm))) && words[i - 1]?.norm !== "to");
  return framed && contentLemmas(words).length >= FEWEST_REPORTED_LEMMAS && (finite || attribution.quoted);
}

/** Leaves out what is told inside another content, except where the outer frame only passes it on; then it is the way it came. */
function outermost(text: string, pieces: readonly Piece[]): { piece: Piece; via: Attribution | null }[] {
  const result: { piece: Piece; via: Attribution | null }[] = [];
  const handsOn = (outer: Piece, inner: Piece) => holds(outer.span, inner) && isCarrier(text, outer) && share(inner.span, outer.span) >= CHAIN_SHARE;
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

function share(inner: Span, outer: Span): number {
  return (Math.min(inner.end, outer.end) - Math.max(inner.start, outer.start)) / (outer.end - outer.start || 1);
}

function reportedClaim(text: string, piece: Piece, viaFrame: Attribution | null, speakers: Speakers, context: ClaimContext): Claim | null {
  const { attribution, span, sentence } = piece;
  const source = attribution.source[0];
  if (!source) return null;
  const cue = attribution.cue[0] ?? null;
  const speaker = speakers.nameOf(source, sentence);
  const viaSource = viaFrame?.source[0];
  const via = viaSource ? withoutArticle(text.slice(viaSource.start, viaSource.end)) : mediumAround(text, piece, speaker);
  const claim = claimAt(text, span, sentence, tagWords(text, span), context);
  const frame = cue && cue.start >= sentence.start && cue.end <= sentence.end ? hedgesOf(text, cue) : [];
  const hedges = [...frame.filter((h) => !claim.hedges.some((k) => k.start === h.start)), ...claim.hedges].sort((a, b) => a.start - b.start);
  return { ...claim, speaker, speakerSpan: source, via, cue, verbClass: attribution.verbClass, hedges };
}

/** An outlet named beside the content: "told Reuters that", "in comments to TASS", "TASS's source". */
function mediumAround(text: string, piece: Piece, speaker: string | null): string | null {
  const { span, sentence, attribution } = piece;
  const owner = /^(.+?)['’]s?\s/.exec(speaker ?? "")?.[1];
  if (owner && isMedium(owner)) return withoutArticle(owner);
  const cue = attribution.cue[0];
  if (!cue || cue.start < sentence.start || cue.end > sentence.end) return null;
  const between = cue.end <= span.start ? mediumIn(tagWords(text, { start: cue.end, end: span.start })) : null;
  if (between) return between;
  const tail = mediumIn(tagWords(text, { start: Math.max(span.end, cue.end), end: sentence.end }));
  if (tail && tail !== speaker && (cue.start >= span.end || TAIL_START.test(text.slice(span.end, sentence.end)))) return tail;
  const inside = /\bto (?:the )?((?:\p{Lu}[\p{L}.]*\s?){1,4})/u.exec(text.slice(span.start, span.end))?.[1]?.trim();
  return inside && isMedium(inside) ? inside : null;
}

function withoutArticle(name: string): string {
  return name.replace(/^the\s+/i, "").replace(/['’]s?$/, "");
}

/** A claim in the outlet's own words at `span`. */
function claimAt(text: string, span: Span, sentence: Span, words: readonly TaggedWord[], context: ClaimContext): Claim {
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

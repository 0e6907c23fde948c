import type { Attribution } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";
import type { TaggedText, TaggedWord } from "../../text/nlp.ts";
import { CUE_NOUNS, CUE_VERBS, reportingLemma } from "../attribution/cues.ts";
import { isMedium } from "../attribution/entities.ts";
import { contentLemmas } from "./lemmas.ts";

/** Reported content may be short: a name before it says what it is about. */
const FEWEST_REPORTED_LEMMAS = 2;
/** Quoted speech may be shorter still, "We want a deal": the marks show that it is whole. */
const FEWEST_QUOTED_LEMMAS = 2;
/** From this share of an outer content on, an inner attribution is the same statement with one more link in its chain. */
const CHAIN_SHARE = 0.6;
/** What tells where somebody spoke, or links sentences, and is no part of what was said. */
const TAIL =
  /(?:,?\s+in (?:comments|remarks|an interview|a statement|an email|a briefing)\b[^“”"]*|,\s+without (?:offering|providing|citing|giving|presenting|showing|any|further)\b[^“”"]*|,\s+however)$/;
/** "that", marks, and an insertion right behind "that": "that — without naming anybody — the pier is closed". */
const LEAD = /^(?:that\s+|[,—:―–-]\s*)?(?:—\s[^—“”"]{1,80}\s—\s+)?(?:[,—:]\s*)?/i;
/** "Why it matters:", "BOTTOM LINE:": a label of the page before the sentence itself. */
const LABEL = /^(?:\p{Lu}[\p{L}’']*(?:\s[\p{Ll}\p{Lu}’'&]+){0,4}):\s+(?=[“"\p{Lu}\p{N}])/u;
const DENIALS = new Set(["deny", "reject", "dispute", "dismiss"]);
/** "described the plan as a trap": what somebody makes of a thing is said of it, though it has no verb. */
const CHARACTERISE = new Set(
  "describe portray characterize characterise depict call label brand dub denounce condemn dismiss regard view see praise hail cast frame paint".split(
    " ",
  ),
);
/** "must understand", "to warn": nobody has said anything yet. */
const NOT_SAID = /^(?:to|will|won|must|should|can|could|may|might|if)\b/i;

/** What an attribution says in one sentence, as far as it can stand as somebody's claim. */
export type ClaimPiece = { readonly attribution: Attribution; readonly span: Span; readonly sentence: Span };
type Tagged = { readonly text: string; readonly tagged: TaggedText };

/** `sentence` without a bullet, a dash or a label before it. */
export function withoutLabel(text: string, sentence: Span): Span {
  const raw = text.slice(sentence.start, sentence.end);
  const bullet = /^(?:[•*▪·>]|[-–—](?=\s))\s*/u.exec(raw)?.[0].length ?? 0;
  const label = LABEL.exec(raw.slice(bullet, bullet + 80))?.[0].length ?? 0;
  return { start: sentence.start + bullet + label, end: sentence.end };
}

/** The longest piece of the attribution's content in the sentence, if it can stand as somebody's claim. */
export function piecesIn(article: Tagged, attribution: Attribution, sentence: Span): ClaimPiece[] {
  const { text, tagged } = article;
  const inside = attribution.content.filter((span) => span.start >= sentence.start && span.end <= sentence.end);
  const longest = inside.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (!longest || attribution.source.length === 0) return [];
  const lead = LEAD.exec(text.slice(longest.start, longest.end))?.[0].length ?? 0;
  const tail = TAIL.exec(text.slice(longest.start + lead, longest.end))?.[0].length ?? 0;
  const bare = { start: longest.start + lead, end: longest.end - tail };
  const span = bare.start === sentence.start ? withoutLabel(text, bare) : bare;
  const words = tagged.within(span);
  if (span.end <= span.start || !isStatement(article, words, attribution, lead > 0)) return [];
  return [
    {
      attribution,
      span: isObjectOnly(article, words, attribution, span) ? withVerb(attribution, span) : span,
      sentence,
    },
  ];
}

/** "complimented Trump's “common sense”": what is said has no verb of its own, so the frame's belongs to the claim. */
function isObjectOnly(
  { text, tagged }: Tagged,
  words: readonly TaggedWord[],
  { cue: [cue] }: Attribution,
  span: Span,
): boolean {
  if (!cue || cue.end > span.start || span.start - cue.end > 12 || /^[“"]/.test(text.slice(span.start, span.end)))
    return false;
  const verb = tagged.within(cue).at(-1);
  return verb?.pos === "VERB" && !DENIALS.has(verb.lemma) && !hasVerb(words);
}

/** From the source on where it stands before its verb, else from the verb. */
function withVerb({ source: [source], cue: [cue] }: Attribution, span: Span): Span {
  const near = source && cue && source.end <= cue.start && cue.start - source.end <= 30;
  return { start: near ? source.start : (cue?.start ?? span.start), end: span.end };
}

function hasVerb(words: readonly TaggedWord[]): boolean {
  return words.some(
    (word, i) =>
      (word.pos === "AUX" || (word.pos === "VERB" && !/ing$/.test(word.norm))) && words[i - 1]?.norm !== "to",
  );
}

/** A denial may have a bare object ("denied such plans"); other content needs a reporting word and a finite verb, or a quotation. */
function isStatement(
  { text, tagged }: Tagged,
  words: readonly TaggedWord[],
  attribution: Attribution,
  opened: boolean,
): boolean {
  const [cue] = attribution.cue;
  if (!cue) return false;
  const frame = tagged.within(cue);
  if (NOT_SAID.test(text.slice(cue.start, cue.end))) return false;
  const last = frame.at(-1);
  if (DENIALS.has(last?.lemma ?? ""))
    return words.some((word) => word.pos === "NOUN" || word.pos === "PROPN") && words[0]?.pos !== "PRON";
  if (words[0]?.norm === "to" && !attribution.quoted) return false;
  // "seeking revenge for the “hoax”" says nothing; "saying that" and "saying: “" do.
  if (
    /ing$/.test(frame[0]?.norm ?? "") &&
    frame[0]?.norm !== "according" &&
    !opened &&
    !/^[“"]/.test(words[0]?.raw ?? "")
  )
    return false;
  const entry =
    (last && CUE_VERBS.get(reportingLemma(last))) ??
    CUE_VERBS.get((last?.norm ?? "").replace(/s$/, "")) ??
    CUE_NOUNS.get(last?.lemma ?? "");
  const mark = /^[:―—–-]+$/.test(last?.raw ?? "");
  const framed =
    /^(?:according|in)\b/i.test(frame[0]?.norm ?? "") || entry?.quote === true || opened || attribution.quoted || mark;
  const characterised =
    last?.pos === "VERB" && CHARACTERISE.has(last.lemma) && words.some((word) => word.norm === "as");
  if (characterised) return contentLemmas(words).length >= FEWEST_REPORTED_LEMMAS && words[0]?.norm !== "as";
  const finite = hasVerb(words);
  return (
    framed &&
    contentLemmas(words).length >= (attribution.quoted ? FEWEST_QUOTED_LEMMAS : FEWEST_REPORTED_LEMMAS) &&
    (finite || attribution.quoted)
  );
}

/** "did not reject it": a denial of a mere pronoun. */
export function isBareDenial({ tagged }: Tagged, attribution: Attribution): boolean {
  const [cue] = attribution.cue;
  const [content] = attribution.content;
  return (
    cue !== undefined &&
    content !== undefined &&
    DENIALS.has(tagged.within(cue).at(-1)?.lemma ?? "") &&
    tagged.within(content)[0]?.pos === "PRON"
  );
}

/** Leaves out what is told inside another content, except where the outer frame only passes it on; then it is the way it came. */
export function outermost(
  text: string,
  pieces: readonly ClaimPiece[],
): { piece: ClaimPiece; via: Attribution | null }[] {
  const result: { piece: ClaimPiece; via: Attribution | null }[] = [];
  const handsOn = (outer: ClaimPiece, inner: ClaimPiece) =>
    holds(outer.span, inner) &&
    isCarrier(text, outer) &&
    (beginsWith(outer.span, inner) || share(inner.span, outer.span) >= CHAIN_SHARE);
  for (const piece of pieces) {
    if (pieces.some((other) => other !== piece && handsOn(piece, other))) continue;
    const outer = pieces.filter((other) => other !== piece && holds(other.span, piece));
    if (outer.every((other) => handsOn(other, piece))) result.push({ piece, via: outer[0]?.attribution ?? null });
  }
  return result.filter(
    ({ piece }, i) =>
      result.findIndex((r) => r.piece.span.start < piece.span.end && piece.span.start < r.piece.span.end) === i,
  );
}

/** Only an outlet passes on what somebody else says; "Trump said that he thinks" stays one statement. */
function isCarrier(text: string, { attribution }: ClaimPiece): boolean {
  const [source] = attribution.source;
  return source !== undefined && isMedium(text.slice(source.start, source.end));
}

function holds(outer: Span, inner: ClaimPiece): boolean {
  const cue = inner.attribution.cue[0];
  return cue !== undefined && outer.start <= cue.start && cue.end <= outer.end;
}

/** "According to Reuters, the mayor said …": the content is nothing but somebody else's statement. */
function beginsWith(outer: Span, inner: ClaimPiece): boolean {
  const [source] = inner.attribution.source;
  return source !== undefined && source.start - outer.start < 3 && inner.span.end === outer.end;
}

function share(inner: Span, outer: Span): number {
  return (Math.min(inner.end, outer.end) - Math.max(inner.start, outer.start)) / (outer.end - outer.start || 1);
}

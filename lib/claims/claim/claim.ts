import type { Attribution, Claim } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";
import { withoutDateline } from "../../text/dateline.ts";
import type { TaggedText } from "../../text/nlp.ts";
import { quotationsOf } from "../../text/quotations.ts";
import { linesOf, sentencesOf } from "../../text/sentences.ts";
import { allAttributionsOf, outermostOf, taggedLines } from "../attribution/attribution.ts";
import { entitiesOf, isMedium, mediumIn } from "../attribution/entities.ts";
import { namesOfText } from "../attribution/voice.ts";
import { datesOf } from "./dates.ts";
import { hedgesOf, modalityOf } from "./hedges.ts";
import { contentLemmas } from "./lemmas.ts";
import { outermost } from "./outermost.ts";
import { type ClaimPiece, isBareDenial, piecesIn, withoutLabel } from "./pieces.ts";
import { quantitiesOf } from "./quantities.ts";
import { joinedWhere, raisedIn } from "./questions.ts";
import { salienceIn } from "./salience.ts";
import { isHeard, isToldToHearing, isWhollyTold } from "./short-statements.ts";
import { Speakers } from "./speaker.ts";

/** Sentences with fewer content lemmas ("This should be obvious to anyone") match everything and say nothing; a figure or a date saves them. */
const FEWEST_LEMMAS = 5;
const FEWEST_DATED_LEMMAS = 2;
const DOUBTING_TAIL =
  /^[\s,;—–-]*(?:(?:but|though|although|however|and)\s+(?:that|this|these|those|the|it|they|there|his|her|their)\b|an?\s+(?:claim|allegation|figure|number|assertion|statement)\b|which\b|without\b)/;
/** "(AFP PHOTO/NORRBY FIRE SERVICE)" behind the sentences of a lead: nobody claims it. */
const PICTURE_CREDIT =
  /^[([][^()[\]]{0,80}\b(?:photos?|images?|pictures?|getty|handout|file)\b[^()[\]]{0,80}[)\]]\.?$/i;
const TAIL_START = /^,?\s+in (?:comments|remarks|an interview|a statement)\b/;

/** What is known about the article besides its text. `language` is ISO 639-1. */
export type ClaimContext = { readonly headline?: string; readonly publishedAt?: string; readonly language: string };

type Article = {
  readonly text: string;
  readonly tagged: TaggedText;
  readonly speakers: Speakers;
  readonly context: ClaimContext;
  readonly salience: (span: Span, lemmas: readonly string[]) => number;
  /** Whether a capital word at the start of a sentence is a name: it stands with a capital inside sentences too. */
  readonly isName: (word: string) => boolean;
};

/**
 * The attributions in the passages `body`, and what the outlet claims or lets others claim there, in reading order. English
 * only: other languages give none. Every span lies inside `body`. `tagged` spares the tagging where the caller has it.
 */
export function claimsOf(
  text: string,
  body: readonly Span[],
  context: ClaimContext,
  tagged = taggedLines(text, body),
): { attributions: Attribution[]; claims: Claim[] } {
  if (context.language !== "en") return { attributions: [], claims: [] };
  const all = allAttributionsOf(text, body, tagged);
  const article = readArticle(text, body, context, tagged);
  const bySentences: Claim[][] = [];
  const lines = body.flatMap((passage) => linesOf(text, passage));
  const sentences = lines.flatMap((line) => sentencesOf(text, line));
  const told = bySentence(all, sentences);
  for (const [i, sentence] of sentences.entries()) {
    article.speakers.note(tagged.within(sentence));
    const reported = toldIn(article, told[i] ?? [], sentence);
    const own = reported.length > 0 || isOfTurn(text, told[i] ?? []) ? [] : ownClaims(article, sentence);
    bySentences.push([...reported, ...own]);
    if (reported.length === 0) article.speakers.remember(tagged.within(sentence));
  }
  const claims = bySentences.flatMap((own, i) =>
    own.length > 0 || isOfTurn(text, told[i] ?? []) ? own : leftOver(article, sentences, bySentences, i),
  );
  return {
    attributions: outermostOf(text, all),
    claims: text.includes(SOFT_HYPHEN) ? claims.map(withWholeNames) : claims,
  };
}

/** Whether somebody says the sentence in a transcript ("MORENO: Who pays?"): what says too little there is no claim of the outlet's either. */
function isOfTurn(text: string, attributions: readonly Attribution[]): boolean {
  return attributions.some(({ source, cue: [cue], quoted }) => {
    return source.length > 0 && !quoted && cue !== undefined && text.slice(cue.start, cue.end) === ":";
  });
}

/** A sentence with fewer content lemmas ("Why?") can stand beside no other. */
const FEWEST_LEFT = 2;

/**
 * The statement of a sentence that was read as no claim, so that it can stand beside what another outlet prints: a short one of the outlet's
 * own, and the words of somebody who speaks in the sentence beside it. Words in marks whose speaker is not told there are nobody's claim.
 */
function leftOver(article: Article, sentences: readonly Span[], claims: readonly Claim[][], i: number): Claim[] {
  const sentence = sentences[i];
  // "Advertisement Close Ad" has no mark at its end, and "Good news." no verb.
  if (!sentence || !/[.!?…”"’']/.test(article.text[sentence.end - 1] ?? "")) return [];
  if (!article.tagged.within(sentence).some(({ pos }) => pos === "VERB" || pos === "AUX")) return [];
  const claim = claimAt(article, withoutDateline(article.text, sentence), sentence);
  if (claim.lemmas.length < FEWEST_LEFT) return [];
  const marks = /[“”"„«»]/;
  if (!marks.test(article.text.slice(sentence.start, sentence.end))) return [claim];
  const beside = [claims[i - 1]?.at(-1), claims[i + 1]?.[0]];
  const teller = beside.find(
    (each) => each?.speaker && marks.test(article.text.slice(each.sentence.start, each.sentence.end)),
  );
  if (!teller) return [];
  const { speaker, speakerSpan, via, cue, verbClass } = teller;
  return [{ ...claim, speaker, speakerSpan, via, cue, verbClass, authorHedges: [] }];
}

const SOFT_HYPHEN = "\u00ad";

/** Names without the soft hyphens of line ends and of narrow columns: "Ander-son" is nobody else than Anderson. */
function withWholeNames(claim: Claim): Claim {
  const whole = (name: string) => name.replaceAll(SOFT_HYPHEN, "");
  return {
    ...claim,
    speaker: claim.speaker && whole(claim.speaker),
    via: claim.via && whole(claim.via),
    entities: claim.entities.map(whole),
  };
}

function readArticle(text: string, body: readonly Span[], context: ClaimContext, tagged: TaggedText): Article {
  const names = namesOfText(text);
  return {
    text,
    tagged,
    context,
    speakers: new Speakers(text, tagged, names),
    salience: salienceIn(body, context.headline),
    isName: (word) => names.inside.has(word),
  };
}

/** For each sentence the attributions with a piece of content in it. */
function bySentence(attributions: readonly Attribution[], sentences: readonly Span[]): Attribution[][] {
  const found: Attribution[][] = sentences.map(() => []);
  for (const attribution of attributions) {
    const reached = new Set<number>();
    for (const { start, end } of attribution.content) {
      // A content may hold several sentences of a transcript; each of them is told.
      for (let i = firstFrom(sentences, start); i < sentences.length && (sentences[i]?.start ?? end) < end; i++)
        reached.add(i);
    }
    for (const i of reached) found[i]?.push(attribution);
  }
  return found;
}

/** The index of the first sentence that ends behind `offset`. */
function firstFrom(sentences: readonly Span[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the outlet says in the sentence; what it says that people ask or fear is a claim of its own, put with reserve. */
function ownClaims(article: Article, sentence: Span): Claim[] {
  const whole = ownClaim(article, sentence);
  const apart = whole && raisedIn(article.text, whole.span);
  if (!whole || !apart) return whole ? [whole] : [];
  const told = claimAt(article, apart.told, sentence);
  const isShort = (span: Span) => contentLemmas(article.tagged.within(span)).length < FEWEST_LEMMAS;
  const raised = joinedWhere(apart.raised, isShort)
    .filter((span) => !isShort(span))
    .map((span) => claimAt(article, span, sentence));
  if (told.lemmas.length < FEWEST_LEMMAS || raised.length === 0) return [whole];
  const reserve = (hedges: readonly Span[]) => [apart.frame, ...hedges];
  return [
    told,
    ...raised.map((claim) => ({ ...claim, hedges: reserve(claim.hedges), authorHedges: reserve(claim.hedges) })),
  ];
}

/**
 * The sentence as a claim in the outlet's own words, or null where it says too little (no figure and few words, or a mere "In other
 * news:"), and where it stands in quotation marks as a whole: those are somebody's words, and it is not told whose.
 */
function ownClaim(article: Article, sentence: Span): Claim | null {
  const span = withoutLabel(article.text, sentence);
  if (PICTURE_CREDIT.test(article.text.slice(span.start, Math.min(span.end, span.start + 200)))) return null;
  if (quotationsOf(article.text, span).some(({ start, end }) => start === span.start && end >= span.end - 1))
    return null;
  const own = claimAt(article, span, sentence);
  const dated = own.dates.length > 0 && own.lemmas.length >= FEWEST_DATED_LEMMAS;
  if (own.lemmas.length < FEWEST_LEMMAS && own.quantities.length === 0 && !dated) return null;
  const verbless = !article.tagged
    .within(span)
    .some((word) => word.pos === "AUX" || (word.pos === "VERB" && !/(?:ed|ing)$/.test(word.norm)));
  return verbless && article.text[sentence.end - 1] === ":" ? null : own;
}

/** The claims that somebody other than the outlet makes in the sentence. */
function toldIn(article: Article, all: readonly Attribution[], sentence: Span): Claim[] {
  const attributions = isToldToHearing(article.text, sentence) ? all.filter(({ quoted }) => quoted) : all;
  const pieces = attributions.flatMap((attribution) => piecesIn(article, attribution, sentence));
  const told = outermost(article.text, pieces).flatMap(({ piece, via }) => reportedClaim(article, piece, via) ?? []);
  // "denied it in comments to TASS and described B": whoever speaks twice in a sentence speaks by the same way.
  const ways = new Map(
    told.flatMap(({ speakerSpan, via }) => (speakerSpan && via ? [[speakerSpan.start, via] as const] : [])),
  );
  // "Karst Minerals said that it would appeal": too short to stand without who says it.
  if (told.length > 0 && !(told.length === 1 && isShortAndUnquoted(article, told[0])))
    return told.map((claim) => ({ ...claim, via: claim.via ?? ways.get(claim.speakerSpan?.start ?? -1) ?? null }));
  // "Trump did not reject it on Monday": "it" is no claim, the sentence is.
  const bare = attributions.find(
    (attribution) =>
      attribution.source[0]?.start === sentence.start &&
      (isBareDenial(article, attribution) || isWhollyTold(article.text, attribution, sentence)),
  );
  if (!bare) return told;
  const claim = reportedClaim(article, { attribution: bare, span: sentence, sentence }, null);
  return claim?.speaker ? [claim] : told;
}

/** "it would appeal": a pronoun and a verb, without quotation marks. */
function isShortAndUnquoted({ text, tagged }: Article, claim: Claim | undefined): boolean {
  if (claim === undefined || claim.lemmas.length >= FEWEST_LEFT) return false;
  const thing = tagged.within(claim.span).some(({ pos }) => pos === "NOUN" || pos === "PROPN");
  return !thing && !/["“”]/.test(text.slice(claim.span.start, claim.span.end));
}

/** The piece as a claim, or null where nobody who could speak is named: the sentence is the outlet's own then. */
function reportedClaim(article: Article, piece: ClaimPiece, viaFrame: Attribution | null): Claim | null {
  const { text } = article;
  const { attribution, span, sentence } = piece;
  const source = attribution.source[0];
  if (!source) return null;
  const cue = attribution.cue[0] ?? null;
  if (cue && isHeard(text.slice(source.start, source.end), text.slice(cue.start, cue.end))) return null;
  const named = article.speakers.nameOf(source, sentence);
  if (named === null) return null;
  // "reports Reuters": the agency passes on, it does not claim.
  const relayed = isMedium(named) && attribution.verbClass === "neutral";
  const speaker = relayed ? null : named;
  const viaSource = viaFrame?.source[0];
  const outer = viaSource
    ? withoutArticle(text.slice(viaSource.start, viaSource.end))
    : mediumAround(article, piece, speaker);
  const via = relayed ? withoutArticle(named) : outer;
  const claim = claimAt(article, span, sentence);
  const own = authorHedges(article, piece);
  const hedges = [...own, ...claim.hedges].sort((a, b) => a.start - b.start);
  return {
    ...claim,
    speaker,
    speakerSpan: source,
    via,
    cue,
    verbClass: attribution.verbClass,
    hedges,
    authorHedges: own,
  };
}

/** Hedges of the outlet about what somebody says: in the frame before it or around its verb, and in what follows in the sentence. */
function authorHedges({ text, tagged }: Article, { attribution, span, sentence }: ClaimPiece): Span[] {
  const cue = attribution.cue[0];
  const framed = cue && cue.start >= sentence.start && cue.end <= sentence.end;
  if (!framed) return [];
  const tail = { start: Math.max(span.end, cue.end), end: sentence.end };
  const stretches = [
    ...(cue.end <= span.start ? [{ start: cue.start, end: span.start }] : [cue]),
    // ", but that claim has yet to be verified", "— without offering evidence": about what was said; other words behind it are about other things.
    ...(DOUBTING_TAIL.test(text.slice(tail.start, tail.end)) ? [tail] : []),
  ];
  return stretches
    .filter(({ start, end }) => end > start)
    .flatMap((stretch) => hedgesOf(text, stretch, tagged.within(stretch)));
}

/** An outlet named beside the content: "told Reuters that", "in comments to TASS", "TASS's source". */
function mediumAround({ text, tagged }: Article, piece: ClaimPiece, speaker: string | null): string | null {
  const { span, sentence, attribution } = piece;
  const owner = /^(.+?)['’]s?\s/.exec(speaker ?? "")?.[1];
  if (owner && isMedium(owner)) return withoutArticle(owner);
  const cue = attribution.cue[0];
  if (!cue || cue.start < sentence.start || cue.end > sentence.end) return null;
  const between = cue.end <= span.start ? mediumIn(tagged.within({ start: cue.end, end: span.start })) : null;
  if (between) return between;
  const tail = mediumIn(tagged.within({ start: Math.max(span.end, cue.end), end: sentence.end }));
  if (tail && tail !== speaker && (cue.start >= span.end || TAIL_START.test(text.slice(span.end, sentence.end))))
    return tail;
  const inside = /\bto (?:the )?((?:\p{Lu}[\p{L}.]*\s?){1,4})/u.exec(text.slice(span.start, span.end))?.[1]?.trim();
  return inside && isMedium(inside) ? inside : null;
}

function withoutArticle(name: string): string {
  return name.replace(/^the\s+/i, "").replace(/['’]s?$/, "");
}

/** A claim in the outlet's own words at `span`. */
function claimAt({ text, tagged, context, salience, isName }: Article, span: Span, sentence: Span): Claim {
  const words = tagged.within(span);
  const lemmas = contentLemmas(words);
  const { hedges, negated, obligations } = modalityOf(text, span, words);
  const dates = datesOf(text, span, context.publishedAt);
  // "Three years ago" is a date, not three years.
  const amounts = quantitiesOf(text, span, words).filter(
    (q) => !dates.some((date) => q.start < date.end && date.start < q.end),
  );
  return {
    span,
    sentence,
    speaker: null,
    speakerSpan: null,
    via: null,
    cue: null,
    verbClass: null,
    lemmas,
    hedges,
    authorHedges: hedges,
    negated,
    obligations,
    quantities: amounts,
    dates,
    entities: entitiesOf(words, span.start === sentence.start || words[0]?.start === span.start ? isName : undefined),
    salience: salience(span, lemmas),
  };
}

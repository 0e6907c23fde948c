import type { Attribution } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";
import { withoutDateline } from "../../text/dateline.ts";
import type { TaggedText, TaggedWord } from "../../text/nlp.ts";
import { type Construction, firstFitting } from "../attribution/constructions.ts";
import { CUE_NOUNS, CUE_VERBS, reportingLemma } from "../attribution/cues.ts";
import { isFiniteAt, opensThatClause, startsClause } from "../attribution/sentence.ts";
import { contentLemmas } from "./lemmas.ts";

/** Reported content may be short: a name before it says what it is about. */
const FEWEST_REPORTED_LEMMAS = 2;
/** Quoted speech may be shorter still, "We want a deal": the marks show that it is whole. */
const FEWEST_QUOTED_LEMMAS = 2;
/** Words from which a quotation with a verb says something though it has one content word: “We were not asked,” said Moor. */
const SHORTEST_SENTENCE = 4;
/** What tells where somebody spoke, or links sentences, and is no part of what was said. */
const TAIL =
  /(?:,?\s+in (?:comments|remarks|an interview|a statement|an email|a briefing)\b[^“”"]*|,\s+without (?:offering|providing|citing|giving|presenting|showing|any|further)\b[^“”"]*|,\s+however)$/;
/** "that", marks, and an insertion right behind "that": "that — without naming anybody — the pier is closed". */
const LEAD = /^(?:that\s+|[,—:―–-]\s*)?(?:—\s[^—“”"]{1,80}\s—\s+)?(?:[,—:]\s*)?/i;
/** "Why it matters:", "BOTTOM LINE:": a label of the page before the sentence itself. */
const LABEL = /^(?:\p{Lu}[\p{L}’']*(?:\s[\p{Ll}\p{Lu}’'&]+){0,4}):\s+(?=[“"\p{Lu}\p{N}])/u;
/** Characters in which it shows whether "that" opens a clause. */
const LONGEST_OPENING = 60;
const DENIALS = new Set(["deny", "reject", "dispute", "dismiss"]);
/** "described the plan as a trap": what somebody makes of a thing is said of it, though it has no verb. */
const CHARACTERISE = new Set(
  "describe portray characterize characterise depict call label brand dub denounce condemn dismiss regard view see praise hail cast frame paint".split(
    " ",
  ),
);
/** The same without "as": "called the plan a trap". */
const NAME_AS = new Set(["call", "label", "brand", "dub", "deem"]);
const WRITINGS =
  /^(?:letter|reply|book|article|word|page|song|comment|message|e-?mail|poem|play|novel|post|report|story|review)$/;
/** "must understand", "to warn": nobody has said anything yet. */
const NOT_SAID = /^(?:to|will|won|must|should|can|could|may|might|if)\b/i;

/** What an attribution says in one sentence, as far as it can stand as somebody's claim. */
export type ClaimPiece = { readonly attribution: Attribution; readonly span: Span; readonly sentence: Span };
type Tagged = { readonly text: string; readonly tagged: TaggedText };

/** `sentence` without a bullet, a dash, a dateline or a label before it. */
export function withoutLabel(text: string, sentence: Span): Span {
  const behind = withoutDateline(text, sentence);
  if (behind.start > sentence.start) return behind;
  const raw = text.slice(sentence.start, sentence.end);
  const bullet = /^(?:[•*▪·>]|[-–—](?=\s))\s*/u.exec(raw)?.[0].length ?? 0;
  const label = LABEL.exec(raw.slice(bullet, bullet + 80))?.[0].length ?? 0;
  return { start: sentence.start + bullet + label, end: sentence.end };
}

/**
 * What the attribution says in the sentence, where it can stand as somebody's claim: its longest piece; both halves of a quotation around
 * its frame where each is a sentence; and from the first to the last where the frame only interrupts one sentence.
 */
export function piecesIn(article: Tagged, attribution: Attribution, sentence: Span): ClaimPiece[] {
  if (attribution.source.length === 0) return [];
  const inside = contentIn(attribution, sentence);
  const halves = halvesOf(article, attribution, inside);
  if (halves) return halves.flatMap((span) => pieceAt(article, attribution, sentence, span) ?? []);
  const longest = inside.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
  return (longest && pieceAt(article, attribution, sentence, longest)) ?? [];
}

/** The spans of content in the sentence; of a turn in a transcript, which holds several sentences, the part in this one. */
function contentIn({ content }: Attribution, sentence: Span): Span[] {
  const inside = content.filter((span) => span.start >= sentence.start && span.end <= sentence.end);
  if (inside.length > 0) return inside;
  return content.flatMap(({ start, end }) => {
    const part = { start: Math.max(start, sentence.start), end: Math.min(end, sentence.end) };
    return part.end > part.start ? [part] : [];
  });
}

/** The halves of a quotation that its frame stands in: two sentences, or one that holds the frame; null where it has no two halves. */
function halvesOf({ text, tagged }: Tagged, attribution: Attribution, inside: readonly Span[]): Span[] | null {
  const [first, second] = inside;
  if (!first || !second || inside.length > 2) return null;
  const marked = ({ start, end }: Span) => /^["“]/.test(text[start] ?? "") && /["”]/.test(text.slice(end - 2, end));
  if (!marked(first) && !marked(second) && isInserted(text, attribution, first, second))
    return [{ start: first.start, end: second.end }];
  if (!marked(first) || !marked(second)) return null;
  const stands = (span: Span) => {
    const words = tagged.within(span).filter(({ raw }) => /[\p{L}\p{N}]/u.test(raw));
    return (
      words.length >= SHORTEST_SENTENCE && startsClause(words, words[0]?.pos === "CCONJ" ? 1 : 0, words.length, true)
    );
  };
  return stands(first) && stands(second) ? [first, second] : [{ start: first.start, end: second.end }];
}

/** "The ferry, Moor said, was sold": between commas stand the speaker and the reporting word, and nothing else of weight. */
function isInserted(text: string, { source, cue }: Attribution, first: Span, second: Span): boolean {
  const frame = [...source, ...cue];
  const between = text.slice(first.end, second.start);
  return (
    frame.length > 0 &&
    frame.every(({ start, end }) => start >= first.end && end <= second.start) &&
    /^\s*[,—–]/.test(between) &&
    /[,—–]\s*$/.test(between)
  );
}

/** The piece of content at `whole`, without what leads and ends it, if it can stand as somebody's claim. */
function pieceAt(article: Tagged, attribution: Attribution, sentence: Span, whole: Span): ClaimPiece[] | null {
  const { text, tagged } = article;
  // "dismissed that option": the word points at a thing, and opens no clause.
  const opening = tagged.within({ start: whole.start, end: Math.min(whole.end, whole.start + LONGEST_OPENING) });
  const points = opening[0]?.norm === "that" && opening[0].pos === "DET" && !opensThatClause(opening, 0);
  const lead = points && !hasVerb(opening) ? 0 : (LEAD.exec(text.slice(whole.start, whole.end))?.[0].length ?? 0);
  const tail = TAIL.exec(text.slice(whole.start + lead, whole.end))?.[0].length ?? 0;
  const bare = { start: whole.start + lead, end: whole.end - tail };
  const span = bare.start === sentence.start ? withoutLabel(text, bare) : bare;
  const words = tagged.within(span);
  if (span.end <= span.start || !isStatement(article, words, attribution, lead > 0)) return null;
  const bareObject = lead === 0 && isObjectOnly(article, words, attribution, span);
  return [{ attribution, span: bareObject ? withVerb(attribution, span) : span, sentence }];
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

/** What an attribution reports, word by word, with its reporting words. */
type Reported = {
  readonly words: readonly TaggedWord[];
  readonly attribution: Attribution;
  readonly cueText: string;
  readonly frame: readonly TaggedWord[];
  /** The reporting word itself, behind its helpers. */
  readonly last: TaggedWord | undefined;
  /** Whether "that" or a mark opened the content. */
  readonly opened: boolean;
};

/** Whether what is reported can stand as a claim: the first construction that fits decides. */
export const STATEMENTS: readonly Construction<Reported, boolean>[] = [
  { example: "Moor will say that the pier is closed.", read: notYetSaid },
  { example: "Moor denied [the plan to close the pier].", read: denial },
  { example: "Moor promised to close the pier.", read: infinitive },
  { example: "Moor wrote nine letters before the pier was closed.", read: written },
  { example: "[The mayor accused the builder of hiding the cracks].", read: accusation },
  { example: "Moor went to court seeking revenge for the closure.", read: looseParticiple },
  { example: "[The mayor described the pier as a danger to every ship].", read: characterisation },
  { example: "[The mayor called the pier a danger to every ship].", read: naming },
  { example: "Moor said that [the pier is closed to ships].", read: speech },
];

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
  const cueText = text.slice(cue.start, cue.end);
  const reported = { words, attribution, cueText, frame, last: frame.at(-1), opened };
  return firstFitting(STATEMENTS, reported)?.answer ?? false;
}

function notYetSaid({ cueText }: Reported): boolean | null {
  return NOT_SAID.test(cueText) ? false : null;
}

function denial({ words, last }: Reported): boolean | null {
  if (!DENIALS.has(last?.lemma ?? "")) return null;
  // "denied it in talks" says nothing of what; "denied that she believed it" does.
  const about = words[0]?.pos !== "PRON" || isFiniteAt(words, 1);
  return about && words.some((word) => word.pos === "NOUN" || word.pos === "PROPN");
}

/** "promised to" says what is meant to be done; only in the speaker's own words it is a claim. */
function infinitive({ words, attribution }: Reported): boolean | null {
  return words[0]?.norm === "to" && !attribution.quoted ? false : null;
}

/** "wrote 2,140 replies": how much somebody wrote, and not what. */
function written({ words, last }: Reported): boolean | null {
  if (!/^(?:write|post|tweet|record)$/.test(last?.lemma ?? "")) return null;
  const noun = words.find(({ pos }) => pos === "NOUN");
  return words[0]?.pos === "NUM" && WRITINGS.test(noun?.lemma ?? "") ? false : null;
}

/** "accused the builder of hiding the cracks": that he did it is what they say. */
function accusation({ words, last }: Reported): boolean | null {
  if (last?.lemma !== "accuse") return null;
  const of = words.findIndex(({ norm }) => norm === "of");
  return of > 0 && /ing$/.test(words[of + 1]?.norm ?? "") && contentLemmas(words).length >= FEWEST_REPORTED_LEMMAS
    ? true
    : null;
}

/** "seeking revenge for the “hoax”" says nothing; "saying that", "saying: “" and "adding he was late" do. */
function looseParticiple({ words, frame, last, opened }: Reported): boolean | null {
  const first = frame[0]?.norm ?? "";
  const loose = /ing$/.test(first) && first !== "according" && !opened && !/^[“"]/.test(words[0]?.raw ?? "");
  const clause = CUE_VERBS.get(last?.lemma ?? "")?.quote === true && startsClause(words, 0, words.length, true);
  return loose && !clause ? false : null;
}

function characterisation({ words, last }: Reported): boolean | null {
  const made = last?.pos === "VERB" && CHARACTERISE.has(last.lemma) && words.some((word) => word.norm === "as");
  return made ? contentLemmas(words).length >= FEWEST_REPORTED_LEMMAS && words[0]?.norm !== "as" : null;
}

/** "called the plan a lifeline": a thing, and behind it what somebody makes of it. */
function naming({ words, last }: Reported): boolean | null {
  if (last?.pos !== "VERB" || !NAME_AS.has(last.lemma)) return null;
  const noun = words.findIndex(({ pos }) => pos === "NOUN" || pos === "PROPN" || pos === "PRON");
  const made = words.findIndex(
    ({ raw, norm }, i) => i > noun && noun >= 0 && (/^(?:an?|the)$/.test(norm) || /^[“"]/.test(raw)),
  );
  // "called the police": nobody makes anything of them.
  const named = made > noun && words[made - 1]?.pos !== "ADP" && words.slice(made).some(({ pos }) => pos === "NOUN");
  return named ? contentLemmas(words).length >= FEWEST_REPORTED_LEMMAS : null;
}

function speech({ words, attribution, frame, last, opened }: Reported): boolean {
  const { quoted } = attribution;
  const entry =
    (last && CUE_VERBS.get(reportingLemma(last))) ??
    CUE_VERBS.get((last?.norm ?? "").replace(/s$/, "")) ??
    CUE_NOUNS.get(last?.lemma ?? "");
  const mark = /^[:―—–-]+$/.test(last?.raw ?? "");
  const attributed = /^(?:according|in)\b/i.test(frame[0]?.norm ?? "");
  if (!attributed && entry?.quote !== true && !opened && !quoted && !mark) return false;
  // "said the money was not there": a thing with its verb says something, where "said it was there" does not.
  // So does what somebody will or will not do: "said he will not resign".
  const told = entry?.quote === true && (words.slice(0, 3).some(isThing) || isThere(words) || isIntention(words));
  const whole = quoted && isWholeSentence(words);
  const fewest = told || whole ? 1 : quoted ? FEWEST_QUOTED_LEMMAS : FEWEST_REPORTED_LEMMAS;
  // "says that one lamp costs as much as nine": behind "that" a clause stands, whatever the tagger took its verb for.
  return contentLemmas(words).length >= fewest && (quoted || opened || hasVerb(words));
}

const isThing = ({ pos }: TaggedWord) => pos === "NOUN" || pos === "PROPN";

/** "There were no injuries": the thing stands behind "there is" and an article. */
function isThere(words: readonly TaggedWord[]): boolean {
  return words[0]?.norm === "there" && words[1]?.pos === "AUX" && words.slice(2, 5).some(isThing);
}

/** "he will not resign": a pronoun, what it may or will do, and the verb. */
function isIntention(words: readonly TaggedWord[]): boolean {
  const [who, may, ...rest] = words;
  const verb = rest.find(({ norm, pos }) => pos !== "ADV" && !/^(?:not|n['’]t|be|have|never)$/.test(norm));
  return (
    who?.pos === "PRON" && /^(?:will|would|wo|must|can|cannot|could)$/.test(may?.norm ?? "") && verb?.pos === "VERB"
  );
}

/** Whether words in marks are a sentence of somebody's own: “We were not asked,” and not “a very old pier”. */
function isWholeSentence(words: readonly TaggedWord[]): boolean {
  const spoken = words.filter(({ raw }) => /[\p{L}\p{N}]/u.test(raw));
  return /^[“"]/.test(words[0]?.raw ?? "") && spoken.length >= SHORTEST_SENTENCE && hasVerb(words);
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

import { type ApartReason, MERGING_RELATIONS, type PairRelation } from "../model/pair.ts";
import { BEGINNING_PROSE, STORY_PROSE } from "./inner-headlines.ts";
import { featuresOf, type Measures } from "./measure.ts";
import weights from "./weights.json" with { type: "json" };

/** From here on two articles count as one. Lower joins stories that share teasers, higher loses cut and heavily edited copies. */
export const SAME_ARTICLE = 0.5;
/** Scores from SUGGEST_FROM to SUGGEST_TO are suggestions for a person. A wider band asks about more pairs that are plain, a narrower one hides doubtful ones. */
export const SUGGEST_FROM = 0.3;
export const SUGGEST_TO = 0.7;

/** Share of both bodies that must match for "same body": what is left is a correction or a caption taken for prose. */
export const SAME_BODY = 0.95;
/** Below this density inside the passages the wording is new sentence by sentence: a rewrite. Higher would call heavy editing a rewrite. A choice, not measured. */
export const REWRITTEN_DENSITY = 0.65;
/** A story counts as contained if this share of it stands in the other: less is a long quotation. */
export const CONTAINED = 0.6;
/** Fewest matched words, and longest run, of a shared passage: shorter ones are titles, set phrases and one-line quotations. */
export const PASSAGE_WORDS = 25;
export const PASSAGE_RUN = 12;
/** A copy has something from before this share of one of the two bodies; what stands later in both is their sites' tails. Lower would lose copies whose beginning was rewritten. */
export const LATE_IN_BOTH = 0.3;
/** So few matched words that begin one article and stand this much later in the other are its teaser there, whole or not. More words would lose copies that were cut to a brief. */
export const TEASER_WORDS = 60;
export const TEASER_PLACE = 0.4;
/** What such a pair scores at most: below the suggestions. */
const LATE_SCORE = 0.25;
/** A body with fewer words than this is only ever the same as an equal one. */
const FEWEST_BODY_WORDS = 20;

/** A merge by rule needs this share of the shorter body inside common passages. Lower merges independent articles built on one agency text; higher parts copies with a new ending. */
export const SHORTER_IN_COMMON = 0.7;
/** As much of it must match word for word: what several papers made of one press release is covered by it sentence by sentence, in words of their own. */
export const SHORTER_MATCHED = 0.7;
/** Where both begin with the common text and it goes on unbroken, one of them has another ending, and half of the shorter body is enough. */
export const SAME_BEGINNING_IN_COMMON = 0.5;
const SAME_BEGINNING = 0.1;
const UNBROKEN_DENSITY = 0.85;
/** Of the longer body as much must be common, or its own text must not stand before it by more than LONGER_BEGINS_OWN: then the shorter is a cut of it. */
export const LONGER_IN_COMMON = 0.5;
const LONGER_BEGINS_OWN = 0.25;
/** Words that both bodies have before the common text: each has its own lead. Fewer is a dateline, a summary or a first sentence written anew. */
const OWN_LEAD_WORDS = 80;
/** Below this share of the shorter body, and from so many words of its own on, two bodies that begin alike go on to reporting of their own. */
const OWN_ENDINGS_IN_COMMON = 0.8;
const OWN_ENDING_WORDS = 100;
/** A body up to this length is a brief: one sentence in common is soon half of it. */
const BRIEF_WORDS = 60;
/** Of a brief this share must match word for word: two outlets on one toll have most of a sentence in common and are no copies. */
const BRIEF_MATCHED = 0.8;
/** In a brief, a run of so many words that makes this share of it is worth a flag: one sentence, or what somebody said. */
const BRIEF_RUN = 8;
const BRIEF_SHARE = 0.3;
/** A text up to this length may be little more than a quotation. In a longer one a mark that is missing turns quoted and unquoted about. */
const QUOTING_WORDS = 120;
/** From this share of the match between quotation marks on, the words outside them decide whether it is more than a quotation. */
const MOSTLY_QUOTED = 0.5;
const PLAIN_IN_COMMON = 0.5;
/** What a pair with much own text scores at most: a person is asked. */
const ASKED_SCORE = 0.69;

/** What alignment alone does not see, asked for only where it decides. */
export type PairSigns = {
  /** Whether most names and figures inside the common wording differ. */
  readonly sameForm: () => boolean;
  /** Whether the own text of one body is another story under its own headline, of so many words of prose and more. */
  readonly secondStory: (fewestProse: number) => boolean;
};

/** How two bodies relate, the probability that they are one article, and what keeps them apart where much speaks for it. */
export type PairJudged = {
  readonly relation: PairRelation | null;
  readonly score: number;
  readonly apart: ApartReason | null;
};

/** Judges two bodies that are not the same word for word. */
export function judge(m: Measures, looks: PairSigns): PairJudged {
  const score = m.shorter < FEWEST_BODY_WORDS ? 0 : probabilityOf(m);
  const relation = relationOf(m, score);
  if (relation === null || !(MERGING_RELATIONS.includes(relation) || relation === "rewrite"))
    return { relation, score, apart: null };
  const apart = apartBecause(m, relation, looks);
  return apart === null ? { relation, score, apart } : apartFrom(m, score, apart);
}

/** The logistic score of measures; 0 where nothing matches. */
function probabilityOf(m: Measures): number {
  if (m.matched === 0) return 0;
  let z = weights.bias;
  featuresOf(m).forEach((value, i) => {
    z += value * (weights.weights[i] ?? 0);
  });
  const probability = 1 / (1 + Math.exp(-z));
  const teaser = m.matched < TEASER_WORDS && Math.abs(m.startsA - m.startsB) > TEASER_PLACE;
  return teaser || Math.min(m.startsA, m.startsB) > LATE_IN_BOTH ? Math.min(LATE_SCORE, probability) : probability;
}

function relationOf(m: Measures, score: number): PairRelation | null {
  const least = Math.min(m.inA, m.inB);
  const covered = Math.max(m.coveredA, m.coveredB);
  if (score >= SAME_ARTICLE && least >= SAME_BODY) return "same-body";
  if ((score >= SAME_ARTICLE || covered >= 0.5) && m.density < REWRITTEN_DENSITY && m.matched >= PASSAGE_WORDS)
    return "rewrite";
  if (score >= SAME_ARTICLE) return "updated-version";
  return heldOrShared(m);
}

function heldOrShared(m: Measures): PairRelation | null {
  const most = Math.max(m.inA, m.inB);
  const passage = m.matched >= PASSAGE_WORDS && m.longestRun >= PASSAGE_RUN;
  const inBrief = m.shorter <= BRIEF_WORDS && m.longestRun >= BRIEF_RUN && most >= BRIEF_SHARE;
  if (!passage) return inBrief ? "shared-passage" : null;
  return most >= CONTAINED ? "contains" : "shared-passage";
}

/** What speaks against a merge by rule, or against a rewrite, of two bodies that the score or the wording brings together. */
function apartBecause(m: Measures, relation: PairRelation, looks: PairSigns): ApartReason | null {
  const longer = m.inA <= m.inB ? { covered: m.coveredA, own: m.startsA } : { covered: m.coveredB, own: m.startsB };
  const plain = m.inA <= m.inB ? m.plainB : m.plainA;
  if (m.shorter <= QUOTING_WORDS && m.quotedMatch >= MOSTLY_QUOTED && plain < PLAIN_IN_COMMON) return "quotation";
  if (looks.sameForm()) return "same-form";
  if (relation !== "updated-version") return null;
  if (!enoughOfShorter(m)) return "own-text";
  if (longer.covered < LONGER_IN_COMMON && longer.own >= LONGER_BEGINS_OWN) return "own-text";
  if (looks.secondStory(STORY_PROSE)) return "two-stories";
  return bothTellTheirOwn(m) || looks.secondStory(BEGINNING_PROSE) ? "own-text" : null;
}

/**
 * Whether both bodies have text of their own: before the common text, or as much of the shorter that it is no cut of the longer. Where one
 * wrote a new beginning or ending and the other has none, it is a later version.
 */
function bothTellTheirOwn(m: Measures): boolean {
  const [wordsA, wordsB] = m.inA > m.inB ? [m.shorter, m.longer] : [m.longer, m.shorter];
  if (Math.min(m.startsA * wordsA, m.startsB * wordsB) >= OWN_LEAD_WORDS) return true;
  const inCommon = Math.max(m.coveredA, m.coveredB);
  return (
    inCommon < OWN_ENDINGS_IN_COMMON &&
    m.density >= UNBROKEN_DENSITY &&
    (1 - inCommon) * m.shorter >= OWN_ENDING_WORDS &&
    Math.max(m.startsA, m.startsB) <= SAME_BEGINNING
  );
}

function enoughOfShorter(m: Measures): boolean {
  const matched = Math.max(m.inA, m.inB);
  if (m.shorter <= BRIEF_WORDS) return matched >= BRIEF_MATCHED;
  const otherEnding =
    m.passages === 1 && m.density >= UNBROKEN_DENSITY && Math.max(m.startsA, m.startsB) <= SAME_BEGINNING;
  if (otherEnding) return matched >= SAME_BEGINNING_IN_COMMON;
  return Math.max(m.coveredA, m.coveredB) >= SHORTER_IN_COMMON && matched >= SHORTER_MATCHED;
}

function apartFrom(m: Measures, score: number, apart: ApartReason): PairJudged {
  const inLonger = Math.max(m.coveredA, m.coveredB) >= SHORTER_IN_COMMON;
  if (apart === "own-text" && (m.shorter > BRIEF_WORDS || (inLonger && Math.max(m.inA, m.inB) >= BRIEF_MATCHED)))
    return { relation: heldOrShared(m) ?? "shared-passage", score: Math.min(score, ASKED_SCORE), apart };
  const relation = apart === "same-form" || apart === "quotation" ? "shared-passage" : heldOrShared(m);
  return { relation, score: Math.min(score, LATE_SCORE), apart };
}

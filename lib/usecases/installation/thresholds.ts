import { CHANCE, CORE_NEEDED, OVERLAP_ENOUGH } from "../../claims/link/link-score.ts";
import { LINKED } from "../../claims/link/match-claims.ts";
import { SAME_STATEMENT } from "../../claims/link/words-in-common.ts";
import { ONE_MATTER } from "../../claims/topic/matters.ts";
import { TOO_COMMON } from "../../claims/topic/topics.ts";
import { WEAK_BELOW } from "../../framing/compare/compare-columns.ts";
import { FEWEST_USES, PRIOR_WORDS } from "../../framing/compare/distinctive.ts";
import { FEWEST_WORDS } from "../../framing/measure/rate.ts";
import { GAP, SEED } from "../../similarity/align-words.ts";
import { COMMON_LINE_GROUPS } from "../../similarity/boilerplate.ts";
import { DIGEST_SCORE } from "../../similarity/digest.ts";
import { KEEP_ONE_IN, SHINGLE } from "../../similarity/fingerprint.ts";
import { JOIN_FROM } from "../../similarity/group.ts";
import {
  CONTAINED,
  LATE_IN_BOTH,
  LONGER_IN_COMMON,
  PASSAGE_RUN,
  PASSAGE_WORDS,
  REWRITTEN_DENSITY,
  SAME_ARTICLE,
  SAME_BEGINNING_IN_COMMON,
  SAME_BODY,
  SHORTER_IN_COMMON,
  SHORTER_MATCHED,
  SUGGEST_FROM,
  SUGGEST_TO,
  TEASER_PLACE,
  TEASER_WORDS,
} from "../../similarity/relation.ts";
import { SAME_FORM } from "../../similarity/telling-words.ts";

/** A number that a rule turns on, as the code has it now, and what moving it would cost. */
export type Threshold = { readonly name: string; readonly value: number; readonly tradeOff: string };

/** What flagging and merging turn on. */
export function duplicateThresholds(): Threshold[] {
  return [
    {
      name: "words in a shingle",
      value: SHINGLE,
      tradeOff: "Fewer meet in stock phrases; more are broken by light editing.",
    },
    {
      name: "one shingle kept in",
      value: KEEP_ONE_IN,
      tradeOff: "More left out loses short copies; fewer make the table larger.",
    },
    {
      name: "words of an exact match that starts a passage",
      value: SEED,
      tradeOff: "Fewer meet everywhere; more lose heavily edited copies.",
    },
    {
      name: "words that may stand between two matches of a passage",
      value: GAP,
      tradeOff: "More joins passages that only stand near each other.",
    },
    {
      name: "different articles that make a line a site line",
      value: COMMON_LINE_GROUPS,
      tradeOff: "Fewer would take a sentence that several outlets quote for furniture.",
    },
    {
      name: "score from which two texts are one article",
      value: SAME_ARTICLE,
      tradeOff: "Lower joins stories that share teasers; higher loses cut and edited copies.",
    },
    {
      name: "scores shown to a person first: from",
      value: SUGGEST_FROM,
      tradeOff: "Lower asks more often; higher hides doubtful pairs.",
    },
    {
      name: "scores shown to a person first: to",
      value: SUGGEST_TO,
      tradeOff: "Higher asks more often; lower merges doubtful pairs unasked.",
    },
    {
      name: "share of both bodies for “same body”",
      value: SAME_BODY,
      tradeOff: "Lower calls an updated version the same; higher takes one correction for a new version.",
    },
    {
      name: "density below which it is a rewrite",
      value: REWRITTEN_DENSITY,
      tradeOff: "Higher calls light editing a rewrite; lower merges articles told in other words.",
    },
    {
      name: "share of a story that makes it contained",
      value: CONTAINED,
      tradeOff: "Lower takes a long quotation for a contained story.",
    },
    { name: "words of a shared passage", value: PASSAGE_WORDS, tradeOff: "Fewer flag titles and set phrases." },
    { name: "words in a row in a shared passage", value: PASSAGE_RUN, tradeOff: "Fewer flag one-line quotations." },
    {
      name: "share of the shorter text inside common passages for a merge by rule",
      value: SHORTER_IN_COMMON,
      tradeOff: "Lower merges independent articles built on one agency text; higher parts copies with a new ending.",
    },
    {
      name: "share of the shorter text that must match word for word",
      value: SHORTER_MATCHED,
      tradeOff: "Lower merges what several papers made of one press release; higher parts edited copies.",
    },
    {
      name: "share of the shorter text that is enough where both begin with the common text",
      value: SAME_BEGINNING_IN_COMMON,
      tradeOff: "Lower merges articles that both open with an agency's lead; higher parts copies with another ending.",
    },
    {
      name: "share of the longer text inside common passages, where its own text comes first",
      value: LONGER_IN_COMMON,
      tradeOff: "Lower merges an article with the agency text it uses; higher parts long updates.",
    },
    {
      name: "share of names and figures up to which it is the same form only",
      value: SAME_FORM,
      tradeOff: "Higher takes a later version with new figures for another report; lower merges match reports.",
    },
    {
      name: "share of a text past which a match that starts late in both is no copy",
      value: LATE_IN_BOTH,
      tradeOff: "Lower loses copies whose beginning was rewritten; higher joins pages with the same tail.",
    },
    {
      name: "words of a match that is a teaser",
      value: TEASER_WORDS,
      tradeOff: "More loses copies cut to a brief; fewer joins a story with its teaser.",
    },
    {
      name: "how much later it stands in one of the two, as a share",
      value: TEASER_PLACE,
      tradeOff:
        "Lower takes a brief with a new beginning for a teaser; higher joins a story with a page that teases it.",
    },
    {
      name: "score of a story and a page that holds it and another",
      value: DIGEST_SCORE,
      tradeOff: "Higher asks a person about each round-up; lower hides the one in ten that is a copy after all.",
    },
    {
      name: "average score at which two groups join",
      value: JOIN_FROM,
      tradeOff: "Higher splits long chains of versions; lower lets one bad pair join two stories.",
    },
  ];
}

/** What links, matters and topics turn on. */
export function claimThresholds(): Threshold[] {
  return [
    {
      name: "score from which two claims are linked",
      value: LINKED,
      tradeOff: "Lower joins claims that share a topic and no matter; higher loses the same matter in other words.",
    },
    {
      name: "weight of shared words that name a matter, for a link",
      value: CORE_NEEDED,
      tradeOff:
        "Names and everyday words weigh nothing here. Lower links what only shares a country and a war; higher loses a matter named by one word.",
    },
    {
      name: "overlap by rare words that links without such words",
      value: OVERLAP_ENOUGH,
      tradeOff:
        "Lower links sentences that only share stock phrases; higher loses a statement that two outlets print in everyday words.",
    },
    {
      name: "taken from a link’s score as the collection grows e-fold, above 400 claims",
      value: CHANCE,
      tradeOff:
        "Lower links stories that only share words by chance; higher loses what two outlets tell in other words.",
    },
    {
      name: "average score that makes claims one matter",
      value: ONE_MATTER,
      tradeOff: "Lower chains unlike claims into one row; higher tears rows apart.",
    },
    {
      name: "share of all claims past which a word gathers no topic",
      value: TOO_COMMON,
      tradeOff: "Higher gathers everything about a country into one topic; lower leaves matters alone.",
    },
    {
      name: "share of words in common for “same statement”",
      value: SAME_STATEMENT,
      tradeOff: "Lower calls a rewording the same.",
    },
  ];
}

/** What the framing pages turn on. */
export function framingThresholds(): Threshold[] {
  return [
    {
      name: "words below which no rate is given",
      value: FEWEST_WORDS,
      tradeOff: "With fewer words one use more or less moves the rate by several in a thousand.",
    },
    {
      name: "standard errors below which a difference is called weak",
      value: WEAK_BELOW,
      tradeOff: "Eight rows are searched for the largest, so the usual 1.96 would call something strong too often.",
    },
    {
      name: "uses of a distinctive word",
      value: FEWEST_USES,
      tradeOff: "One use is an accident, however rare the word is elsewhere.",
    },
    {
      name: "weight of the prior, in words",
      value: PRIOR_WORDS,
      tradeOff: "More pulls rare words harder towards no difference.",
    },
  ];
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import cues from "../../claims/data/cues.json" with { type: "json" };
import claimHedges from "../../claims/data/hedges.json" with { type: "json" };
import { CORE_NEEDED } from "../../claims/link-score.ts";
import { LINKED } from "../../claims/match.ts";
import { ONE_MATTER } from "../../claims/matters.ts";
import { SAME_STATEMENT } from "../../claims/relate.ts";
import { TOO_COMMON } from "../../claims/topics.ts";
import { WEAK_BELOW } from "../../framing/compare.ts";
import { FEWEST_USES, PRIOR_WORDS } from "../../framing/distinctive.ts";
import naming from "../../framing/lexicons/naming.json" with { type: "json" };
import { SHIPPED_LEXICONS } from "../../framing/lexicons.ts";
import { FEWEST_WORDS } from "../../framing/rate.ts";
import type { LexiconFile } from "../../model/framing.ts";
import { VERSIONS } from "../../model/versions.ts";
import { GAP, SEED } from "../../similarity/align.ts";
import { COMMON_LINE_GROUPS } from "../../similarity/boilerplate.ts";
import { DIGEST_SCORE } from "../../similarity/digest.ts";
import { KEEP_ONE_IN, SHINGLE } from "../../similarity/fingerprint.ts";
import { JOIN_FROM } from "../../similarity/group.ts";
import {
  CONTAINED,
  LATE_IN_BOTH,
  PASSAGE_RUN,
  PASSAGE_WORDS,
  REWRITTEN_DENSITY,
  SAME_ARTICLE,
  SAME_BODY,
  SUGGEST_FROM,
  SUGGEST_TO,
  TEASER_PLACE,
  TEASER_WORDS,
} from "../../similarity/score.ts";

/** A number that a rule turns on, as the code has it now, and what moving it would cost. */
export type Threshold = { readonly name: string; readonly value: number; readonly tradeOff: string };
/** Figures of one evaluation set and the day they were measured. */
export type Measured = { readonly set: string; readonly measuredAt: string; readonly figures: readonly (readonly [string, number])[] };
export type WordList = { readonly name: string; readonly file: LexiconFile };

export type MethodPage = {
  readonly versions: typeof VERSIONS;
  readonly duplicates: readonly Threshold[];
  readonly claims: readonly Threshold[];
  readonly framing: readonly Threshold[];
  /** Empty where nothing was measured here yet. */
  readonly measured: readonly Measured[];
  readonly lists: readonly WordList[];
  /** Reporting verbs by kind, as listed. */
  readonly cues: readonly { readonly kind: string; readonly words: readonly string[] }[];
  readonly claimHedges: readonly string[];
};

/** How everything is made: the thresholds as they stand in the code, the last measured figures, the word lists. */
export async function loadMethod(): Promise<MethodPage> {
  return {
    versions: VERSIONS,
    duplicates: duplicateThresholds(),
    claims: claimThresholds(),
    framing: framingThresholds(),
    measured: await readFigures(),
    lists: [
      { name: "hedges", file: SHIPPED_LEXICONS.hedges },
      { name: "words of obligation", file: SHIPPED_LEXICONS.obligation },
      { name: "loaded words", file: SHIPPED_LEXICONS.loaded },
      { name: "first-person words", file: SHIPPED_LEXICONS.firstPerson },
      { name: "names of events", file: naming },
    ],
    cues: Object.entries(cues.verbs).map(([kind, byUse]) => ({ kind, words: listed(Object.values(byUse)) })),
    claimHedges: [...claimHedges.words.split(" "), ...claimHedges.phrases],
  };
}

/** The verbs of a kind without their codes: "write:of,about" is "write". */
function listed(lists: readonly string[]): string[] {
  return [...new Set(lists.flatMap((list) => list.split(" ").map((entry) => entry.split(":")[0] ?? entry)))].toSorted();
}

function duplicateThresholds(): Threshold[] {
  return [
    { name: "words in a shingle", value: SHINGLE, tradeOff: "Fewer meet in stock phrases; more are broken by light editing." },
    { name: "one shingle kept in", value: KEEP_ONE_IN, tradeOff: "More left out loses short copies; fewer make the table larger." },
    { name: "words of an exact match that starts a passage", value: SEED, tradeOff: "Fewer meet everywhere; more lose heavily edited copies." },
    { name: "words that may stand between two matches of a passage", value: GAP, tradeOff: "More joins passages that only stand near each other." },
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
    { name: "scores shown to a person first: from", value: SUGGEST_FROM, tradeOff: "Lower asks more often; higher hides doubtful pairs." },
    { name: "scores shown to a person first: to", value: SUGGEST_TO, tradeOff: "Higher asks more often; lower merges doubtful pairs unasked." },
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
    { name: "share of a story that makes it contained", value: CONTAINED, tradeOff: "Lower takes a long quotation for a contained story." },
    { name: "words of a shared passage", value: PASSAGE_WORDS, tradeOff: "Fewer flag titles and set phrases." },
    { name: "words in a row in a shared passage", value: PASSAGE_RUN, tradeOff: "Fewer flag one-line quotations." },
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
      tradeOff: "Lower takes a brief with a new beginning for a teaser; higher joins a story with a page that teases it.",
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

function claimThresholds(): Threshold[] {
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
      name: "average score that makes claims one matter",
      value: ONE_MATTER,
      tradeOff: "Lower chains unlike claims into one row; higher tears rows apart.",
    },
    {
      name: "share of all claims past which a word gathers no topic",
      value: TOO_COMMON,
      tradeOff: "Higher gathers everything about a country into one topic; lower leaves matters alone.",
    },
    { name: "share of words in common for “same statement”", value: SAME_STATEMENT, tradeOff: "Lower calls a rewording the same." },
  ];
}

function framingThresholds(): Threshold[] {
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
    { name: "uses of a distinctive word", value: FEWEST_USES, tradeOff: "One use is an accident, however rare the word is elsewhere." },
    { name: "weight of the prior, in words", value: PRIOR_WORDS, tradeOff: "More pulls rare words harder towards no difference." },
  ];
}

/** What `npm run eval` noted last; nothing where it has not run in this copy. */
async function readFigures(): Promise<Measured[]> {
  try {
    const noted: unknown = JSON.parse(await readFile(join(process.cwd(), "tests", "eval", "figures.json"), "utf8"));
    return Object.entries(noted ?? {}).flatMap(([set, value]) => (isNoted(value) ? [{ set, ...value, figures: Object.entries(value.figures) }] : []));
  } catch {
    return [];
  }
}

function isNoted(value: unknown): value is { measuredAt: string; figures: Record<string, number> } {
  return typeof value === "object" && value !== null && "measuredAt" in value && "figures" in value && typeof value.figures === "object";
}

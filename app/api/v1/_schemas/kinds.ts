import { z } from "zod";
import { ROLES } from "../../../../lib/model/article.ts";
import { LINK_RELATIONS, VERB_CLASSES } from "../../../../lib/model/claim.ts";
import { PAIR_RELATIONS, PAIR_VERDICTS } from "../../../../lib/model/pair.ts";
import { known, place, span } from "./common.ts";

/** The rows of the kinds that can be listed and exported. */

const ranges = z.array(z.tuple([z.int(), z.int()]));
const origin = z.object({ origin: z.string(), note: z.string().optional() });

export const ArticleRow = z
  .object({
    ...place,
    outlet: known,
    headline: known,
    author: known,
    agency: known,
    url: known,
    publishedAt: known,
    updatedAt: known,
    capturedAt: known,
    origins: z.record(z.string(), origin).describe("Where each value comes from"),
    words: z.int(),
    bodyWords: z.int(),
    sha256: z.string().describe("of the bytes"),
    textSha256: z.string().describe("of the canonical text"),
    language: z.string(),
    text: z.string(),
  })
  .meta({ id: "Article" });
export const PassageRow = z
  .object({
    ...place,
    ...span,
    role: z.enum(ROLES),
    roleOrigin: z.string(),
    text: z.string(),
  })
  .meta({ id: "Passage" });
export const PairRow = z
  .object({
    a: z.object(place),
    b: z.object(place),
    relation: z.enum(PAIR_RELATIONS),
    score: z.number().min(0).max(1).describe("Probability that the two are one article, whatever the relation"),
    matchedWords: z.int(),
    longestRun: z.int(),
    containmentA: z.number(),
    containmentB: z.number(),
    spans: z.array(z.object({ aStart: z.int(), aEnd: z.int(), bStart: z.int(), bEnd: z.int() })),
    decision: z.enum(PAIR_VERDICTS).nullable(),
  })
  .meta({ id: "Pair" });
export const GroupRow = z.object({ group: z.int(), ...place, lead: z.boolean() }).meta({ id: "GroupMember" });
export const AttributionRow = z
  .object({
    ...place,
    source: ranges,
    cue: ranges,
    content: ranges,
    verbClass: z.enum(VERB_CLASSES),
    quoted: z.boolean(),
  })
  .meta({ id: "Attribution" });
export const ClaimRow = z
  .object({
    claim: z.int(),
    ...place,
    ...span,
    quote: z.string(),
    speaker: known,
    via: known,
    hedged: z.boolean(),
    negated: z.boolean(),
    quantities: z.array(
      z.object({ ...span, min: z.number().nullable(), max: z.number().nullable(), unit: known, noun: known }),
    ),
    topic: z.int().nullable(),
    corrected: z.boolean().describe("a reader corrected speaker or via"),
    authorHedged: z.boolean().describe("a hedge is the outlet's own, not the source's"),
    obligation: z.boolean().describe("says what has to be done"),
    salience: z.number().describe("0 to 1: how much the article makes of it, by place, headline and length"),
  })
  .meta({ id: "Claim" });
const linkSide = z.object({ claim: z.int(), ...place, ...span, quote: z.string() });
const evidence = z.object({
  relation: z.enum(LINK_RELATIONS),
  a: z.array(z.object(span)),
  b: z.array(z.object(span)),
  note: z.string(),
});
const strength = z.enum(["sure", "perhaps"]).describe("whether it stands open or waits to be taken or refused");
const by = z.string().describe("words, person or model:NAME");
export const LinkRow = z
  .object({
    a: linkSide,
    b: linkSide,
    relation: z.enum(LINK_RELATIONS),
    evidence: z.array(evidence),
    score: z.number(),
    topic: z.int().nullable(),
    story: z.int().nullable().describe("where both claims stand in one"),
    strength,
    by,
    decision: z.enum(["confirmed", "rejected"]).nullable(),
    note: known,
  })
  .meta({ id: "Link" });
export const TopicRow = z
  .object({
    topic: z.int(),
    name: z.string(),
    terms: z.array(z.string()),
    claims: z.array(z.int()),
    stories: z.array(z.int()).describe("those in which its claims stand"),
  })
  .meta({ id: "Topic" });
export const MatterRow = z
  .object({
    matter: z.int(),
    topic: z.int().nullable().describe("null for a row of a story"),
    story: z.int().nullable().describe("null where a topic's claims stand in several"),
    name: z.string(),
    claims: z.array(z.int()),
    strength,
    by,
  })
  .meta({ id: "Matter" });

export const StoryEntry = z
  .object({
    story: z.int(),
    name: known.describe("the headline where one article stands alone"),
    from: known.describe("the date of its first article"),
    to: known,
    articles: z.array(z.object({ ...place, outlet: known })),
    outlets: z.array(z.string()),
    touches: z.array(z.int()).describe("stories that a round-up touches"),
  })
  .meta({ id: "Story" });

const count = z.number().nullable();
export const OutletRow = z
  .object({
    outletId: z.int(),
    letter: z.string(),
    outlet: z.string(),
    articles: z.int(),
    copies: z.int(),
    bodyWords: z.int(),
    wordsRead: z.int(),
    hedges: z.int(),
    hedgesPerThousand: count,
    obligation: z.int(),
    obligationPerThousand: count,
    links: z.int(),
  })
  .meta({ id: "Outlet" });
export const ProfileRow = z
  .looseObject({
    ...place,
    outlet: known,
    lead: z.boolean(),
    words: z.int(),
    sentences: z.int(),
    quotedWords: z.int(),
    lexiconVersion: z.string().describe("Which word lists made the counts"),
  })
  .meta({ id: "Profile" });
export const MatrixCount = z
  .object({
    topic: z.int(),
    name: z.string(),
    letter: z.string(),
    outlet: z.string(),
    sentences: z.int(),
    of: z.int(),
    searched: z.string(),
  })
  .meta({ id: "MatrixCell" });

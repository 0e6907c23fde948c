import type { CitedClaim } from "../model/claim.ts";
import type { StoredPair } from "../model/stored.ts";
import type { ExportRow } from "./article-rows.ts";

/** The names of the files that articles came in, by article id. */
export type SourceIds = ReadonlyMap<number, string>;

/** A flagged pair as the export and the API show it. */
export function pairRow(pair: StoredPair, sources: SourceIds): ExportRow {
  const { aId, bId, relation, score, matchedWords, longestRun, containmentA, containmentB, spans, decision } = pair;
  return {
    a: { article: aId, sourceId: sources.get(aId) },
    b: { article: bId, sourceId: sources.get(bId) },
    relation,
    score,
    matchedWords,
    longestRun,
    containmentA,
    containmentB,
    spans,
    decision,
  };
}

/** A claim as the export and the API show it; `topic` is the one that holds it. */
export function claimRow(claim: CitedClaim, sources: SourceIds, topic: number | null): ExportRow {
  const { id, articleId, span, quote, speaker, via, hedges, negated, quantities, corrected } = claim;
  const { authorHedges = [], obligations = [], salience = 0 } = claim;
  return {
    claim: id,
    article: articleId,
    sourceId: sources.get(articleId),
    start: span.start,
    end: span.end,
    quote,
    speaker,
    via,
    hedged: hedges.length > 0,
    negated,
    quantities,
    topic,
    corrected: corrected !== null,
    authorHedged: authorHedges.length > 0,
    obligation: obligations.length > 0,
    salience: Math.round(salience * 100) / 100,
  };
}

/** Two claims about one matter: what is compared of them, how they are told, and what a reader said. */
type LinkToShow = {
  readonly a: CitedClaim;
  readonly b: CitedClaim;
  readonly relation: string;
  readonly evidence: readonly object[];
  readonly score: number;
  readonly topic: number | null;
  readonly story: number | null;
  readonly strength: string;
  readonly by: string;
  readonly decision: string | null;
  readonly note: string | null;
};

/** A link as the export and the API show it. Its sides are the sentences that hold the claims. */
export function linkRow({ a, b, ...link }: LinkToShow, sources: SourceIds): ExportRow {
  const side = ({ id, articleId, sentence, sentenceText }: CitedClaim) => ({
    claim: id,
    article: articleId,
    sourceId: sources.get(articleId),
    start: sentence.start,
    end: sentence.end,
    quote: sentenceText,
  });
  const { relation, evidence, score, topic, story, strength, by, decision, note } = link;
  return { a: side(a), b: side(b), relation, evidence, score, topic, story, strength, by, decision, note };
}

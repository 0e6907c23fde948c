import { createHash } from "node:crypto";
import type { Attribution, Claim } from "../model/claim.ts";
import type { Span } from "../model/span.ts";
import type { Database } from "./client.ts";
import { toJson } from "./json-rows.ts";
import { toColumn } from "./span-columns.ts";

/** What a person's choice about a claim binds to: the text and the place in it. */
function claimKey(textSha256: string, span: Span): string {
  return createHash("sha256").update(`${textSha256}:${span.start}:${span.end}`).digest("hex").slice(0, 32);
}

/** What is read of an article's body. */
export type ExtractedBody = ClaimedText & {
  readonly sentences: readonly (Span & { lemmas: readonly string[] })[];
  readonly attributions: readonly Attribution[];
  readonly claims: readonly Claim[];
};

/** An article whose claims are stored, with the text that their places lie in. */
type ClaimedText = { readonly id: number; readonly text: string; readonly textSha256: string };

/** The first half of the locks under which articles are read; the second is the article's number. */
const READ_LOCK = 1;

/**
 * Replace the sentences, attributions and claims of articles, and note the version that they were read at. Two jobs that read one article do it one
 * after the other.
 */
export async function saveClaims(tx: Database, articles: readonly ExtractedBody[], version: number): Promise<void> {
  const ids = articles.map(({ id }) => id).toSorted((a, b) => a - b);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${READ_LOCK}::int, id) FROM unnest(${ids}::int[]) AS id`;
  await tx.$executeRaw`
    WITH sentences AS (DELETE FROM sentence WHERE article_id = ANY (${ids}::int[])),
      attributions AS (DELETE FROM attribution WHERE article_id = ANY (${ids}::int[]))
    DELETE FROM claim WHERE article_id = ANY (${ids}::int[])`;
  const claims = articles.flatMap((article) => claimRows(article, article.claims));
  await tx.$executeRaw`
    WITH sentences AS (
      INSERT INTO sentence (article_id, text_length, position, start_offset, end_offset, text, lemmas, version)
      SELECT new.*, ${version} FROM json_to_recordset(${toJson(articles.flatMap(sentenceRows))}::json) AS new(
        article_id int, text_length int, position int, start_offset int, end_offset int, text text, lemmas text[])),
    attributions AS (
      INSERT INTO attribution (article_id, text_length, position, source, cue, content, verb_class, quoted, version)
      SELECT new.*, ${version} FROM json_to_recordset(${toJson(articles.flatMap(attributionRows))}::json) AS new(
        article_id int, text_length int, position int, source int[], cue int[], content int[], verb_class text, quoted boolean)),
    claims AS (
      INSERT INTO claim (article_id, text_length, position, key, start_offset, end_offset, sentence_start, sentence_end, quote,
        speaker, speaker_start, speaker_end, via, cue_start, cue_end, verb_class, hedges, author_hedges, hedged, negated, obligations,
        salience, quantities, dates, entities, lemmas, version)
      SELECT new.*, ${version} FROM json_to_recordset(${toJson(claims)}::json) AS new(
        article_id int, text_length int, position int, key text, start_offset int, end_offset int, sentence_start int, sentence_end int,
        quote text, speaker text, speaker_start int, speaker_end int, via text, cue_start int, cue_end int, verb_class text, hedges int[],
        author_hedges int[], hedged boolean, negated boolean, obligations int[], salience real, quantities jsonb, dates jsonb,
        entities text[], lemmas text[]))
    UPDATE article SET claims_version = ${version} WHERE id = ANY (${ids}::int[])`;
}

function sentenceRows({ id, text, sentences }: ExtractedBody) {
  return sentences.map(({ start, end, lemmas }, position) => ({
    article_id: id,
    text_length: text.length,
    position,
    start_offset: start,
    end_offset: end,
    text: text.slice(start, end),
    lemmas,
  }));
}

function attributionRows({ id, text, attributions }: ExtractedBody) {
  return attributions.map(({ source, cue, content, verbClass, quoted }, position) => ({
    article_id: id,
    text_length: text.length,
    position,
    source: toColumn(source),
    cue: toColumn(cue),
    content: toColumn(content),
    verb_class: verbClass,
    quoted,
  }));
}

/** Claims of an article as rows of the table, numbered from 0. */
function claimRows({ id, text, textSha256 }: ClaimedText, claims: readonly Claim[]) {
  return claims.map((claim, position) => ({
    article_id: id,
    text_length: text.length,
    position,
    key: claimKey(textSha256, claim.span),
    start_offset: claim.span.start,
    end_offset: claim.span.end,
    sentence_start: claim.sentence.start,
    sentence_end: claim.sentence.end,
    quote: text.slice(claim.span.start, claim.span.end),
    speaker: claim.speaker,
    speaker_start: claim.speakerSpan?.start ?? null,
    speaker_end: claim.speakerSpan?.end ?? null,
    via: claim.via,
    cue_start: claim.cue?.start ?? null,
    cue_end: claim.cue?.end ?? null,
    verb_class: claim.verbClass,
    hedges: toColumn(claim.hedges),
    author_hedges: toColumn(claim.authorHedges ?? []),
    hedged: claim.hedges.length > 0,
    negated: claim.negated,
    obligations: toColumn(claim.obligations ?? []),
    salience: claim.salience ?? 0,
    quantities: claim.quantities,
    dates: claim.dates,
    entities: claim.entities,
    lemmas: claim.lemmas,
  }));
}

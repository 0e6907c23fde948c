import type { Attribution, CitedClaim, DateMention, Quantity, VerbClass } from "../model/claim.ts";
import { claimFinder } from "../model/claim-place.ts";
import type { StoredDecision } from "../model/decision/stored.ts";
import { AppError } from "../model/errors.ts";
import type { Span } from "../model/span.ts";
import type { Database } from "./client.ts";
import { findSpeakerDecisions } from "./decisions.ts";
import { Prisma } from "./generated/client.ts";
import { jsonRows } from "./json-rows.ts";
import { fromColumn } from "./span-columns.ts";

/** A claim's columns that are read, and those of its article. */
type Row = {
  readonly id: number;
  readonly article_id: number;
  readonly key: string;
  readonly start_offset: number;
  readonly end_offset: number;
  readonly sentence_start: number;
  readonly sentence_end: number;
  readonly quote: string;
  readonly speaker: string | null;
  readonly speaker_start: number | null;
  readonly speaker_end: number | null;
  readonly via: string | null;
  readonly cue_start: number | null;
  readonly cue_end: number | null;
  readonly verb_class: string | null;
  readonly hedges: readonly number[];
  readonly author_hedges: readonly number[];
  readonly negated: boolean;
  readonly obligations: readonly number[];
  readonly salience: number;
  readonly quantities: Quantity[];
  readonly dates: DateMention[];
  readonly entities: string[];
  readonly lemmas: string[];
  readonly group_id: number;
  readonly outlet_id: number | null;
  readonly text_sha256: string;
};

const spanOrNull = (start: number | null, end: number | null): Span | null =>
  start === null || end === null ? null : { start, end };

/** What bounds a read of claims: their articles, their ids or keys, or how many. */
type ClaimBound =
  | { readonly articleIds: readonly number[]; readonly limit?: number }
  | { readonly ids: readonly number[] }
  | { readonly keys: readonly string[] }
  | { readonly limit: number };
type WhichClaims = { readonly leadsOnly?: boolean; readonly sharingLemmas?: readonly string[] };

/** Claims of articles shown, in the order of articles and text; those of lead copies, or with one of these lemmas, where asked. */
export async function findClaims(db: Database, filter: ClaimBound & WhichClaims): Promise<CitedClaim[]> {
  const among = (column: string, values: readonly (number | string)[], type: string) =>
    Prisma.sql`${Prisma.raw(column)} = ANY (${[...new Set(values)]}::${Prisma.raw(type)})`;
  const wanted = [
    ...("articleIds" in filter ? [among("c.article_id", filter.articleIds, "int[]")] : []),
    ...("ids" in filter ? [among("c.id", filter.ids, "int[]")] : []),
    ...("keys" in filter ? [among("c.key", filter.keys, "text[]")] : []),
    ...(filter.sharingLemmas ? [Prisma.sql`c.lemmas && ${[...filter.sharingLemmas]}::text[]`] : []),
    ...(filter.leadsOnly ? [Prisma.sql`a.lead`] : []),
  ];
  return readClaims(db, wanted, "limit" in filter ? filter.limit : undefined);
}

/** What one statement reads: claims, their sentences, and whether a person corrected who says one of them. */
type Found = {
  readonly claims: readonly Row[] | null;
  readonly sentences:
    | readonly { readonly article_id: number; readonly start_offset: number; readonly text: string }[]
    | null;
  readonly corrected: boolean;
};

async function readClaims(db: Database, wanted: readonly Prisma.Sql[], limit?: number): Promise<CitedClaim[]> {
  const where = Prisma.join([Prisma.sql`a.removed_at IS NULL`, ...wanted], " AND ");
  const [found] = await jsonRows<Found>(
    db,
    // Without their vectors: five hundred numbers each, which only linking asks for. Of sentences only those of the claims: of a hundred long
    // articles one claim each may have been asked for.
    Prisma.sql`
      WITH claims AS MATERIALIZED (
        SELECT c.id, c.article_id, c.key, c.start_offset, c.end_offset, c.sentence_start, c.sentence_end, c.quote, c.speaker, c.speaker_start,
          c.speaker_end, c.via, c.cue_start, c.cue_end, c.verb_class, c.hedges, c.author_hedges, c.negated, c.obligations, c.salience,
          c.quantities, c.dates, c.entities, c.lemmas, c.position, a.group_id, a.outlet_id, a.text_sha256
        FROM claim c JOIN article a ON a.id = c.article_id WHERE ${where}
        ORDER BY c.article_id, c.position ${limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit}`})
      SELECT (SELECT json_agg(each ORDER BY article_id, position) FROM claims each) AS claims,
        (SELECT json_agg(json_build_object('article_id', s.article_id, 'start_offset', s.start_offset, 'text', s.text))
          FROM (SELECT article_id, array_agg(DISTINCT sentence_start) AS starts FROM claims GROUP BY article_id) own,
          LATERAL (SELECT * FROM sentence WHERE article_id = own.article_id AND start_offset = ANY (own.starts)) s) AS sentences,
        EXISTS (SELECT 1 FROM (SELECT DISTINCT text_sha256 FROM claims) own, LATERAL (
          SELECT 1 FROM decision WHERE kind = 'speaker' AND ended_at IS NULL AND detail #>> '{place,text}' = own.text_sha256) d) AS corrected`,
  );
  const sentenceAt = new Map(
    (found?.sentences ?? []).map(({ article_id, start_offset, text }) => [`${article_id}:${start_offset}`, text]),
  );
  const claims = (found?.claims ?? []).map((row) =>
    toClaim(row, sentenceAt.get(`${row.article_id}:${row.sentence_start}`) ?? row.quote),
  );
  if (!found?.corrected) return claims;
  const texts = claims.map((claim) => claim.textSha256);
  return withCorrections(claims, await findSpeakerDecisions(db, texts));
}

/** Claims as people corrected them: what the rule read stays stored, so that undo gives it back whatever version reads it by then. */
function withCorrections(claims: CitedClaim[], decisions: readonly StoredDecision<"speaker">[]): CitedClaim[] {
  if (decisions.length === 0) return claims;
  const find = claimFinder(claims);
  const corrected = new Map<number, CitedClaim["corrected"]>();
  for (const { id, detail } of decisions) {
    const { place, speaker = null, via = null } = detail;
    const claim = place && find(place);
    // Copies of one text hold the same claim at the same place.
    for (const copy of claim ? claims.filter((each) => each.key === claim.key) : [])
      corrected.set(copy.id, { decision: id, speaker, via });
  }
  return claims.map((claim) => {
    const by = corrected.get(claim.id);
    if (!by) return claim;
    const { speaker, via, decision } = by;
    const span = speaker === claim.speaker ? claim.speakerSpan : null;
    return {
      ...claim,
      speaker,
      via,
      speakerSpan: span,
      corrected: { decision, speaker: claim.speaker, via: claim.via },
    };
  });
}

/** Those of these texts of which a person corrected who says a claim. */
export async function findTextsWithCorrections(db: Database, textHashes: readonly string[]): Promise<Set<string>> {
  const decisions = await findSpeakerDecisions(db, textHashes);
  return new Set(decisions.flatMap(({ detail: { place } }) => place?.text ?? []));
}

/** One claim. Throws NOT_FOUND. */
export async function getClaim(db: Database, id: number): Promise<CitedClaim> {
  const [claim] = await findClaims(db, { ids: [id] });
  if (!claim) throw new AppError("NOT_FOUND", `There is no claim ${id}.`);
  return claim;
}

function toClaim(row: Row, sentenceText: string): CitedClaim {
  const { id, key, quote, speaker, via, negated, entities, lemmas, salience, quantities, dates } = row;
  return {
    id,
    key,
    quote,
    speaker,
    via,
    negated,
    entities,
    lemmas,
    salience,
    quantities,
    dates,
    sentenceText,
    articleId: row.article_id,
    groupId: row.group_id,
    outletId: row.outlet_id,
    textSha256: row.text_sha256,
    corrected: null,
    span: { start: row.start_offset, end: row.end_offset },
    sentence: { start: row.sentence_start, end: row.sentence_end },
    speakerSpan: spanOrNull(row.speaker_start, row.speaker_end),
    cue: spanOrNull(row.cue_start, row.cue_end),
    verbClass: row.verb_class as VerbClass | null,
    hedges: fromColumn(row.hedges),
    authorHedges: fromColumn(row.author_hedges),
    obligations: fromColumn(row.obligations),
  };
}

/** Attributions of articles in the order of the text. */
export async function findAttributions(
  db: Database,
  articleIds: readonly number[],
): Promise<(Attribution & { articleId: number })[]> {
  const rows = await db.attribution.findMany({
    where: { articleId: { in: [...articleIds] } },
    orderBy: [{ articleId: "asc" }, { position: "asc" }],
  });
  return rows.map(({ articleId, source, cue, content, verbClass, quoted }) => ({
    articleId,
    quoted,
    source: fromColumn(source),
    cue: fromColumn(cue),
    content: fromColumn(content),
    verbClass: verbClass as VerbClass,
  }));
}

import { createHash } from "node:crypto";
import type { Attribution, CitedClaim, Claim, DateMention, Quantity, Surroundings, VerbClass } from "../model/claim.ts";
import { claimFinder } from "../model/claim-place.ts";
import type { StoredDecision } from "../model/decision/stored.ts";
import { AppError } from "../model/errors.ts";
import type { Span } from "../model/span.ts";
import type { Database } from "./client.ts";
import { findSpeakerDecisions } from "./decisions.ts";
import { Prisma } from "./generated/client.ts";
import { jsonRows, toJson } from "./json-rows.ts";
import { fromColumn, toColumn } from "./span-columns.ts";

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

/** Replace the sentences, attributions and claims of articles. */
export async function saveClaims(tx: Database, articles: readonly ExtractedBody[], version: number): Promise<void> {
  const articleId = { in: articles.map(({ id }) => id) };
  await tx.sentence.deleteMany({ where: { articleId } });
  await tx.attribution.deleteMany({ where: { articleId } });
  await tx.claim.deleteMany({ where: { articleId } });
  const sentences = articles.flatMap(({ id, text, sentences }) =>
    sentences.map(({ start, end, lemmas }, position) => ({
      article_id: id,
      text_length: text.length,
      position,
      start_offset: start,
      end_offset: end,
      text: text.slice(start, end),
      lemmas,
    })),
  );
  await tx.$executeRaw`
    INSERT INTO sentence (article_id, text_length, position, start_offset, end_offset, text, lemmas, version)
    SELECT new.*, ${version} FROM json_to_recordset(${toJson(sentences)}::json) AS new(
      article_id int, text_length int, position int, start_offset int, end_offset int, text text, lemmas text[])`;
  const attributions = articles.flatMap(({ id, text, attributions }) =>
    attributions.map(({ source, cue, content, verbClass, quoted }, position) => ({
      article_id: id,
      text_length: text.length,
      position,
      source: toColumn(source),
      cue: toColumn(cue),
      content: toColumn(content),
      verb_class: verbClass,
      quoted,
    })),
  );
  await tx.$executeRaw`
    INSERT INTO attribution (article_id, text_length, position, source, cue, content, verb_class, quoted, version)
    SELECT new.*, ${version} FROM json_to_recordset(${toJson(attributions)}::json) AS new(
      article_id int, text_length int, position int, source int[], cue int[], content int[], verb_class text, quoted boolean)`;
  const claims = articles.flatMap((article) => claimRows(article, article.claims));
  await insertClaims(tx, claims, version);
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

async function insertClaims(tx: Database, rows: readonly object[], version: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO claim (article_id, text_length, position, key, start_offset, end_offset, sentence_start, sentence_end, quote,
      speaker, speaker_start, speaker_end, via, cue_start, cue_end, verb_class, hedges, author_hedges, hedged, negated, obligations,
      salience, quantities, dates, entities, lemmas, version)
    SELECT new.*, ${version} FROM json_to_recordset(${toJson(rows)}::json) AS new(
      article_id int, text_length int, position int, key text, start_offset int, end_offset int, sentence_start int, sentence_end int,
      quote text, speaker text, speaker_start int, speaker_end int, via text, cue_start int, cue_end int, verb_class text, hedges int[],
      author_hedges int[], hedged boolean, negated boolean, obligations int[], salience real, quantities jsonb, dates jsonb,
      entities text[], lemmas text[])`;
}

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

async function readClaims(db: Database, wanted: readonly Prisma.Sql[], limit?: number): Promise<CitedClaim[]> {
  const where = Prisma.join([Prisma.sql`a.removed_at IS NULL`, ...wanted], " AND ");
  const rows = await jsonRows<Row>(
    db,
    // Without their vectors: five hundred numbers each, which only linking asks for.
    Prisma.sql`
      SELECT c.id, c.article_id, c.key, c.start_offset, c.end_offset, c.sentence_start, c.sentence_end, c.quote, c.speaker, c.speaker_start,
        c.speaker_end, c.via, c.cue_start, c.cue_end, c.verb_class, c.hedges, c.author_hedges, c.negated, c.obligations, c.salience,
        c.quantities, c.dates, c.entities, c.lemmas, a.group_id, a.outlet_id, a.text_sha256
      FROM claim c JOIN article a ON a.id = c.article_id WHERE ${where}
      ORDER BY c.article_id, c.position ${limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit}`}`,
  );
  if (rows.length === 0) return [];
  const sentences = await jsonRows<{ article_id: number; start_offset: number; text: string }>(
    db,
    // Of a hundred long articles in which one claim each was asked for, not every sentence.
    Prisma.sql`
      SELECT article_id, start_offset, text FROM sentence
      WHERE article_id = ANY (${[...new Set(rows.map((row) => row.article_id))]}::int[])
        AND start_offset = ANY (${[...new Set(rows.map((row) => row.sentence_start))]}::int[])`,
  );
  const sentenceAt = new Map(
    sentences.map(({ article_id, start_offset, text }) => [`${article_id}:${start_offset}`, text]),
  );
  const claims = rows.map((row) =>
    toClaim(row, sentenceAt.get(`${row.article_id}:${row.sentence_start}`) ?? row.quote),
  );
  return withCorrections(
    claims,
    await findSpeakerDecisions(
      db,
      claims.map((claim) => claim.textSha256),
    ),
  );
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

/** A body sentence as it is stored. */
export type StoredBodySentence = Span & {
  readonly articleId: number;
  readonly position: number;
  readonly text: string;
  readonly lemmas: string[];
};

/** Body sentences of articles in order. */
export async function findSentences(db: Database, articleIds: readonly number[]): Promise<StoredBodySentence[]> {
  if (articleIds.length === 0) return [];
  return jsonRows(
    db,
    Prisma.sql`
      SELECT article_id AS "articleId", position, start_offset AS start, end_offset AS "end", text, lemmas
      FROM sentence WHERE article_id = ANY (${[...articleIds]}::int[]) ORDER BY article_id, position`,
  );
}

/** The first body sentence of each of these articles. */
export async function findFirstSentences(db: Database, articleIds: readonly number[]): Promise<Map<number, string>> {
  const rows = await db.sentence.findMany({
    where: { articleId: { in: [...articleIds] }, position: 0 },
    select: { articleId: true, text: true },
  });
  return new Map(rows.map(({ articleId, text }) => [articleId, text]));
}

/** What stands around the sentence that begins at `start` of an article, for every body sentence of these articles: by `article:start`. */
export async function findSurroundings(
  db: Database,
  articleIds: readonly number[],
): Promise<Map<string, Surroundings>> {
  const rows = await jsonRows<{ articleId: number; start: number; lemmas: string[] }>(
    db,
    Prisma.sql`
      SELECT article_id AS "articleId", start_offset AS start, lemmas FROM sentence
      WHERE article_id = ANY (${[...articleIds]}::int[]) ORDER BY article_id, position`,
  );
  const counts = new Map<number, number>();
  for (const { articleId } of rows) counts.set(articleId, (counts.get(articleId) ?? 0) + 1);
  const around = new Map<string, Surroundings>();
  let position = 0;
  for (const [i, { articleId, start }] of rows.entries()) {
    const [before, after] = [rows[i - 1], rows[i + 1]];
    position = before?.articleId === articleId ? position + 1 : 0;
    around.set(`${articleId}:${start}`, {
      place: position / Math.max(1, (counts.get(articleId) ?? 1) - 1),
      before: before?.articleId === articleId ? before.lemmas : [],
      after: after?.articleId === articleId ? after.lemmas : [],
    });
  }
  return around;
}

/** How many claims of lead copies there are, counted no further than `most`. */
export async function countClaimsUpTo(db: Database, most: number): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (
      SELECT 1 FROM claim c JOIN article a ON a.id = c.article_id AND a.lead AND a.removed_at IS NULL LIMIT ${most}) AS counted`;
  return row?.n ?? 0;
}

/** How many claims the lead copies have. */
export async function countClaims(db: Database): Promise<number> {
  return db.claim.count({ where: { article: { removedAt: null, lead: true } } });
}

/** In how many claims of lead copies each lemma stands, and how many claims there are: one pass over the collection. */
export async function countLemmas(db: Database): Promise<{ counts: Map<string, number>; claims: number }> {
  const rows = await db.$queryRaw<{ lemma: string; n: number }[]>`
    SELECT lemma, count(*)::int AS n FROM claim c JOIN article a ON a.id = c.article_id AND a.lead AND a.removed_at IS NULL,
    LATERAL (SELECT DISTINCT each FROM unnest(c.lemmas) AS each) AS own(lemma) GROUP BY lemma`;
  return { counts: new Map(rows.map(({ lemma, n }) => [lemma, n])), claims: await countClaims(db) };
}

/** The number of the claim read last, 0 where there is none. */
export async function newestClaim(db: Database): Promise<number> {
  // Prisma's own maximum reads every row; this one reads the end of the index.
  return (await db.claim.findFirst({ select: { id: true }, orderBy: { id: "desc" } }))?.id ?? 0;
}

/** The rare lemmas of a group's lead copy, by which others are looked up. */
export type RareLemmas = { readonly groupId: number; readonly lemmas: readonly string[] };

/**
 * For each of these groups the lead copies of other groups and other stories whose claims share at least two of its lemmas, those that share
 * most first, at most `limit` each. Each lemma is looked up by itself: an overlap with all of them at once would have every claim that it
 * finds read whole and its words compared with all that are looked for, which took Postgres a hundred times as long.
 */
export async function findSharingArticles(
  db: Database,
  wanted: readonly RareLemmas[],
  limit: number,
): Promise<Map<number, number[]>> {
  const pairs = wanted.flatMap(({ groupId, lemmas }) => lemmas.map((lemma) => ({ group_id: groupId, lemma })));
  if (pairs.length === 0) return new Map();
  const rows = await db.$queryRaw<{ own: number; ids: number[] }[]>`
    WITH wanted AS MATERIALIZED (
      SELECT DISTINCT group_id, lemma FROM json_to_recordset(${toJson(pairs)}::json) AS w(group_id int, lemma text)),
    holders AS MATERIALIZED (
      SELECT w.lemma, h.article_id FROM (SELECT DISTINCT lemma FROM wanted) w,
      LATERAL (SELECT DISTINCT c.article_id FROM claim c WHERE c.lemmas @> ARRAY[w.lemma]) h),
    sharing AS (
      SELECT w.group_id, h.article_id, count(*) AS shared FROM wanted w JOIN holders h ON h.lemma = w.lemma
      GROUP BY w.group_id, h.article_id HAVING count(*) >= 2),
    ranked AS (
      SELECT s.group_id, s.article_id, row_number() OVER (PARTITION BY s.group_id ORDER BY s.shared DESC, s.article_id) AS place
      FROM sharing s JOIN article a ON a.id = s.article_id AND a.lead AND a.removed_at IS NULL AND a.group_id <> s.group_id
      WHERE NOT EXISTS (SELECT 1 FROM story_text own JOIN story_text t ON t.story_id = own.story_id
        WHERE own.group_id = s.group_id AND t.group_id = a.group_id))
    SELECT group_id AS own, array_agg(article_id ORDER BY place) AS ids FROM ranked WHERE place <= ${limit} GROUP BY group_id`;
  return new Map(rows.map(({ own, ids }) => [own, ids]));
}

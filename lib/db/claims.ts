import { createHash } from "node:crypto";
import type { Attribution, CitedClaim, Claim, DateMention, Quantity, Surroundings, VerbClass } from "../model/claim.ts";
import { claimFinder } from "../model/claim-place.ts";
import type { StoredDecision } from "../model/decision/stored.ts";
import { AppError } from "../model/errors.ts";
import type { Span } from "../model/span.ts";
import type { Database } from "./client.ts";
import { findSpeakerDecisions } from "./decisions.ts";
import type { Prisma } from "./generated/client.ts";
import { fromColumn, toColumn } from "./span-columns.ts";

const withArticle = {
  article: { select: { groupId: true, outletId: true, textSha256: true } },
} satisfies Prisma.ClaimInclude;
/** Claims are read without their vectors: five hundred numbers each, which only linking asks for. */
const withoutVector = { embedding: true } satisfies Prisma.ClaimOmit;
type Row = Prisma.ClaimGetPayload<{ include: typeof withArticle; omit: typeof withoutVector }>;

const spanOrNull = (start: number | null, end: number | null): Span | null =>
  start === null || end === null ? null : { start, end };

/** What a person's choice about a claim binds to: the text and the place in it. */
function claimKey(textSha256: string, span: Span): string {
  return createHash("sha256").update(`${textSha256}:${span.start}:${span.end}`).digest("hex").slice(0, 32);
}

/** Replace the sentences, attributions and claims of an article. */
export async function saveClaims(
  tx: Database,
  article: { id: number; text: string; textSha256: string },
  found: {
    sentences: readonly (Span & { lemmas: readonly string[] })[];
    attributions: readonly Attribution[];
    claims: readonly Claim[];
  },
  version: number,
): Promise<void> {
  const { id: articleId, text } = article;
  const textLength = text.length;
  await tx.sentence.deleteMany({ where: { articleId } });
  await tx.attribution.deleteMany({ where: { articleId } });
  await tx.claim.deleteMany({ where: { articleId } });
  await tx.sentence.createMany({
    data: found.sentences.map(({ start, end, lemmas }, position) => ({
      articleId,
      textLength,
      position,
      start,
      end,
      version,
      text: text.slice(start, end),
      lemmas: [...lemmas],
    })),
  });
  await tx.attribution.createMany({
    data: found.attributions.map(({ source, cue, content, verbClass, quoted }, position) => ({
      articleId,
      textLength,
      position,
      version,
      verbClass,
      quoted,
      source: toColumn(source),
      cue: toColumn(cue),
      content: toColumn(content),
    })),
  });
  await insertClaims(tx, article, found.claims, { version, from: 0, extractedBy: null });
}

/** Put these in place of all claims of the article that an extractor proposed. False where there were none and are none. */
export async function replaceExtracted(
  tx: Database,
  article: { id: number; text: string; textSha256: string },
  claims: readonly Claim[],
  made: { by: string; version: number },
): Promise<boolean> {
  const { count } = await tx.claim.deleteMany({ where: { articleId: article.id, extractedBy: { not: null } } });
  const last = await tx.claim.aggregate({ where: { articleId: article.id }, _max: { position: true } });
  await insertClaims(tx, article, claims, {
    version: made.version,
    from: (last._max.position ?? -1) + 1,
    extractedBy: made.by,
  });
  if (claims.length > 0) await numberByPlace(tx, article.id);
  return count > 0 || claims.length > 0;
}

/** Number an article's claims in the order of the text. Through negative numbers, since no two may be the same meanwhile. */
async function numberByPlace(tx: Database, articleId: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE claim SET position = -ordered.n FROM (
      SELECT id, row_number() OVER (ORDER BY sentence_start, start_offset, position) AS n FROM claim WHERE article_id = ${articleId}) AS ordered
    WHERE claim.id = ordered.id`;
  await tx.$executeRaw`UPDATE claim SET position = -1 - position WHERE article_id = ${articleId}`;
}

/** How many claims shown each extractor and version proposed. */
export async function countExtracted(db: Database): Promise<{ by: string; claims: number }[]> {
  const rows = await db.claim.groupBy({
    by: ["extractedBy"],
    where: { extractedBy: { not: null }, article: { removedAt: null } },
    _count: true,
    orderBy: { extractedBy: "asc" },
  });
  return rows.map((row) => ({ by: row.extractedBy ?? "", claims: row._count }));
}

async function insertClaims(
  tx: Database,
  article: { id: number; text: string; textSha256: string },
  claims: readonly Claim[],
  { version, from, extractedBy }: { version: number; from: number; extractedBy: string | null },
): Promise<void> {
  const { id: articleId, text } = article;
  const textLength = text.length;
  await tx.claim.createMany({
    data: claims.map((claim, i) => ({
      articleId,
      textLength,
      position: from + i,
      version,
      extractedBy,
      start: claim.span.start,
      end: claim.span.end,
      key: claimKey(article.textSha256, claim.span),
      quote: text.slice(claim.span.start, claim.span.end),
      sentenceStart: claim.sentence.start,
      sentenceEnd: claim.sentence.end,
      speaker: claim.speaker,
      speakerStart: claim.speakerSpan?.start ?? null,
      speakerEnd: claim.speakerSpan?.end ?? null,
      via: claim.via,
      cueStart: claim.cue?.start ?? null,
      cueEnd: claim.cue?.end ?? null,
      verbClass: claim.verbClass,
      hedges: toColumn(claim.hedges),
      hedged: claim.hedges.length > 0,
      negated: claim.negated,
      authorHedges: toColumn(claim.authorHedges ?? []),
      obligations: toColumn(claim.obligations ?? []),
      salience: claim.salience ?? 0,
      quantities: claim.quantities as unknown as Prisma.InputJsonValue,
      dates: claim.dates as unknown as Prisma.InputJsonValue,
      entities: [...claim.entities],
      lemmas: [...claim.lemmas],
    })),
  });
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
  return readClaims(
    db,
    {
      ...("articleIds" in filter ? { articleId: { in: [...filter.articleIds] } } : {}),
      ...("ids" in filter ? { id: { in: [...filter.ids] } } : {}),
      ...("keys" in filter ? { key: { in: [...filter.keys] } } : {}),
      ...(filter.sharingLemmas ? { lemmas: { hasSome: [...filter.sharingLemmas] } } : {}),
      article: { removedAt: null, ...(filter.leadsOnly ? { lead: true } : {}) },
    },
    "limit" in filter ? filter.limit : undefined,
  );
}

/** Every claim of the lead copies, in the order of articles and text. */
export async function findAllClaims(db: Database): Promise<CitedClaim[]> {
  return readClaims(db, { article: { removedAt: null, lead: true } });
}

async function readClaims(db: Database, where: Prisma.ClaimWhereInput, limit?: number): Promise<CitedClaim[]> {
  const rows = await db.claim.findMany({
    where,
    include: withArticle,
    omit: withoutVector,
    orderBy: [{ articleId: "asc" }, { position: "asc" }],
    ...(limit === undefined ? {} : { take: limit }),
  });
  if (rows.length === 0) return [];
  const sentences = await db.sentence.findMany({
    where: {
      articleId: { in: [...new Set(rows.map((row) => row.articleId))] },
      // Of a hundred long articles in which one claim each was asked for, not every sentence.
      start: { in: [...new Set(rows.map((row) => row.sentenceStart))] },
    },
    select: { articleId: true, start: true, text: true },
  });
  const sentenceAt = new Map(sentences.map((sentence) => [`${sentence.articleId}:${sentence.start}`, sentence.text]));
  const claims = rows.map((row) => toClaim(row, sentenceAt.get(`${row.articleId}:${row.sentenceStart}`) ?? row.quote));
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

/** Whether a person corrected who says a claim of this text. */
export async function hasCorrectedSpeaker(db: Database, textSha256: string): Promise<boolean> {
  return (await findSpeakerDecisions(db, [textSha256])).length > 0;
}

/** One claim. Throws NOT_FOUND. */
export async function getClaim(db: Database, id: number): Promise<CitedClaim> {
  const [claim] = await findClaims(db, { ids: [id] });
  if (!claim) throw new AppError("NOT_FOUND", `There is no claim ${id}.`);
  return claim;
}

function toClaim(row: Row, sentenceText: string): CitedClaim {
  const { id, articleId, key, quote, speaker, via, negated, entities, lemmas } = row;
  return {
    id,
    articleId,
    key,
    quote,
    speaker,
    via,
    negated,
    entities,
    lemmas,
    sentenceText,
    groupId: row.article.groupId,
    outletId: row.article.outletId,
    textSha256: row.article.textSha256,
    extractedBy: row.extractedBy,
    corrected: null,
    span: { start: row.start, end: row.end },
    sentence: { start: row.sentenceStart, end: row.sentenceEnd },
    speakerSpan: spanOrNull(row.speakerStart, row.speakerEnd),
    cue: spanOrNull(row.cueStart, row.cueEnd),
    verbClass: row.verbClass as VerbClass | null,
    hedges: fromColumn(row.hedges),
    authorHedges: fromColumn(row.authorHedges),
    obligations: fromColumn(row.obligations),
    salience: row.salience,
    quantities: row.quantities as unknown as Quantity[],
    dates: row.dates as unknown as DateMention[],
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

/** Body sentences of articles in order. */
export async function findSentences(
  db: Database,
  articleIds: readonly number[],
): Promise<{ articleId: number; position: number; start: number; end: number; text: string; lemmas: string[] }[]> {
  return db.sentence.findMany({
    where: { articleId: { in: [...articleIds] } },
    select: { articleId: true, position: true, start: true, end: true, text: true, lemmas: true },
    orderBy: [{ articleId: "asc" }, { position: "asc" }],
  });
}

/** The body sentences of every lead copy in order. */
export async function findAllSentences(
  db: Database,
): Promise<{ articleId: number; position: number; start: number; end: number; text: string; lemmas: string[] }[]> {
  return db.sentence.findMany({
    where: { article: { removedAt: null, lead: true } },
    select: { articleId: true, position: true, start: true, end: true, text: true, lemmas: true },
    orderBy: [{ articleId: "asc" }, { position: "asc" }],
  });
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
  const rows = await db.sentence.findMany({
    where: { articleId: { in: [...articleIds] } },
    select: { articleId: true, start: true, lemmas: true },
    orderBy: [{ articleId: "asc" }, { position: "asc" }],
  });
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

/** Lead copies of other groups whose claims share at least two of these lemmas, those that share most first. */
export async function findSharingArticles(
  db: Database,
  lemmas: readonly string[],
  besides: { groupId: number; limit: number },
): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT c.article_id AS id FROM claim c
    JOIN article a ON a.id = c.article_id AND a.lead AND a.removed_at IS NULL AND a.group_id <> ${besides.groupId},
    unnest(c.lemmas) AS lemma
    WHERE c.lemmas && ${[...lemmas]}::text[] AND lemma = ANY (${[...lemmas]}::text[])
    GROUP BY c.article_id HAVING count(DISTINCT lemma) >= 2
    ORDER BY count(DISTINCT lemma) DESC, c.article_id LIMIT ${besides.limit}`;
  return rows.map(({ id }) => id);
}

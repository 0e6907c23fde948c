import type { StoryReading } from "../model/reading.ts";
import type { LaidArticle, LaidStory } from "../model/story.ts";
import type { Database } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { jsonRows, toJson } from "./json-rows.ts";

/** A lead copy of a story as its rows are made from it. */
export type StoryLead = LaidArticle & { readonly textSha256: string; readonly headline: string | null };

/** What stands of a story when its rows are made. */
export type StoryToLay = {
  /** The lead copies of its groups, by number; of a large story the nearest. */
  readonly leads: readonly StoryLead[];
  /** How far its rows go; nothing laid where there is no such story. */
  readonly laid: LaidStory;
  /** Those of the articles laid out that lead no group of the story now. */
  readonly outside: ReadonlySet<number>;
  /** What a model read of it; null where none was asked for. */
  readonly reading: StoryReading | null;
  /** Pairs of claims, "12 34", that are linked in it. */
  readonly linked: ReadonlySet<string>;
};

/** The groups of a story, and of one with more than `limit` the sum of what each scores with the others. */
const rankedGroups = (storyId: number, limit: number) => Prisma.sql`
  own AS MATERIALIZED (SELECT group_id FROM story_text WHERE story_id = ${storyId}),
  ranked AS (
    SELECT group_id, CASE WHEN (SELECT count(*) FROM own) > ${limit} THEN (
      SELECT coalesce(sum(n.score::float8 ORDER BY n.other_id), 0) FROM story_neighbour n JOIN own other ON other.group_id = n.other_id
      WHERE n.group_id = own.group_id) ELSE 0 END AS nearness FROM own)`;

/** All that decides how a story's rows are made, in one statement; at most `leads` of its lead copies and `links` of its links. */
export async function findStoryToLay(
  db: Database,
  storyId: number,
  { leads, links }: { readonly leads: number; readonly links: number },
): Promise<StoryToLay> {
  type Row = Omit<StoryToLay, "laid" | "outside" | "reading" | "linked"> & {
    readonly articles: readonly number[];
    readonly claims: readonly number[];
    readonly whole: number;
    readonly version: number;
    readonly outside: readonly number[];
    readonly linked: readonly string[];
    readonly reading:
      | (Omit<StoryReading, "requestedAt" | "readAt"> & { requestedAt: string; readAt: string | null })
      | null;
  };
  const [found] = await jsonRows<Row>(
    db,
    Prisma.sql`
      WITH ${rankedGroups(storyId, leads)}
      SELECT s.laid_articles AS articles, s.laid_claims AS claims, coalesce(s.laid_whole, 0) AS whole, coalesce(s.laid_version, 0) AS version,
        ARRAY(SELECT id FROM unnest(s.laid_articles) AS asked(id) WHERE (
          SELECT a.lead AND a.removed_at IS NULL AND a.group_id IN (SELECT group_id FROM own) FROM article a WHERE a.id = asked.id
        ) IS NOT TRUE) AS outside,
        ARRAY(SELECT a_id || ' ' || b_id FROM link WHERE story_id = ${storyId} LIMIT ${links}) AS linked,
        (SELECT coalesce(json_agg(lead ORDER BY id), '[]') FROM (
          SELECT a.id, a.text_sha256 AS "textSha256", a.headline,
            coalesce((SELECT max(c.id) FROM claim c WHERE c.article_id = a.id), 0) AS "newestClaim"
          FROM (SELECT group_id FROM ranked ORDER BY nearness DESC, group_id LIMIT ${leads}) AS nearest
          JOIN article a ON a.group_id = nearest.group_id AND a.lead AND a.removed_at IS NULL) AS lead) AS leads,
        (SELECT row_to_json(r) FROM (
          SELECT story_id AS story, state, model, texts, answers, shows, asked, questions, refused, failure, model_rows AS "modelRows",
            word_rows AS "wordRows", requested_at AS "requestedAt", read_at AS "readAt" FROM story_reading WHERE story_id = ${storyId}) AS r) AS reading
      FROM (SELECT) AS one LEFT JOIN story s ON s.id = ${storyId}`,
  );
  const { articles, claims, whole = 0, version = 0, outside = [], linked = [], reading = null } = found ?? {};
  return {
    leads: found?.leads ?? [],
    laid: { articles: (articles ?? []).map((id, i) => ({ id, newestClaim: claims?.[i] ?? 0 })), whole, version },
    outside: new Set(outside),
    linked: new Set(linked),
    reading: reading && {
      ...reading,
      requestedAt: new Date(reading.requestedAt),
      readAt: reading.readAt === null ? null : new Date(reading.readAt),
    },
  };
}

/** Note how far the rows of a story go now. */
export async function saveLaidStory(
  tx: Database,
  storyId: number,
  { articles, whole, version }: LaidStory,
): Promise<void> {
  await tx.story.updateMany({
    where: { id: storyId },
    data: {
      laidArticles: articles.map(({ id }) => id),
      laidClaims: articles.map(({ newestClaim }) => newestClaim),
      laidWhole: whole,
      laidVersion: version,
    },
  });
}

/**
 * The lead copies of a story's groups with the claim that was read last of each, 0 where it has none; by number. Of a story of more groups than
 * `limit` those that stand nearest to the others, by the sum of what they score with them.
 */
export async function findStoryLeads(db: Database, storyId: number, limit: number): Promise<LaidArticle[]> {
  return jsonRows(
    db,
    Prisma.sql`
      WITH ${rankedGroups(storyId, limit)}
      SELECT a.id, coalesce((SELECT max(c.id) FROM claim c WHERE c.article_id = a.id), 0) AS "newestClaim"
      FROM (SELECT group_id FROM ranked ORDER BY nearness DESC, group_id LIMIT ${limit}) AS nearest
      JOIN article a ON a.group_id = nearest.group_id AND a.lead AND a.removed_at IS NULL ORDER BY a.id`,
  );
}

/** What newcomers add to a story: claims to rows that stand, rows, and links. */
export type StoryAddition = {
  readonly joining: readonly { readonly matter: number; readonly claims: readonly number[] }[];
  readonly rows: readonly {
    readonly name: string;
    readonly strength: string;
    readonly by: string;
    readonly reason: string;
    readonly claims: readonly number[];
  }[];
  readonly links: readonly {
    readonly a: number;
    readonly b: number;
    readonly score: number;
    readonly evidence: readonly { readonly relation: string }[];
    readonly strength: string;
    readonly by: string;
  }[];
};

/**
 * Add to the rows and links of a story; what stands stays. A new row that stands open comes after those that do, one that waits last.
 * Claims that another job has just read anew are left out: that job asks for the story's rows again.
 */
export async function addToStory(
  tx: Database,
  storyId: number,
  { joining, rows, links, version }: StoryAddition & { readonly version: number },
): Promise<void> {
  const stored = links.map(({ a, b, score, evidence, strength, by }) => ({
    ...{ a_id: a, b_id: b, score, strength, by, evidence },
    relation: evidence[0]?.relation ?? "told-differently",
  }));
  await tx.$executeRaw`
    INSERT INTO link (a_id, b_id, relation, evidence, score, version, story_id, strength, by)
    SELECT a_id, b_id, relation, evidence, score, ${version}, ${storyId}, strength, by FROM json_to_recordset(${toJson(stored)}::json)
      AS new(a_id int, b_id int, relation text, evidence jsonb, score float8, strength text, by text)
    WHERE EXISTS (SELECT 1 FROM claim WHERE id = a_id) AND EXISTS (SELECT 1 FROM claim WHERE id = b_id)
    ON CONFLICT (a_id, b_id) DO UPDATE SET story_id = EXCLUDED.story_id, score = EXCLUDED.score, relation = EXCLUDED.relation,
      evidence = EXCLUDED.evidence, strength = EXCLUDED.strength, by = EXCLUDED.by, version = EXCLUDED.version`;
  const made = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO matter (story_id, name, strength, by, reason, position)
    SELECT ${storyId}, name, strength, by, reason, (
      SELECT coalesce(max(position), 0) + CASE WHEN new.strength = 'sure' THEN 0 ELSE 1 END FROM matter m
      WHERE m.story_id = ${storyId} AND (m.strength = 'sure' OR new.strength <> 'sure'))
    FROM json_to_recordset(${toJson(rows.map(({ claims: _, ...row }) => row))}::json)
      AS new(name text, strength text, by text, reason text) RETURNING id`;
  const held = [
    ...joining,
    ...rows.flatMap(({ claims }, i) => {
      const matter = made[i]?.id;
      return matter === undefined ? [] : [{ matter, claims }];
    }),
  ].flatMap(({ matter, claims }) => claims.map((claim) => ({ matter_id: matter, claim_id: claim })));
  await tx.$executeRaw`
    INSERT INTO matter_claim (matter_id, claim_id)
    SELECT matter_id, claim_id FROM json_to_recordset(${toJson(held)}::json) AS new(matter_id int, claim_id int)
    WHERE EXISTS (SELECT 1 FROM claim WHERE id = claim_id) ON CONFLICT DO NOTHING`;
}

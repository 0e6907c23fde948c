import type { LaidArticle, LaidStory } from "../model/story.ts";
import type { Database } from "./client.ts";
import { toJson } from "./json-rows.ts";

/** How far the rows of a story go; nothing laid where there is no such story. */
export async function findLaidStory(db: Database, storyId: number): Promise<LaidStory> {
  const story = await db.story.findUnique({
    where: { id: storyId },
    select: { laidArticles: true, laidClaims: true, laidWhole: true, laidVersion: true },
  });
  const { laidArticles = [], laidClaims = [], laidWhole = 0, laidVersion = 0 } = story ?? {};
  return {
    articles: laidArticles.map((id, i) => ({ id, newestClaim: laidClaims[i] ?? 0 })),
    whole: laidWhole,
    version: laidVersion,
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

/** The claim that was read last of each of these articles, 0 where it has none; in the order given. */
export async function findNewestClaims(db: Database, articleIds: readonly number[]): Promise<LaidArticle[]> {
  const rows = await db.claim.groupBy({
    by: ["articleId"],
    where: { articleId: { in: [...articleIds] } },
    _max: { id: true },
  });
  const newest = new Map(rows.map(({ articleId, _max }) => [articleId, _max.id ?? 0]));
  return articleIds.map((id) => ({ id, newestClaim: newest.get(id) ?? 0 }));
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

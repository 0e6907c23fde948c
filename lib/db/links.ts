import type { ClaimLink, Evidence, LinkRelation } from "../model/claim.ts";
import type { Database } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

export type StoredLink = ClaimLink & { readonly relation: LinkRelation };

/**
 * Replace the links of these claims with claims up to `newest`: a later one was read after these links were computed, and its own job has
 * seen these claims. A link to a claim that another job has just made anew is left out: that job's article is linked again.
 */
export async function saveLinks(
  tx: Database,
  claimIds: readonly number[],
  links: readonly ClaimLink[],
  { newest, version }: { newest: number; version: number },
): Promise<void> {
  const own = { in: [...claimIds] };
  await tx.link.deleteMany({
    where: {
      OR: [
        { aId: own, bId: { lte: newest } },
        { bId: own, aId: { lte: newest } },
      ],
    },
  });
  const ends = [...new Set(links.flatMap((link) => [link.a, link.b]))];
  const rows = await tx.$queryRaw<
    { id: number }[]
  >`SELECT id FROM claim WHERE id = ANY(${ends}) ORDER BY id FOR KEY SHARE`;
  const living = new Set(rows.map(({ id }) => id));
  const kept = links.filter((link) => living.has(link.a) && living.has(link.b));
  await tx.link.createMany({
    skipDuplicates: true,
    data: kept.map((link) => {
      const [relation] = link.evidence.map((evidence) => evidence.relation);
      return {
        aId: link.a,
        bId: link.b,
        score: link.score,
        version,
        relation: relation ?? "told-differently",
        evidence: link.evidence as unknown as Prisma.InputJsonValue,
      };
    }),
  });
}

/** Links between claims of articles that are shown, best first; those of some claims where asked. */
export async function findLinks(db: Database, filter: { claimIds?: readonly number[] } = {}): Promise<StoredLink[]> {
  const shown = { article: { removedAt: null, lead: true } };
  const rows = await db.link.findMany({
    where: {
      a: shown,
      b: shown,
      ...(filter.claimIds
        ? { OR: [{ aId: { in: [...filter.claimIds] } }, { bId: { in: [...filter.claimIds] } }] }
        : {}),
    },
    orderBy: [{ score: "desc" }, { aId: "asc" }, { bId: "asc" }],
  });
  return rows.map((row) => ({
    a: row.aId,
    b: row.bId,
    score: row.score,
    relation: row.relation as LinkRelation,
    evidence: row.evidence as unknown as Evidence[],
  }));
}

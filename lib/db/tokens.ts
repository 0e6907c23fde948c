import type { AccessToken, Scope } from "../model/token.ts";
import type { Database } from "./client.ts";

const SHOWN = { id: true, name: true, scope: true, madeAt: true, usedAt: true } as const;

/** Save a token by its hash. Returns its id. */
export async function saveToken(
  db: Database,
  token: { readonly name: string; readonly scope: Scope; readonly sha256: string },
): Promise<number> {
  return (await db.token.create({ data: token, select: { id: true } })).id;
}

/** Tokens in force, latest first, `limit` at most. `before` is the id of the last one seen. */
export async function findTokens(
  db: Database,
  { before, limit }: { readonly before?: number; readonly limit: number },
): Promise<AccessToken[]> {
  const where = { revokedAt: null, ...(before === undefined ? {} : { id: { lt: before } }) };
  const rows = await db.token.findMany({ where, select: SHOWN, orderBy: { id: "desc" }, take: limit });
  return rows.map((row) => ({ ...row, scope: row.scope as Scope }));
}

/** How many tokens are in force. */
export async function countAccessTokens(db: Database): Promise<number> {
  return db.token.count({ where: { revokedAt: null } });
}

/** The token in force with this hash, or null. */
export async function findTokenByHash(db: Database, sha256: string): Promise<AccessToken | null> {
  const row = await db.token.findFirst({ where: { sha256, revokedAt: null }, select: SHOWN });
  return row && { ...row, scope: row.scope as Scope };
}

/** End a token. False where there is none in force with this id. */
export async function endToken(db: Database, id: number): Promise<boolean> {
  const { count } = await db.token.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } });
  return count > 0;
}

/** Note that a token was used, unless that was noted since `since`: a row written at each request would be fought over. */
export async function noteTokenUse(db: Database, id: number, since: Date): Promise<void> {
  const where = { id, OR: [{ usedAt: null }, { usedAt: { lt: since } }] };
  await db.token.updateMany({ where, data: { usedAt: new Date() } });
}

import { database } from "../../db/client.ts";
import { findTokenByHash, noteTokenUse } from "../../db/tokens.ts";
import type { Scope } from "../../model/token.ts";
import { hashOfToken, TOKEN_START } from "./token-hash.ts";

/** How exactly the last use is told, in milliseconds. */
const HOUR_MS = 3_600_000;

/** What a token that was sent allows, or null where it is none in force. Its use is noted, to the hour. */
export async function scopeOfToken(sent: string): Promise<Scope | null> {
  if (!sent.startsWith(TOKEN_START)) return null;
  const db = database();
  const token = await findTokenByHash(db, hashOfToken(sent));
  if (!token) return null;
  const since = new Date(Date.now() - HOUR_MS);
  if (token.usedAt === null || token.usedAt < since) await noteTokenUse(db, token.id, since);
  return token.scope;
}

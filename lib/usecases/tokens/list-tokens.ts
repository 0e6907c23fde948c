import { database } from "../../db/client.ts";
import { findTokens } from "../../db/tokens.ts";
import { type AccessToken, MOST_TOKENS } from "../../model/token.ts";

/** Tokens in force, latest first; all of them where no limit is given. */
export async function listTokens(
  page: { readonly before?: number; readonly limit: number } = { limit: MOST_TOKENS },
): Promise<AccessToken[]> {
  return findTokens(database(), page);
}

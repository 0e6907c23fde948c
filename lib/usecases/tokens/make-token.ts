import { randomBytes } from "node:crypto";
import { database } from "../../db/client.ts";
import { countAccessTokens, saveToken } from "../../db/tokens.ts";
import { AppError } from "../../model/errors.ts";
import { MOST_TOKENS, type Scope } from "../../model/token.ts";
import { hashOfToken, TOKEN_START } from "./token-hash.ts";

/** 32 bytes of chance: nobody guesses one, so a hash without salt is enough to keep it by. */
const BYTES = 32;

/** Make a token. Returns its id and its words, which are kept nowhere and cannot be shown again. Throws CONFLICT where there are too many. */
export async function makeToken({
  name,
  scope,
}: {
  readonly name: string;
  readonly scope: Scope;
}): Promise<{ id: number; token: string }> {
  const db = database();
  if ((await countAccessTokens(db)) >= MOST_TOKENS)
    throw new AppError("CONFLICT", `${MOST_TOKENS} tokens are in force, which is the limit. Revoke one first.`);
  const token = TOKEN_START + randomBytes(BYTES).toString("base64url");
  return { id: await saveToken(db, { name, scope, sha256: hashOfToken(token) }), token };
}

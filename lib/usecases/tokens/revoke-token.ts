import { database } from "../../db/client.ts";
import { endToken } from "../../db/tokens.ts";
import { AppError } from "../../model/errors.ts";

/** End a token: from then on it opens nothing. Throws NOT_FOUND. */
export async function revokeToken(id: number): Promise<void> {
  if (!(await endToken(database(), id)))
    throw new AppError("NOT_FOUND", `There is no token ${id}, or it was revoked already.`);
}

import { z } from "zod";
import { SCOPES } from "../../../../lib/model/token.ts";

/** What the operations on tokens answer. */

const facts = { token: z.int(), name: z.string(), scope: z.enum(SCOPES) };

export const TokenRow = z
  .object({
    ...facts,
    madeAt: z.iso.datetime(),
    usedAt: z.iso.datetime().nullable().describe("Its last use, to the hour; null where it was never used"),
  })
  .meta({ id: "Token" });
export const TokenMade = z
  .object({ ...facts, secret: z.string().describe("To be sent as Authorization: Bearer. It is not shown again") })
  .meta({ id: "TokenMade" });
export const TokenRevoked = z.object({ revoked: z.int() }).meta({ id: "TokenRevoked" });

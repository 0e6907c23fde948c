import { createHash } from "node:crypto";
import { findClaims } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { saveCoding } from "../../db/codings.ts";
import { getTopic } from "../../db/topics.ts";
import type { CitedClaim } from "../../model/claim.ts";
import type { Code } from "../../model/coding.ts";
import { AppError } from "../../model/errors.ts";

/** Most claims of a coding: what a reader can code with care in an hour. */
const MOST_UNITS = 60;
const [FEWEST_CODES, MOST_CODES] = [2, 12] as const;

/**
 * Begin a coding of a topic's claims: those in its rows, then other claims that use its words. What is coded is fixed here, in an order
 * that tells nothing of the outlets. Returns its id. Throws NOT_FOUND, INVALID_INPUT.
 */
export async function startCoding({
  topic: id,
  name,
  codes,
}: {
  topic: number;
  name: string;
  codes: readonly Code[];
}): Promise<number> {
  const labels = new Set(codes.map(({ label }) => label.toLowerCase()));
  if (codes.length < FEWEST_CODES || codes.length > MOST_CODES)
    throw new AppError(
      "INVALID_INPUT",
      `A codebook has ${FEWEST_CODES} to ${MOST_CODES} codes; this one has ${codes.length}. Nothing was started.`,
    );
  if (labels.size < codes.length)
    throw new AppError("INVALID_INPUT", "Two codes have the same label. Nothing was started.");
  const db = database();
  const topic = await getTopic(db, id);
  const linked = await findClaims(db, { ids: topic.matters.flatMap((matter) => matter.claimIds) });
  const others =
    topic.terms.length > 0
      ? await findClaims(db, { leadsOnly: true, sharingLemmas: topic.terms, limit: MOST_UNITS * 2 })
      : [];
  const units = onePerSentence([...linked, ...others]).slice(0, MOST_UNITS);
  if (units.length === 0)
    throw new AppError("INVALID_INPUT", "No claim with this topic’s words was found, so there is nothing to code.");
  return saveCoding(db, {
    name,
    topic: topic.name,
    codes,
    units: units.toSorted((a, b) => mark(a.key).localeCompare(mark(b.key))),
  });
}

/** Two claims of one sentence would be read twice and coded alike. */
function onePerSentence(claims: readonly CitedClaim[]): { key: string; text: string }[] {
  const seen = new Set<string>();
  return claims.flatMap(({ key, articleId, sentence, sentenceText }) => {
    const place = `${articleId} ${sentence.start}`;
    if (seen.has(place)) return [];
    seen.add(place);
    return [{ key, text: sentenceText }];
  });
}

function mark(key: string): string {
  return createHash("sha256").update(`coding ${key}`).digest("hex");
}

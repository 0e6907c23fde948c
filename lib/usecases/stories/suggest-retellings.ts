import { database } from "../../db/client.ts";
import { findNearTexts, findUnreadRetellings, markRetellingsRead } from "../../db/retellings.ts";
import { VERSIONS } from "../../model/versions.ts";
import { MOST_CHARACTERS, suggestRewrites } from "../duplicates/suggest-rewrites.ts";

/** A rewrite reports the same event for certain: rewrites of the own set score .93 and more. Lower compares more texts. */
const LEAST_SCORE = 0.8;
/** Nearest texts compared with one. */
const MOST_NEAR = 6;
/** Groups read at a time: their texts and those nearest to them are held together. */
const PAGE = 20;

/**
 * Compares the texts that came since the last time with their nearest by words, for rewrites. After the neighbours are settled, because the
 * second text of a collection finds the first only then.
 */
export async function suggestRetellings(): Promise<void> {
  for (;;) {
    const groups = await findUnreadRetellings(database(), VERSIONS.similarity, PAGE);
    const ids = groups.map(({ groupId }) => groupId);
    const bounds = { leastScore: LEAST_SCORE, limit: MOST_NEAR, longest: MOST_CHARACTERS };
    await suggestRewrites(await findNearTexts(database(), ids, bounds));
    await markRetellingsRead(database(), ids, VERSIONS.similarity);
    if (groups.length < PAGE) return;
  }
}

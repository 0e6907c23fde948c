import { database } from "../../db/client.ts";
import { countOpen } from "../../db/open-pairs.ts";
import { SUGGEST_FROM, SUGGEST_TO } from "../../similarity/relation.ts";

/** Counted no further on every page: whether two hundred or two thousand wait, the reader has enough to do. */
const MOST_COUNTED = 100;

/** What every page's head needs: how many suggestions and groups of copies wait for a person, and whether these are more. */
export async function loadShell(): Promise<{ openDuplicates: number; moreDuplicates: boolean }> {
  const band = { from: SUGGEST_FROM, to: SUGGEST_TO };
  const { suggestions, groups } = await countOpen(database(), band, MOST_COUNTED);
  return {
    openDuplicates: suggestions + groups,
    moreDuplicates: suggestions === MOST_COUNTED || groups === MOST_COUNTED,
  };
}

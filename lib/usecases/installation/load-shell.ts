import { database } from "../../db/client.ts";
import { countOpen } from "../../db/open-pairs.ts";
import { SUGGEST_FROM, SUGGEST_TO } from "../../similarity/score.ts";

/** What every page's head needs: how many suggestions and groups of copies wait for a person. */
export async function loadShell(): Promise<{ openDuplicates: number }> {
  const { suggestions, groups } = await countOpen(database(), { from: SUGGEST_FROM, to: SUGGEST_TO });
  return { openDuplicates: suggestions + groups };
}

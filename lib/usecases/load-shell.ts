import { database } from "../db/client.ts";
import { countOpenPairs } from "../db/pairs.ts";

/** What every page's head needs: how many flagged pairs nobody has decided. */
export async function loadShell(): Promise<{ openDuplicates: number }> {
  return { openDuplicates: await countOpenPairs(database()) };
}

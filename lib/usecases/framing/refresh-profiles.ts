import { database, inTransaction } from "../../db/client.ts";
import { findStaleProfiles } from "../../db/framing.ts";
import { enqueue } from "../../db/queue.ts";
import { lexiconVersion } from "../../framing/measure/lexicons.ts";
import { VERSIONS } from "../../model/versions.ts";
import { currentLexicons } from "./current-lexicons.ts";

/** Behind reading and linking: a count that is a word behind harms less than a text that is not read yet. */
const LATER = 5;

/** Queue every article whose profile other lists made than hold now, and no other. Returns how many. */
export async function refreshProfiles(): Promise<number> {
  const stale = await findStaleProfiles(database(), lexiconVersion(await currentLexicons()), VERSIONS.framing);
  await inTransaction(async (tx) => {
    for (const articleId of stale) await enqueue(tx, "profile-article", { articleId }, { priority: LATER });
  });
  return stale.length;
}

import { database } from "../../db/client.ts";
import { findStaleProfiles } from "../../db/framing.ts";
import { enqueueAll } from "../../db/queue.ts";
import { lexiconVersion } from "../../framing/measure/lexicons.ts";
import { pagesAfter } from "../../model/pages.ts";
import { VERSIONS } from "../../model/versions.ts";
import { currentLexicons } from "./current-lexicons.ts";

/** Behind reading and linking: a count that is a word behind harms less than a text that is not read yet. */
const LATER = 5;

/** Articles queued by one statement. */
const AT_ONCE = 2000;

/** Queue every article whose profile other lists made than hold now, and no other. Returns how many. */
export async function refreshProfiles(): Promise<number> {
  const lexicons = lexiconVersion(await currentLexicons());
  let queued = 0;
  const pages = pagesAfter(
    (after: number | undefined) => findStaleProfiles(database(), lexicons, VERSIONS.framing, { after, limit: AT_ONCE }),
    (articleId) => articleId,
  );
  for await (const page of pages) {
    await enqueueAll(
      database(),
      page.map((articleId) => ({ name: "profile-article", payload: { articleId }, priority: LATER })),
    );
    queued += page.length;
  }
  return queued;
}

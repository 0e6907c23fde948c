import { type Database, database, inTransaction } from "../../db/client.ts";
import { getImport, saveImportFiles } from "../../db/imports.ts";
import { enqueue } from "../../db/queue.ts";
import { findWaitingPage, keepFailedFile, saveFetchedPage, takeWhatIsSaidOfPage } from "../../db/waiting-files.ts";
import { webAddress } from "../../ingest/web-address.ts";
import type { Metadata } from "../../model/article.ts";
import { AppError } from "../../model/errors.ts";
import { type PageFetcher, pageFetcher } from "../../services/fetch-page.ts";
import type { ImportItem, RefusedItem } from "./import-articles.ts";
import { PAUSE_MS, politely } from "./politely.ts";
import { queueReading, ROWS_PER_FILE } from "./read-upload.ts";

/** Queue what is left to do for an upload: the fetching of its pages where some wait, and the reading of what is here. */
export async function queueUploadJobs(tx: Database, importId: number): Promise<void> {
  if (await findWaitingPage(tx, importId)) await enqueue(tx, "fetch-pages", { importId });
  await queueReading(tx, importId);
}

/**
 * Fetch the pages of an import whose addresses wait, one after the other, and let each be read as soon as it is here. A page that cannot be
 * fetched is a failed file with the reason, which can be tried again; one of a feed comes in as the feed tells it.
 */
export async function fetchPages(importId: number, fetch = pageFetcher(), pauseMs = PAUSE_MS): Promise<void> {
  let polite: PageFetcher | null = null;
  const { origin } = await getImport(database(), importId);
  for (;;) {
    const page = await findWaitingPage(database(), importId);
    if (!page) return;
    const { address, position, sourceId, known } = page;
    // Whether it is one of several is told by its place, because a job may begin in the middle.
    polite ??= politely(fetch, { severalWanted: origin === "feed" || position >= ROWS_PER_FILE, pauseMs });
    const fetched = await polite(address).catch(whyNot);
    await inTransaction(async (tx) => {
      if ("why" in fetched && page.hasOtherText) {
        await takeWhatIsSaidOfPage(tx, importId, position);
        await queueReading(tx, importId);
      } else if ("why" in fetched) {
        const failed = { position, sourceId, status: "failed", error: fetched.why, bytes: 0, articleId: null } as const;
        await saveImportFiles(tx, importId, [failed]);
        await keepFailedFile(tx, importId, position);
        // Lists of sources wait for the last page, whatever becomes of it.
        await queueReading(tx, importId);
      } else {
        const about = { ...addressOf(fetched.address), ...known };
        await saveFetchedPage(tx, importId, position, { bytes: fetched.bytes, known: about });
        await queueReading(tx, importId);
      }
    });
  }
}

/** Gets pages one by one as texts to import, each named by its address; one that cannot be fetched is refused with the reason. */
export function pageItems(severalWanted: boolean): (address: string) => Promise<ImportItem | RefusedItem> {
  const polite = politely(pageFetcher(), { severalWanted, pauseMs: PAUSE_MS });
  return async (address) => {
    const fetched = await polite(address).catch(whyNot);
    if ("why" in fetched) return { sourceId: address, refused: fetched.why };
    return { sourceId: address, bytes: fetched.bytes, metadata: addressOf(fetched.address) };
  };
}

/** Only what a site does is its failure; a database that is away is not, and the job is done again. */
function whyNot(error: unknown): { why: string } {
  if (error instanceof AppError && error.code === "UNREADABLE") return { why: error.message };
  throw error;
}

/** The address that gave the page in the end, without what only counts visitors. */
function addressOf(fetched: string): Pick<Metadata, "url"> {
  const found = webAddress(fetched);
  if (!found) return {};
  const note = found.heldBy === null ? "the address it was fetched from" : `copy held by ${found.heldBy}`;
  return { url: { value: found.address, origin: "file", note } };
}

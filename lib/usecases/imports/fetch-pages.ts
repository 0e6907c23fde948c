import { setTimeout as sleep } from "node:timers/promises";
import { database, inTransaction } from "../../db/client.ts";
import { saveImportFiles } from "../../db/imports.ts";
import { findWaitingPage, keepFailedFile, saveFetchedPage, type WaitingPage } from "../../db/waiting-files.ts";
import { webAddress } from "../../ingest/web-address.ts";
import type { Metadata } from "../../model/article.ts";
import { AppError } from "../../model/errors.ts";
import { type PageFetcher, pageFetcher } from "../../services/fetch-page.ts";
import { robotsOf } from "../../services/robots.ts";
import { queueReading } from "./read-upload.ts";

/** Pause between two pages of one site, in milliseconds. */
const PAUSE_MS = 1000;

/**
 * Fetch the pages of an import whose addresses wait, one after the other with a pause at each site, and let each be read as soon as it is
 * here. A page that cannot be fetched is a failed file with the reason, which can be tried again. Of several pages those are left out that
 * their site asks programs not to read (robots.txt); a page that somebody asked for by itself is fetched as a browser would.
 */
export async function fetchPages(
  importId: number,
  fetch: PageFetcher = pageFetcher(),
  pauseMs = PAUSE_MS,
): Promise<void> {
  const asked = new Map<string, number>();
  const mayRead = robotsOf(fetch);
  for (;;) {
    const page = await findWaitingPage(database(), importId);
    if (!page) return;
    const { host } = new URL(page.address);
    await sleep(Math.max(0, (asked.get(host) ?? 0) + pauseMs - Date.now()));
    const isOfSeveral = asked.size > 0 || page.position > 0;
    await fetchOne(importId, page, fetch, isOfSeveral ? mayRead : null);
    asked.set(host, Date.now());
  }
}

async function fetchOne(
  importId: number,
  { address, position, known, sourceId }: WaitingPage,
  fetch: PageFetcher,
  mayRead: ((address: string) => Promise<boolean>) | null,
): Promise<void> {
  try {
    if (mayRead && !(await mayRead(address)))
      throw new AppError(
        "UNREADABLE",
        "Its site asks programs not to read this page. Import it by itself, or save it in a browser.",
      );
    const page = await fetch(address);
    await inTransaction(async (tx) => {
      await saveFetchedPage(tx, importId, position, {
        bytes: page.bytes,
        known: { ...addressOf(page.address), ...known },
      });
      await queueReading(tx, importId);
    });
  } catch (error) {
    // Only what a site does is its failure; a database that is away is not, and the job is done again.
    if (!(error instanceof AppError) || error.code !== "UNREADABLE") throw error;
    const failed = { position, sourceId, status: "failed", error: error.message, bytes: 0, articleId: null } as const;
    await inTransaction(async (tx) => {
      await saveImportFiles(tx, importId, [failed]);
      await keepFailedFile(tx, importId, position);
    });
  }
}

/** The address that gave the page in the end, without what only counts visitors. */
function addressOf(fetched: string): Pick<Metadata, "url"> {
  const found = webAddress(fetched);
  if (!found) return {};
  const note = found.heldBy === null ? "the address it was fetched from" : `copy held by ${found.heldBy}`;
  return { url: { value: found.address, origin: "file", note } };
}

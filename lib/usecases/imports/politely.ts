import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../../model/errors.ts";
import type { PageFetcher } from "../../services/fetch-page.ts";
import { robotsOf } from "../../services/robots.ts";

/** Pause between two pages of one site, in milliseconds. */
export const PAUSE_MS = 1000;
/** Sites whose last page is remembered; one that fell out has had its pause long since. */
const MOST_SITES = 1000;

/** When each site was asked last by this process, on its own clock, which nobody sets: two imports of one site are one visitor to it. */
const asked = new Map<string, number>();

type Manners = { readonly severalWanted: boolean; readonly pauseMs: number };

/**
 * The same fetcher with a pause between two pages of a site, whoever wants them. Of several pages those are refused that their site asks
 * programs not to read (robots.txt); a page that somebody wants by itself is fetched as a browser would.
 */
export function politely(fetch: PageFetcher, { severalWanted, pauseMs }: Manners): PageFetcher {
  const mayRead = robotsOf(fetch);
  let pages = 0;
  return async (address, known) => {
    const { host } = new URL(address);
    const isOfSeveral = severalWanted || pages++ > 0;
    await sleep(Math.max(0, (asked.get(host) ?? -pauseMs) + pauseMs - performance.now()));
    asked.delete(host);
    asked.set(host, performance.now());
    const [first] = asked.keys();
    if (asked.size > MOST_SITES && first !== undefined) asked.delete(first);
    if (isOfSeveral && !(await mayRead(address)))
      throw new AppError(
        "UNREADABLE",
        "Its site asks programs not to read this page. Import it by itself, or save it in a browser.",
      );
    return fetch(address, known);
  };
}

import robotsParser from "robots-parser";
import type { PageFetcher } from "./fetch-page.ts";

/** How we are called in a robots.txt. */
const NAME = "Parallax";
/** Largest robots.txt that is read, in characters: search engines read half a megabyte. */
const LARGEST = 500_000;

/** Tells whether a site lets programs read a page, as its robots.txt says (RFC 9309); each site is asked once. A site without one lets them. */
export function robotsOf(fetch: PageFetcher): (address: string) => Promise<boolean> {
  const said = new Map<string, Promise<string>>();
  return async (address) => {
    const { origin } = new URL(address);
    const file = `${origin}/robots.txt`;
    const text =
      said.get(origin) ??
      fetch(file).then(
        ({ bytes }) => new TextDecoder().decode(bytes).slice(0, LARGEST),
        () => "",
      );
    said.set(origin, text);
    return robotsParser(file, await text).isAllowed(address, NAME) ?? true;
  };
}

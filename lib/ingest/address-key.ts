import { createHash } from "node:crypto";
import { webAddress } from "./web-address.ts";

/** What tells whether two addresses are one: a hash of what they lead to, and the host that has it. */
export type AddressKey = { readonly key: string; readonly site: string };

/** A path that is a site's front page, whatever is there today: none, an index, or a language alone. */
const FRONT = /^(?:\/(?:index|home|default|start)(?:\.[a-z]+)?|\/[a-z]{2}(?:-[a-z]{2})?)?$/i;
/** Names before a host that show the same pages: of the web itself, for telephones, for AMP. */
const SAME_SITE = /^(?:www|m|mobile|amp)\./;

/**
 * The key of an article's address: without scheme, "www." or "m.", tracking parameters, place within the page and last slashes; an archive's
 * copy has the key of what it holds. Null where the address is none, or a front page, which is another text each day.
 */
export function addressKey(address: string): AddressKey | null {
  const meant = webAddress(address);
  if (!meant) return null;
  const { host, pathname, search } = new URL(meant.address);
  const site = host.toLowerCase().replace(SAME_SITE, "");
  let end = pathname.length;
  while (pathname[end - 1] === "/") end--;
  const path = pathname.slice(0, end) + search;
  if (FRONT.test(path)) return null;
  return { key: createHash("sha256").update(`${site}${path}`).digest("hex"), site };
}

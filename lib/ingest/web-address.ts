/** An address of the web as it is kept: without what only counts visitors, and of which site it is a page. */
export type WebAddress = {
  /** The page's own address, also where a copy of it was asked for. */
  readonly address: string;
  /** The host that holds a copy of it: an archive, a cache or a proxy. Null where the page itself is meant. */
  readonly heldBy: string | null;
};

/** Longest address taken, in characters: browsers and servers take no more for sure. */
const LONGEST = 2000;
/** Parameters that say where a reader came from, not what is read. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|igsh|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|hsCtaTracking|vero_id|oly_(?:anon|enc)_id|ref_?src|ref_?url|cmpid|cmp|ncid|ocid|smid|smtyp|sr_share|src_?ref|s_cid|spm|wt_?mc|wt_zmc|xtor|at_(?:medium|campaign|link_\w+|format|bbc_team|ptr_name)|ns_(?:source|mchannel|campaign|linkname|fee)|CMP|soc_src|soc_trk|guccounter|guce_\w+|__twitter_impression|amp_?(?:js_v|gsa)?|usqp|outputType|_ga|_gl)$/i;

/** Hosts that keep copies, and the page's address within theirs. */
const HOLDERS: readonly (readonly [RegExp, RegExp])[] = [
  [/^web\.archive\.org$/, /^\/web\/\d{1,14}(?:[a-z]{2}_)?\*?\/(.+)$/],
  [/^archive\.(?:org|today|ph|is|li|vn|fo|md)$/, /^\/(?:o\/\w+|newest|\d{4,14})\/(https?:.+)$/],
  [/^(?:webcache\.googleusercontent\.com)$/, /^\/search.*[?&]q=cache:(?:[\w-]+:)?([^+&]+)/],
  [/(?:^|\.)google\.[a-z.]+$/, /^\/amp\/(s\/)?(.+)$/],
  [/\.cdn\.ampproject\.org$/, /^\/(?:[cvi]|wp)\/(s\/)?(.+)$/],
  [/^(?:12ft|1ft)\.io$/, /^\/(?:proxy\?q=)?(https?.+)$/],
  [/^r\.jina\.ai$/, /^\/(https?:.+)$/],
  [/^(?:freedium\.cfd|txtify\.it|outline\.com)$/, /^\/(https?:.+)$/],
  [/^translate\.google\.[a-z.]+$/, /[?&]u=([^&]+)/],
];

/**
 * What an address means, or null where it is none of the web's. Tracking parameters and the place within the page are left out; an archive's
 * or proxy's address is that of the page it holds, and AMP's that of the article. Nothing else is changed: what it leads to stays the same.
 */
export function webAddress(typed: string): WebAddress | null {
  const url = parsed(typed);
  if (!url) return null;
  const held = heldAddress(url);
  const own = held ? parsed(held) : null;
  if (own) return { address: plain(own), heldBy: url.hostname.replace(/^www\./, "") };
  return { address: plain(url), heldBy: null };
}

/** The addresses of a text that is nothing else: one a line or parted by blanks; null where it says anything besides. */
export function addressesIn(text: string): string[] | null {
  // What was pasted may be a book: its first letters tell that it is none.
  if (!/^\s*https?:\/\//i.test(text)) return null;
  const words = text.trim().split(/\s+/);
  if (!words.every((word) => /^https?:\/\/\S+$/i.test(word) && parsed(word))) return null;
  return [...new Set(words)];
}

function parsed(typed: string): URL | null {
  if (typed.length > LONGEST || !/^https?:\/\//i.test(typed)) return null;
  try {
    return new URL(typed);
  } catch {
    return null;
  }
}

function heldAddress(url: URL): string | null {
  for (const [host, path] of HOLDERS) {
    if (!host.test(url.hostname)) continue;
    const found = path.exec(url.pathname + url.search);
    const last = found?.slice(1).findLast((part) => part !== undefined && part !== "s/");
    if (!found || last === undefined) continue;
    const address = /^https?%3A/i.test(last) ? decoded(last) : last;
    // A path holds "https:/host" where a proxy has made two slashes one.
    if (/^https?:/i.test(address)) return address.replace(/^(https?):\/+/i, "$1://");
    return `${found.includes("s/") || /archive/.test(url.hostname) ? "https" : "http"}://${address}`;
  }
  return null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function plain(url: URL): string {
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  if (url.searchParams.get("amp") !== null) url.searchParams.delete("amp");
  url.hash = "";
  url.username = "";
  url.password = "";
  if (/^amp\./.test(url.hostname)) url.hostname = url.hostname.replace(/^amp\./, "www.");
  url.pathname = url.pathname
    .replace(/\/amp\/?$/i, "/")
    .replace(/^\/amp\//i, "/")
    .replace(/\.amp(?=\.html?$|$)/i, "");
  return url.toString();
}

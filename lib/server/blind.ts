import { withBase } from "../model/base-path.ts";

/** What blind mode does to a request for a page. */
type BlindAnswer = {
  /** The request's cookies as the page should see them. */
  readonly cookies: string;
  /** The cookie to set where the address changes what was chosen before. */
  readonly set: string | null;
  /** Where to go first, so that the address says what the page shows and can be passed on. */
  readonly redirect: string | null;
};

/** Paths that are not pages: the API, Next's own files, and files by their ending. */
const NOT_A_PAGE = /^\/(?:api|_next)(?:\/|$)|\.[a-z0-9]{2,5}$/i;

/**
 * Blind mode (outlets as letters) is chosen once and holds on every page: a cookie remembers it, the address says it
 * (`?blind=1`) and wins; `?blind=0` reveals. Returns null where a request is no page or says nothing about it. `path` is without the base
 * path; what goes to the browser has it.
 */
export function blindAnswer(path: string, cookieHeader = "", base = ""): BlindAnswer | null {
  const url = URL.canParse(path, "http://page") ? new URL(path, "http://page") : null;
  if (!url || NOT_A_PAGE.test(url.pathname)) return null;
  // "/a/..//elsewhere" is a path of two slashes, which a browser reads as another host.
  const page = url.pathname.replace(/^\/+/, "/");
  const others = cookieHeader.split(/;\s*/).filter((cookie) => cookie && !cookie.startsWith("blind="));
  const chosen = cookieHeader.split(/;\s*/).includes("blind=1");
  const asked = url.searchParams.get("blind");
  if (asked === null && !chosen) return null;
  if (asked === null) {
    const query = `${url.search}${url.search ? "&" : "?"}blind=1`;
    return { cookies: cookieHeader, set: null, redirect: withBase(base, page + query) };
  }
  // Remembered until the browser is closed.
  const kept = `Path=${withBase(base, "/")}; SameSite=Lax; HttpOnly`;
  if (asked === "1") {
    const set = chosen ? null : `blind=1; ${kept}`;
    return { cookies: [...others, "blind=1"].join("; "), set, redirect: null };
  }
  url.searchParams.delete("blind");
  const set = `blind=; ${kept}; Max-Age=0`;
  return { cookies: others.join("; "), set, redirect: withBase(base, page + url.search) };
}

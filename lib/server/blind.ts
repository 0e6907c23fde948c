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

/** Remembered until the browser is closed. */
const SET = "blind=1; Path=/; SameSite=Lax; HttpOnly";
const FORGET = `${SET.replace("=1", "=")}; Max-Age=0`;

/**
 * Blind mode (outlets as letters) is chosen once and holds on every page: a cookie remembers it, the address says it
 * (`?blind=1`) and wins; `?blind=0` reveals. Returns null where a request is no page or says nothing about it.
 */
export function blindAnswer(path: string, cookieHeader = ""): BlindAnswer | null {
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
    return { cookies: cookieHeader, set: null, redirect: page + query };
  }
  if (asked === "1") return { cookies: [...others, "blind=1"].join("; "), set: chosen ? null : SET, redirect: null };
  url.searchParams.delete("blind");
  return { cookies: others.join("; "), set: FORGET, redirect: page + url.search };
}

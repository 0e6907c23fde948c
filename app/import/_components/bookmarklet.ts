/** The name under which a page's text stands in the fragment of the import page's address. */
const FRAGMENT = "#page=";

/** Longest text that a bookmark sends, in characters: written with escapes it still fits into an address of 2 MB. */
const LONGEST_SENT = 200_000;

/**
 * What runs on the page that a reader wants to send: it takes what is marked, or all visible text, with the page's own words for title,
 * outlet, author and date above, and opens the import page. The text goes in the fragment, which no browser sends to a server: it
 * reaches Parallax when the reader has seen it and presses Import, and no page elsewhere can bring a text in by itself.
 */
const SEND = `(() => {
  const stated = (...names) => {
    for (const name of names) {
      const found = document.querySelector('meta[property="' + name + '"], meta[name="' + name + '"]');
      const words = ((found && found.content) || "").replace(/\\s+/g, " ").trim().slice(0, 300);
      if (words && !/^https?:/.test(words)) return words;
    }
    return "";
  };
  const text = String(getSelection()).trim() || document.body.innerText.trim();
  if (!text) return alert("There is no text on this page.");
  if (text.length > LONGEST) return alert("This page is too long to be sent. Mark the article on it, then try again.");
  const lines = [
    ["Title", stated("og:title") || document.title.replace(/\\s+/g, " ").trim()],
    ["Outlet", stated("og:site_name")],
    ["Author", stated("author", "article:author")],
    ["Date", stated("article:published_time", "date").slice(0, 10)],
    ["URL", location.href],
  ];
  const words = lines.filter((line) => line[1]).map((line) => line.join(": ")).join("\\n") + "\\n\\n" + text;
  open(PAGE + encodeURIComponent(words.toWellFormed ? words.toWellFormed() : words));
})()`;

/** The address of the bookmark that sends a page to `importPage`, the whole address of the page for imports. */
export function bookmarklet(importPage: string): string {
  const code = SEND.replace("LONGEST", String(LONGEST_SENT)).replace("PAGE", JSON.stringify(importPage + FRAGMENT));
  return `javascript:${encodeURIComponent(code.replace(/\s*\n\s*/g, " "))}`;
}

/** The text that a fragment brings, or null where it brings none that can be read. */
export function textInFragment(fragment: string): string | null {
  if (!fragment.startsWith(FRAGMENT)) return null;
  try {
    return decodeURIComponent(fragment.slice(FRAGMENT.length));
  } catch {
    return null;
  }
}

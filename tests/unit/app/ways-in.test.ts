import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { bookmarklet, textInFragment } from "../../../app/import/_components/bookmarklet.ts";
import { type Shared, sharedText } from "../../../app/import/_components/shared-text.ts";

const LONG = "The ferry was late again on Tuesday, and nobody on the pier had been told why. ".repeat(6).trim();

describe("what is shared", () => {
  test.each<[string, Shared, string]>([
    ["an address alone", { url: "https://a.example/x" }, "https://a.example/x"],
    ["an address in the text", { text: "https://a.example/x" }, "https://a.example/x"],
    ["an address with a title", { title: "Ferry late", url: "https://a.example/x" }, "https://a.example/x"],
    ["a note with an address", { title: "Ferry", text: "Look at this: https://a.example/x" }, "https://a.example/x"],
    [
      "a note and the same address",
      { text: "See https://a.example/x", url: "https://a.example/x" },
      "https://a.example/x",
    ],
    ["a text", { text: LONG }, LONG],
    ["a text with a title", { title: "Ferry\n late", text: LONG }, `Title: Ferry late\n\n${LONG}`],
    ["a text and its address", { text: LONG, url: "https://a.example/x" }, `URL: https://a.example/x\n\n${LONG}`],
    ["a long text that holds an address", { text: `${LONG} https://a.example/x` }, `${LONG} https://a.example/x`],
    ["a short text without address", { title: "T", text: "Late again." }, "Title: T\n\nLate again."],
    ["two addresses", { text: "https://a.example/x\nhttps://b.example/y" }, "https://a.example/x\nhttps://b.example/y"],
    ["a title alone", { title: "Ferry late" }, ""],
    ["nothing", {}, ""],
  ])("%s", (_, shared, expected) => expect(sharedText(shared)).toBe(expected));
});

type Page = { readonly metas?: Record<string, string>; readonly text: string; readonly marked?: string };

/** What the bookmark does on such a page: the address that it opens, and what it tells. */
function press({ metas = {}, text, marked = "" }: Page): { opened: string | null; told: string | null } {
  const done: { opened: string | null; told: string | null } = { opened: null, told: null };
  const code = decodeURIComponent(bookmarklet("https://parallax.example/import").replace(/^javascript:/, ""));
  runInNewContext(code, {
    document: {
      title: "Ferry  late | Gazette",
      body: { innerText: text },
      querySelector: (selector: string) => {
        const name = /property="([^"]+)"/.exec(selector)?.[1] ?? "";
        return name in metas ? { content: metas[name] } : null;
      },
    },
    location: { href: "https://gazette.example/ferry" },
    getSelection: () => marked,
    open: (address: string) => {
      done.opened = address;
    },
    alert: (words: string) => {
      done.told = words;
    },
  });
  return done;
}

/** The text that the import page finds. */
const sent = (page: Page) => textInFragment(new URL(press(page).opened ?? "").hash);

describe("the bookmark", () => {
  test("sends the text with what the page says of itself, in a fragment of the import page", () => {
    const metas = {
      "og:title": "Ferry late",
      "og:site_name": "The Gazette",
      "article:published_time": "2026-03-02T08:00:00Z",
    };
    expect(press({ text: LONG, metas }).opened).toMatch(/^https:\/\/parallax\.example\/import#page=/);
    expect(sent({ text: LONG, metas })).toBe(
      `Title: Ferry late\nOutlet: The Gazette\nDate: 2026-03-02\nURL: https://gazette.example/ferry\n\n${LONG}`,
    );
  });
  test("sends what is marked, where something is", () => {
    expect(sent({ text: LONG, marked: "Only this." })).toBe(
      "Title: Ferry late | Gazette\nURL: https://gazette.example/ferry\n\nOnly this.",
    );
  });
  test("takes no address for an author, and no line end into a line", () => {
    const metas = { "article:author": "https://social.example/me", "og:title": "Two\nlines" };
    expect(sent({ text: LONG, metas })).toMatch(/^Title: Two lines\nURL: /);
  });
  test.each(["100 % of “it”", "<script>alert(1)</script>", "# ? & = +", "😀 Ω ж", "a\ud800b", "\u202eleft"])(
    "keeps “%s”",
    (words) => expect(sent({ text: words })?.split("\n\n").at(-1)).toBe(words.toWellFormed()),
  );
  test("tells of a page that is empty or too long, and opens nothing", () => {
    expect(press({ text: "  " })).toEqual({ opened: null, told: "There is no text on this page." });
    const { opened, told } = press({ text: "a".repeat(200_001) });
    expect(opened).toBeNull();
    expect(told).toContain("Mark the article");
    expect(press({ text: "ж".repeat(200_000) }).opened?.length).toBeLessThan(2_000_000);
  });
});

test.each(["", "#", "#new", "#page", "#page=%E0%A4%A"])("the fragment “%s” brings no text", (fragment) => {
  expect(textInFragment(fragment)).toBeNull();
});

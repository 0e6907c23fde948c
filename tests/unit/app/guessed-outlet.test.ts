import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ArticleLine } from "../../../app/articles/_components/article-line.tsx";
import { FileRow } from "../../../app/import/[id]/_components/file-row.tsx";
import { type OriginKind, outletGuess } from "../../../lib/model/article.ts";
import type { ArticleSummary } from "../../../lib/model/stored.ts";

const article = (origin: OriginKind | undefined, note?: string): ArticleSummary => ({
  ...{ id: 7, sourceId: "a.html", outletId: origin ? 1 : null, outlet: origin ? "Elm Courier" : null },
  ...{ headline: "Ferry late again", author: null, agency: null, url: null, publishedAt: null, updatedAt: null },
  ...{ capturedAt: null, language: "en", words: 9, bodyWords: 9, sha256: "", textSha256: "", groupId: 1, lead: true },
  ...{ removed: false, remarks: [], createdAt: new Date(0) },
  origins: origin ? { outlet: { origin, ...(note ? { note } : {}) } } : {},
});
const words = (html: string) => html.replace(/<[^>]+>/g, "");
const inList = (one: ArticleSummary) =>
  words(
    renderToStaticMarkup(
      createElement(ArticleLine, { listed: { article: one, letter: "A", copies: 1, story: undefined } }),
    ),
  );
const inResult = (one: ArticleSummary) =>
  words(
    renderToStaticMarkup(
      createElement(FileRow, {
        importId: 1,
        back: "/import/1",
        file: {
          ...{ article: one, position: 0, sourceId: one.sourceId, bytes: 9, status: "added", error: null },
          ...{ apart: [], step: "done", copies: [], story: null, removal: null, again: false },
        },
      }),
    ),
  );

test.each<[OriginKind, string | undefined, string | null]>([
  ["page-data", "its og:site_name", "guessed from the page’s data, its og:site_name"],
  ["page-data", undefined, "guessed from the page’s data"],
  ["inferred", "from its web address", "guessed from its web address"],
  ["inferred", undefined, "guessed"],
  ["stated", "its line “The Pier”", null],
  ["file", undefined, null],
  ["catalogue", "from its web address", null],
  ["person", undefined, null],
])("an outlet whose origin is %s (%s) is marked so: %s", (origin, note, guess) => {
  expect(outletGuess({ origin, ...(note ? { note } : {}) })).toBe(guess);
});

test.each([
  ["a list of articles", inList],
  ["an import’s result", inResult],
])("%s marks an outlet that was guessed, and no other", (_, shown) => {
  expect(shown(article("page-data", "its JSON-LD"))).toContain(
    "Elm Courier (guessed from the page’s data, its JSON-LD)",
  );
  expect(shown(article("file"))).toContain("Elm Courier");
  expect(shown(article("file"))).not.toContain("guessed");
  expect(shown(article(undefined))).toContain("Outlet unknown");
});

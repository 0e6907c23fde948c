import { readPage } from "../../lib/ingest/html/page.ts";
import { languageOf } from "../../lib/ingest/language.ts";
import { joinMetadata, statedMetadata } from "../../lib/ingest/metadata.ts";
import { passagesOf } from "../../lib/ingest/passages.ts";
import type { Metadata } from "../../lib/model/article.ts";
import {
  foldedWords,
  type MarkedPage,
  readExtractionPages,
  readMarkedPages,
  scoreExtraction,
  scoreSegments,
} from "./page-sets.ts";

type Field = "title" | "author" | "date";

/**
 * Pages of the web read as the import reads them: marked passages and whole main texts against what the product takes for body, and how
 * often title, author and date are right, wrong or missing where the page's reader gave them.
 *
 * @throws where the folder of evaluation data is absent.
 */
export function evaluatePages(folder: string) {
  const marked = readMarkedPages(folder);
  const whole = readExtractionPages(folder);
  const read = marked.map(({ html }) => readAll(html));
  const fields: Readonly<Record<Field, object>> = {
    title: tally(
      marked,
      read.map(({ metadata }) => metadata.headline?.value),
      "title",
    ),
    author: tally(
      marked,
      read.map(({ metadata }) => metadata.author?.value),
      "author",
    ),
    date: tally(
      marked,
      read.map(({ metadata }) => metadata.publishedAt?.value),
      "date",
    ),
  };
  return {
    pages: marked.length,
    segments: scoreSegments(
      marked,
      read.map(({ body }) => body),
    ),
    mainText: scoreExtraction(
      whole.map(({ gold }) => gold),
      whole.map(({ html }) => readAll(html).body),
    ),
    ...fields,
  };
}

/** A page's body and metadata. A page that cannot be read has neither. */
function readAll(html: string): { body: string; metadata: Metadata } {
  try {
    const { text, layout, metadata } = readPage(html);
    const passages = passagesOf(text, { layout });
    const kept = passages.filter(({ role }) => role === "body" || role === "headline" || role === "deck");
    const body = kept.map(({ start, end }) => text.slice(start, end)).join("\n");
    return { body, metadata: joinMetadata(metadata, statedMetadata(text, passages, languageOf(body)).metadata) };
  } catch {
    return { body: "", metadata: {} };
  }
}

/** Right, of all that the page's reader gave; wrong and missing in numbers. A title is right where one holds the other, an author where most of the names' words agree. */
function tally(pages: readonly MarkedPage[], ours: readonly (string | undefined)[], field: Field) {
  let [right, wrong, missing] = [0, 0, 0];
  for (const [i, { gold }] of pages.entries()) {
    const wanted = gold[field];
    const own = ours[i];
    if (!wanted) continue;
    if (!own) missing++;
    else if (agrees(String(wanted), own, field)) right++;
    else wrong++;
  }
  return { right: right / (right + wrong + missing || 1), wrong, missing };
}

function agrees(gold: string, own: string, field: Field): boolean {
  if (field === "date") return own.slice(0, 10) === gold.slice(0, 10);
  const [a, b] = [foldedWords(gold), foldedWords(own)];
  if (field === "title") return a.includes(b) || b.includes(a);
  const words = (text: string) =>
    new Set((text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !/^(?:by|von|par|und|and)$/.test(word)));
  const [g, o] = [words(a), words(b)];
  const common = [...g].filter((word) => o.has(word)).length;
  return common > 0 && common >= 0.6 * Math.max(1, Math.min(g.size, o.size));
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { draftOf } from "../../../lib/ingest/draft.ts";

const LAYOUTS = join(import.meta.dirname, "../../fixtures/layouts");

/** The text of a layout that holds no paragraphs of a story: what stands behind "role| ". */
function pageOf(file: string): string {
  const [, ...rows] = readFileSync(join(LAYOUTS, file), "utf8").trimEnd().split("\n");
  return rows.map((row) => row.split("| ").slice(1).join("| ")).join("\n");
}

test.each([
  ["53-indian-daily.txt", { author: "R. Lakshmi Nair", publishedAt: "2025-03-04" }],
  ["54-west-african-paper.txt", { author: "Tunde Afolayan", publishedAt: "2025-03-04" }],
  ["55-brazilian-portal.txt", { author: "Lívia Prado", publishedAt: "2025-03-04" }],
  ["56-newsletter-platform.txt", { author: "Delia Stroud", publishedAt: "2025-03-04" }],
  ["57-australian-broadcaster.txt", { author: "Priya Raman and Jack Tully", publishedAt: "2025-03-04" }],
  ["58-smart-brevity.txt", { author: "Cora Lindqvist", publishedAt: "2025-03-04", updatedAt: "2025-03-04" }],
  ["59-swedish-public.txt", { author: "Anna Wiklund", publishedAt: "2025-03-04", updatedAt: "2025-03-04" }],
  ["60-press-release-wire.txt", { publishedAt: "2025-03-04" }],
  ["61-polish-portal.txt", { author: "Marta Zielińska", publishedAt: "2025-03-04", agency: "PAP" }],
  ["62-police-blotter.txt", { author: "LORNA PIKE", publishedAt: "2025-03-04" }],
  ["63-japanese-english-daily.txt", { author: "Kenta Morioka", publishedAt: "2025-03-04" }],
  ["64-turkish-english-agency.txt", { author: "Selin Aydemir", publishedAt: "2025-03-04", updatedAt: "2025-03-04" }],
])("%s: who wrote it for whom and when is read, and nothing is made up", (file, wanted) => {
  const { metadata } = draftOf({ sourceId: file, bytes: Buffer.from(pageOf(file)) });
  const told = Object.entries(metadata).filter(([field]) => field !== "headline");
  expect(Object.fromEntries(told.map(([field, said]) => [field, said?.value]))).toEqual(wanted);
});

test.each([
  ["By Marcus Reed\nand\nAlia Karim", "Marcus Reed and Alia Karim"],
  ["By Nora Quill\nand Abel Bix", "Nora Quill and Abel Bix"],
  ["Von Lea Brandt\nund\nJens Ohm", "Lea Brandt and Jens Ohm"],
  ["By Nora Quill\n&\nAbel Bix", "Nora Quill and Abel Bix"],
  ["By Tom Byrne\nand\nNora Quill\nMay 5, 2024", "Tom Byrne and Nora Quill"],
])("names of a byline over several lines stay together: %j", (byline, author) => {
  const body =
    "The mill in the valley of Orr will close in June, its owner said on Monday. About forty people work there in two shifts.";
  const page = `Mill to close in June\n\n${byline}\n\n${body}\n\nThe union has asked the council for help before the summer starts.`;
  expect(draftOf({ sourceId: "mill.txt", bytes: Buffer.from(page) }).metadata.author?.value).toBe(author);
});

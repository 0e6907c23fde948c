import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSources } from "../../../../lib/cli/sources.ts";
import type { FileText } from "../../../../lib/ingest/formats/file-text.ts";
import { entriesOfList, SourceList } from "../../../../lib/ingest/formats/source-list.ts";

const list = (source: unknown, name = "list.json") =>
  new SourceList(new Map([[name, entriesOfList(name, Buffer.from(JSON.stringify(source))) ?? []]]));
const entry = (fields: object) => ({ type: "article-newspaper", issued: { "date-parts": [[2025, 3, 7]] }, ...fields });
const text = (words: string, more: Partial<FileText> = {}): FileText => ({
  sourceId: "a.txt",
  bytes: Buffer.from(words),
  metadata: {},
  remarks: [],
  page: false,
  ...more,
});
const page = (words: string) => text(words, { sourceId: "a.html", page: true });
const dateOf = ({ metadata }: FileText) => metadata.publishedAt?.value;

describe("a list of sources is joined to texts", () => {
  const sources = () =>
    list([
      entry({ title: "Salt works at Varn to reopen", URL: "https://www.varn-post.example/salt/" }),
      entry({ title: "Notes", DOI: "10.5555/coasts.2024.7" }),
    ]);

  test.each([
    ["the page's canonical link", page('<link rel="canonical" href="http://varn-post.example/salt">')],
    [
      "the address that its archive says",
      text("x", { metadata: { url: { value: "https://varn-post.example/salt?utm_source=a", origin: "file" } } }),
    ],
    [
      "the page's title with the site's name behind it",
      page("<title>Salt Works at Varn to Reopen | Varn Post</title>"),
    ],
    ["the page's heading", page("<h1 class=a>Salt works at Varn to reopen</h1>")],
    ["a line at the head of a plain text", text("Varn Post\n\nSalt works at Varn to reopen\nBy Ada Lind\n")],
    ["the text of a PDF", text("%PDF", { read: { text: "SALT WORKS AT VARN TO REOPEN\nBy", format: "pdf" } })],
    ["a DOI that stands in it", text("Harbour dues\ndoi:10.5555/Coasts.2024.7\n")],
  ])("by %s", (_, found) => {
    expect(dateOf(sources().complete(found))).toBe("2025-03-07");
  });

  test.each([
    ["a longer DOI", text("doi:10.5555/coasts.2024.77")],
    ["a title too short to be one text's alone", text("Notes\n\nOf this and that.")],
    ["the same words deep in the text", text(`${"Another line.\n".repeat(9)}Salt works at Varn to reopen`)],
    ["another page of the same site", page('<link rel="canonical" href="https://varn-post.example/salty">')],
  ])("but not by %s", (_, found) => {
    expect(dateOf(sources().complete(found))).toBeUndefined();
  });

  test("that stand in one folder, and an entry without a text is told", async () => {
    const folder = mkdtempSync(join(tmpdir(), "parallax-list-"));
    try {
      mkdirSync(join(folder, "files"));
      writeFileSync(join(folder, "files/one.txt"), "Salt works at Varn to reopen\n\nThe salt works reopen.");
      writeFileSync(join(folder, "rows.json"), JSON.stringify([{ text: "A row is no list of sources." }]));
      const lost = entry({ title: "A text that nobody saved" });
      writeFileSync(join(folder, "csl.json"), JSON.stringify([entry({ title: "Salt works at Varn to reopen" }), lost]));
      const told: string[] = [];
      for await (const item of readSources([folder])) {
        if ("refused" in item) told.push(`${item.sourceId}: ${item.refused}`);
        else told.push(item.sourceId);
        if (item.sourceId.endsWith("one.txt") && "sources" in item)
          expect(dateOf(item.sources?.complete(text("Salt works at Varn to reopen")) ?? text(""))).toBe("2025-03-07");
      }
      expect(told).toEqual([
        "files/one.txt",
        "rows.json",
        expect.stringMatching(/^csl\.json:2: Of “A text that nobody/),
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

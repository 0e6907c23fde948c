import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { readSources } from "../../lib/cli/sources.ts";
import { type ImportItem, importArticles } from "../../lib/usecases/imports/import-articles.ts";
import { reviseRoles } from "../../lib/usecases/passages/revise-roles.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { importAll, workQueue } from "./support/seeds.ts";

const golden = (kind: string, name: string): ImportItem => ({
  sourceId: name,
  bytes: readFileSync(join(import.meta.dirname, "../golden/formats", kind, name)),
});

beforeEach(freshDatabase);

async function outcomes(items: readonly ImportItem[]): Promise<string[]> {
  const told: string[] = [];
  for await (const { sourceId, status, error } of importArticles(items, "test"))
    told.push(`${sourceId}: ${error ?? status}`);
  return told;
}

describe("files of many formats in one import", () => {
  test("each becomes its articles, and what cannot be read says why and stops no other", async () => {
    const told = await outcomes([
      golden("page", "harbour.html"),
      golden("page", "broken.html"),
      golden("feed", "rss.xml"),
      golden("table", "export.csv"),
      golden("json", "array.json"),
      golden("mail", "newsletter.eml"),
      {
        sourceId: "site.js",
        bytes: new TextEncoder().encode("import a from 'b';\nexport function c() { return a(); }"),
      },
    ]);
    expect(told).toEqual([
      "harbour.html: added",
      expect.stringMatching(/^broken\.html: This page shows no text/),
      "vh-101: added",
      "https://valeherald.example/pass: added",
      "r1: added",
      "r2: added",
      "j1: added",
      expect.stringMatching(/^j2: Row 2 has no "text"/),
      "newsletter.eml: added",
      expect.stringMatching(/^site\.js: This file is a program or a style sheet/),
    ]);
    const [page] = await sql<{ headline: string; author: string; origin: string }>(
      "SELECT headline, author, origins->'author'->>'origin' AS origin FROM article WHERE source_id = 'harbour.html'",
    );
    expect(page).toEqual({
      headline: "Ferry strike halts Orrin harbour",
      author: "Dora Finch, Tim Ash",
      origin: "page-data",
    });
    expect(await outcomes([golden("page", "harbour.html")])).toEqual(["harbour.html: already-there"]);
  });
});

describe("the roles that a page's structure gave", () => {
  test("are the same when roles are read again by a later version", async () => {
    const { harbour = -1 } = await importAll([{ ...golden("page", "harbour.html"), sourceId: "harbour" }]).then(
      async () =>
        Object.fromEntries((await sql<{ id: number }>("SELECT id FROM article")).map(({ id }) => ["harbour", id])),
    );
    await workQueue();
    const roles = () => sql("SELECT role, role_origin, text FROM passage ORDER BY position");
    const before = await roles();
    expect(before).toContainEqual({
      role: "teaser",
      role_origin: "a link outside the article of the page",
      text: "Council votes on the market hall",
    });
    await sql("UPDATE article SET roles_version = 0");
    await reviseRoles(harbour);
    expect(await roles()).toEqual(before);
  });
});

describe("a folder given to the command", () => {
  test("is read with its sub-folders; what has no reader is named", async () => {
    const folder = mkdtempSync(join(tmpdir(), "parallax-folder-"));
    const { mkdirSync } = await import("node:fs");
    mkdirSync(join(folder, "sub"));
    writeFileSync(join(folder, "a.txt"), "The ferry stayed in port.");
    writeFileSync(join(folder, "sub", "b.html"), "<p>The pass is closed.</p>");
    writeFileSync(join(folder, "sub", "photo.png"), "x");
    const said: string[] = [];
    const error = console.error;
    console.error = (line: string) => said.push(line);
    const found: string[] = [];
    try {
      for await (const { sourceId } of readSources([folder])) found.push(sourceId);
    } finally {
      console.error = error;
    }
    expect(found).toEqual(["a.txt", join("sub", "b.html")]);
    expect(said).toEqual([`Passed over, no reader for them yet: ${join("sub", "photo.png")}.`]);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decode } from "../../lib/ingest/decode.ts";
import { draftOf } from "../../lib/ingest/draft.ts";
import { readOpml } from "../../lib/ingest/formats/opml.ts";
import { textsOfFile } from "../../lib/ingest/formats/texts-of-file.ts";
import { AppError } from "../../lib/model/errors.ts";

const folder = join(import.meta.dirname, "formats");
/** Lists of feeds hold no article: the feeds that they name are watched. */
const FEED_LISTS = join(folder, "opml");

/** Every text of a file with its metadata, remarks and passages, or the sentence that refuses it. */
async function readFile(path: string, name: string): Promise<unknown[]> {
  const told: unknown[] = [];
  try {
    if (path.includes(FEED_LISTS)) return readOpml(decode(readFileSync(path)).text);
    for await (const text of textsOfFile({ sourceId: name, bytes: readFileSync(path) })) {
      if ("refused" in text) told.push(text);
      else told.push(drafted(text));
    }
  } catch (error) {
    told.push({ refused: sentence(error) });
  }
  return told;
}

function drafted(incoming: Parameters<typeof draftOf>[0]): unknown {
  try {
    const { sourceId, metadata, remarks, passages, text } = draftOf(incoming);
    const values = Object.fromEntries(Object.entries(metadata).map(([field, { value }]) => [field, value]));
    return {
      sourceId,
      ...values,
      remarks,
      passages: passages.map(({ role, start, end }) => `${role}: ${text.slice(start, end)}`),
    };
  } catch (error) {
    return { sourceId: incoming.sourceId, refused: sentence(error) };
  }
}

function sentence(error: unknown): string {
  if (error instanceof AppError) return error.message;
  throw error;
}

/** Every format that comes in, with the folder of its files. */
const FOLDERS: Readonly<Record<string, string>> = {
  "plain text": "txt",
  Markdown: "markdown",
  HTML: "page",
  MHTML: "mhtml",
  "RSS, Atom, JSON Feed": "feed",
  "Word .docx": "docx",
  "OpenDocument .odt": "odt",
  PDF: "pdf",
  EML: "mail",
  MBOX: "mbox",
  "CSV, TSV": "table",
  "JSON, JSON lines": "json",
  "WARC, WACZ": "warc",
  ZIP: "archive",
  "RIS, BibTeX": "bibliography",
  "CSL-JSON": "citation-json",
  "Zotero's export": "zotero-rdf",
  OPML: "opml",
};

const LISTS = ["bibliography", "citation-json", "zotero-rdf", "opml"];

test.each(Object.entries(FOLDERS))("%s has three files that are read and one that is broken", (_, kind) => {
  const expected = readdirSync(join(folder, kind)).filter((name) => name.endsWith(".expected.json"));
  const [broken, sound] = [true, false].map((isBroken) =>
    expected.filter((name) => /^broken[.-]/.test(name) === isBroken),
  );
  expect(sound?.length).toBeGreaterThanOrEqual(3);
  expect(broken?.length).toBeGreaterThanOrEqual(1);
  // A list of sources by itself holds no article: each of its entries is named. Nor does a list of feeds.
  if (LISTS.includes(kind)) return;
  const read = sound?.filter((name) => readFileSync(join(folder, kind, name), "utf8").includes('"passages"'));
  expect(read?.length).toBeGreaterThanOrEqual(3);
});

describe.each(
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name),
)("files of the kind %s", (kind) => {
  test.each(readdirSync(join(folder, kind)).filter((name) => !name.endsWith(".expected.json")))("%s", async (name) => {
    const expected = JSON.parse(readFileSync(join(folder, kind, `${name}.expected.json`), "utf8"));
    expect(await readFile(join(folder, kind, name), name)).toEqual(expected);
  });
});

test("a list of feeds that is sent as a file to read is refused, and where it belongs is said", async () => {
  const bytes = readFileSync(join(FEED_LISTS, "folders.opml"));
  const read = async () => {
    for await (const text of textsOfFile({ sourceId: "folders.opml", bytes })) return text;
  };
  await expect(read()).rejects.toThrow("Have its feeds watched on the page Feeds.");
});

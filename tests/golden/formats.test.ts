import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { draftOf } from "../../lib/ingest/draft.ts";
import { textsOfFile } from "../../lib/ingest/formats/texts-of-file.ts";
import { AppError } from "../../lib/model/errors.ts";

const folder = join(import.meta.dirname, "formats");

/** Every text of a file with its metadata, remarks and passages, or the sentence that refuses it. */
async function readFile(path: string, name: string): Promise<unknown[]> {
  const told: unknown[] = [];
  try {
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

import { describe, expect, test } from "vitest";
import { draftOf } from "../../../../lib/ingest/draft.ts";
import { textsOfFile } from "../../../../lib/ingest/formats/texts-of-file.ts";
import { AppError } from "../../../../lib/model/errors.ts";
import { BAD_FILES } from "../../../faults/bad-files.ts";

/** Longest that one file may take, in milliseconds: an installation gives its reader ten seconds. */
const LONGEST_MS = 10_000;
/** Texts of one file whose drafts are made here: its ten-thousandth entry says nothing more. */
const MOST_DRAFTS = 20;

/** What becomes of a file: a sentence for what is refused, the length of what is read. Anything else that is thrown is a fault. */
async function outcomes(name: string, bytes: Uint8Array): Promise<string[]> {
  const told: string[] = [];
  const sentence = (error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    told.push(error.message);
  };
  try {
    for await (const text of textsOfFile({ sourceId: name, bytes })) {
      if ("refused" in text) told.push(text.refused);
      else if (told.length < MOST_DRAFTS) {
        try {
          told.push(`read: ${draftOf(text).text.length} characters`);
        } catch (error) {
          sentence(error);
        }
      }
    }
  } catch (error) {
    sentence(error);
  }
  return told;
}

describe("bad files are read as far as they go or refused in a sentence", () => {
  test.each(BAD_FILES.map((file) => [file.name, file] as const))(
    "%s",
    { timeout: 30_000 },
    async (name, { bytes, says }) => {
      const file = bytes();
      const began = performance.now();
      const told = await outcomes(name, file);
      expect(performance.now() - began).toBeLessThan(LONGEST_MS);
      expect(told.length).toBeGreaterThan(0);
      if (says) expect(told.join("\n")).toMatch(says);
      expect(told.join("\n")).not.toMatch(/root:x:0/);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );

  test("there are at least sixty of them", () => {
    expect(new Set(BAD_FILES.map(({ name }) => name)).size).toBeGreaterThanOrEqual(60);
  });
});

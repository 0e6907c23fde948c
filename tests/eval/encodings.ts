import { join } from "node:path";
import iconv from "iconv-lite";
import { canonicalText, decode } from "../../lib/ingest/decode.ts";
import { importedTexts } from "./imported-texts.ts";
import { readRows } from "./page-sets.ts";

type EncodedText = { readonly encoding: string; readonly base64: string };

/** Many of the texts are pages of the web: the import tells by content. */
const NAME = "text.txt";

/**
 * Share of texts in forty encodings that are read as they were written, of those whose gold encoding can be decoded here; `unknown` counts
 * the others. `imported` is the share through the import, as files, of which the same articles are made as of the same text in UTF-8;
 * `withText` counts those of which any is made.
 */
export async function evaluateEncodings(folder: string) {
  const texts = readRows<EncodedText>(join(folder, "encodings/dev.jsonl.gz"));
  const known = texts.filter(({ encoding }) => iconv.encodingExists(encoding));
  const right = known.filter(({ encoding, base64 }) => {
    const bytes = Buffer.from(base64, "base64");
    return textIn(bytes) === canonicalText(iconv.decode(bytes, encoding));
  });
  const withText: boolean[] = [];
  for (const { encoding, base64 } of known) {
    const bytes = Buffer.from(base64, "base64");
    const wanted = await importedTexts(NAME, Buffer.from(iconv.decode(bytes, encoding), "utf8"));
    if (wanted.some((text) => text !== null))
      withText.push(JSON.stringify(wanted) === JSON.stringify(await importedTexts(NAME, bytes)));
  }
  return {
    texts: texts.length,
    unknown: texts.length - known.length,
    right: right.length / known.length,
    withText: withText.length,
    imported: withText.filter(Boolean).length / withText.length,
  };
}

function textIn(bytes: Uint8Array): string | null {
  try {
    return decode(bytes).text;
  } catch {
    return null;
  }
}

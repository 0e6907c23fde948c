import { join } from "node:path";
import iconv from "iconv-lite";
import { canonicalText, decode } from "../../lib/ingest/decode.ts";
import { readRows } from "./page-sets.ts";

type EncodedText = { readonly encoding: string; readonly base64: string };

/** Share of texts in forty encodings that are read as they were written, of those whose gold encoding can be decoded here; `unknown` counts the others. */
export function evaluateEncodings(folder: string) {
  const texts = readRows<EncodedText>(join(folder, "encodings/dev.jsonl.gz"));
  const known = texts.filter(({ encoding }) => iconv.encodingExists(encoding));
  const right = known.filter(({ encoding, base64 }) => {
    const bytes = Buffer.from(base64, "base64");
    return textIn(bytes) === canonicalText(iconv.decode(bytes, encoding));
  });
  return { texts: texts.length, unknown: texts.length - known.length, right: right.length / known.length };
}

function textIn(bytes: Uint8Array): string | null {
  try {
    return decode(bytes).text;
  } catch {
    return null;
  }
}

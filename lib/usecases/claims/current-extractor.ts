import type { ClaimExtractor } from "../../model/extractor.ts";
import { extractorServer } from "../../services/extractor-server.ts";

/** The extractor that EXTRACTOR_URL names; null where none is plugged in. */
export function currentExtractor(): ClaimExtractor | null {
  const { EXTRACTOR_URL = "", EXTRACTOR_KEY = "" } = process.env;
  return EXTRACTOR_URL ? extractorServer({ url: EXTRACTOR_URL, key: EXTRACTOR_KEY, fetch }) : null;
}

import { currentConfig } from "../../model/config.ts";
import type { ClaimExtractor } from "../../model/extractor.ts";
import { extractorServer } from "../../services/extractor-server.ts";

/** The extractor that EXTRACTOR_URL names; null where none is plugged in. */
export function currentExtractor(): ClaimExtractor | null {
  const { extractor } = currentConfig();
  return extractor && extractorServer({ ...extractor, fetch });
}

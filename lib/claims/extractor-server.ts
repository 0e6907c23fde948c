import { z } from "zod";
import type { ClaimExtractor } from "../model/extractor.ts";
import { askServer, type PluggedServer } from "./plugged-server.ts";

/** Claims in an answer: more than any article gives. */
const MOST_CLAIMS = 2000;

/** A stretch of text as a service names it. */
export const quotedSpanSchema = z.object({ start: z.int().min(0), end: z.int().min(0), quote: z.string() });
const schema = z.object({
  provider: z.string().min(1).max(100),
  version: z.string().min(1).max(100),
  claims: z.array(quotedSpanSchema.extend({ speaker: quotedSpanSchema.nullable().default(null) })).max(MOST_CLAIMS),
});

/**
 * An extractor behind an address: it is sent `{text, language, passages: [{start, end}]}` by POST and answers
 * `{provider, version, claims: [{start, end, quote, speaker: {start, end, quote} | null}]}`, offsets in UTF-16 units of the text.
 * Throws UNAVAILABLE where it fails or answers something else; the claims of the rules stay as they are.
 */
export function extractorServer(server: PluggedServer): ClaimExtractor {
  return {
    async extract({ text, language, body }) {
      const { provider, version, claims } = await askServer(
        server,
        { text, language, passages: body.map(({ start, end }) => ({ start, end })) },
        { schema, name: "claim extractor", wanted: "a list of claims", variables: "EXTRACTOR_URL and EXTRACTOR_KEY" },
      );
      return { by: `${provider} ${version}`, claims };
    },
  };
}

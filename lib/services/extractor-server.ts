import { z } from "zod";
import type { ClaimExtractor } from "../model/extractor.ts";
import { askServer, type PluggedServer, quotedSpanSchema, signatureShape, signed } from "./plugged-server.ts";

/** Claims in an answer: more than any article gives. */
const MOST_CLAIMS = 2000;

const schema = z.object({
  ...signatureShape,
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
      const answer = await askServer(
        server,
        { text, language, passages: body.map(({ start, end }) => ({ start, end })) },
        { schema, name: "claim extractor", wanted: "a list of claims", variables: "EXTRACTOR_URL and EXTRACTOR_KEY" },
      );
      return { by: signed(answer), claims: answer.claims };
    },
  };
}

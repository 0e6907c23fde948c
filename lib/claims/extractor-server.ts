import { z } from "zod";
import { AppError } from "../model/errors.ts";
import type { ClaimExtractor } from "../model/extractor.ts";

const PATIENCE_MS = 60_000;
/** Claims in an answer, and characters of it: more than any article gives. */
const MOST_CLAIMS = 2000;
const LONGEST_ANSWER = 4_000_000;

const quotedSpan = z.object({ start: z.int().min(0), end: z.int().min(0), quote: z.string() });
const answerSchema = z.object({
  provider: z.string().min(1).max(100),
  version: z.string().min(1).max(100),
  claims: z.array(quotedSpan.extend({ speaker: quotedSpan.nullable().default(null) })).max(MOST_CLAIMS),
});

/**
 * An extractor behind an address: it is sent `{text, language, passages: [{start, end}]}` by POST and answers
 * `{provider, version, claims: [{start, end, quote, speaker: {start, end, quote} | null}]}`, offsets in UTF-16 units of the text.
 * Throws UNAVAILABLE where it fails or answers something else; the claims of the rules stay as they are.
 */
export function extractorServer(server: { url: string; key: string; fetch: typeof fetch }): ClaimExtractor {
  return {
    async extract({ text, language, body }) {
      const response = await server
        .fetch(server.url, {
          method: "POST",
          headers: { "content-type": "application/json", ...(server.key ? { authorization: `Bearer ${server.key}` } : {}) },
          body: JSON.stringify({ text, language, passages: body.map(({ start, end }) => ({ start, end })) }),
          signal: AbortSignal.timeout(PATIENCE_MS),
        })
        .catch(() => null);
      if (!response?.ok) throw unavailable(response ? `answered ${response.status}` : "does not answer");
      const answer = await response.text().catch(() => "");
      if (answer.length > LONGEST_ANSWER) throw unavailable("sent more than an article can hold");
      const read = answerSchema.safeParse(parsed(answer));
      if (!read.success) throw unavailable(`sent what is not a list of claims (${read.error.issues[0]?.path.join(".") || "not JSON"})`);
      const { provider, version, claims } = read.data;
      return { by: `${provider} ${version}`, claims };
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function unavailable(what: string): AppError {
  return new AppError("UNAVAILABLE", `The claim extractor ${what}. Check EXTRACTOR_URL and EXTRACTOR_KEY.`);
}

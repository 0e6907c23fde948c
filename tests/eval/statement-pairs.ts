import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { claimsOf } from "../../lib/claims/claim.ts";
import { claimScorer } from "../../lib/claims/match.ts";
import { localEmbedder } from "../../lib/embed/local.ts";
import type { StoredClaim } from "../../lib/model/claim.ts";
import { tagWords } from "../../lib/text/nlp.ts";

type Event = { readonly sentences: readonly { outlet: string; text: string }[]; readonly pairs: readonly (readonly [number, number])[] };

const QUOTE = /[“"][^”“"]{15,}[”"]/g;
const CONTENT = new Set(["NOUN", "PROPN", "VERB", "ADJ", "NUM"]);
const FEWEST_LEMMAS = 4;

/**
 * How high the sentence that quotes the same words stands among all of its outlet, quotes blanked on both sides (RULINGS 22).
 * Null where the set is absent. With embeddings it takes about a minute.
 */
export async function measureStatementPairs({ embeddings = false } = {}): Promise<{ mrr: number; hitAt10: number; queries: number } | null> {
  const file = join(process.env.PARALLAX_EVAL ?? "../shared/eval", "statement-pairs/dev.jsonl.gz");
  if (!existsSync(file)) return null;
  const events = gunzipSync(readFileSync(file))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Event);
  const embedder = embeddings ? localEmbedder() : null;
  const ranks: number[] = [];
  for (const event of events) {
    const texts = event.sentences.map(({ text }) => text.replace(QUOTE, " "));
    const claims = texts.map(asClaim);
    const vectors = embedder ? new Map((await embedder.embed(texts)).map((vector, id) => [id, vector])) : undefined;
    const frequency = (lemma: string) => claims.filter((claim) => claim.lemmas.includes(lemma)).length;
    const counts = new Map([...new Set(claims.flatMap((claim) => claim.lemmas))].map((lemma) => [lemma, frequency(lemma)]));
    const score = claimScorer(claims, { embeddings: vectors, documentFrequency: (lemma) => counts.get(lemma) ?? 0, corpusSize: claims.length });
    for (const [one, other] of event.pairs) ranks.push(...rankOf(one, other), ...rankOf(other, one));
    function rankOf(asked: number, gold: number): number[] {
      const [query, answer] = [claims[asked], claims[gold]];
      if (!query || !answer || [query, answer].some((claim) => new Set(claim.lemmas).size < FEWEST_LEMMAS)) return [];
      const rivals = claims.filter((_, i) => event.sentences[i]?.outlet === event.sentences[gold]?.outlet).map((claim) => score(query, claim));
      const reached = score(query, answer);
      const ties = rivals.filter((value) => value === reached).length;
      return [rivals.filter((value) => value > reached).length + (ties + 1) / 2];
    }
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return { mrr: mean(ranks.map((rank) => 1 / rank)), hitAt10: mean(ranks.map((rank) => (rank <= 10 ? 1 : 0))), queries: ranks.length };
}

/** A whole sentence as one claim, with the names and figures of the claims found in it. */
function asClaim(text: string, id: number): StoredClaim {
  const span = { start: 0, end: text.length };
  const { claims } = claimsOf(text, [span], { language: "en" });
  return {
    ...{ id, articleId: id, groupId: id, span, sentence: span, speaker: null, speakerSpan: null, via: null, cue: null, verbClass: null },
    ...{ hedges: [], negated: false, dates: [], quantities: claims.flatMap((claim) => claim.quantities) },
    entities: [...new Set(claims.flatMap((claim) => claim.entities))],
    lemmas: tagWords(text)
      .filter((word) => CONTENT.has(word.pos))
      .map((word) => word.lemma.toLowerCase()),
  };
}

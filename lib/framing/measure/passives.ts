import type { Span, Token } from "../../model/span.ts";
import lists from "../lexicons/passives.json" with { type: "json" };

const IRREGULAR = new Set(formsOf("irregular"));
const STATES = new Set(formsOf("state"));
const BE = new Set(["is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't"]);
/** May stand between “be” and its participle. */
const BETWEEN = new Set([
  "not",
  "never",
  "also",
  "then",
  "now",
  "already",
  "still",
  "just",
  "only",
  "first",
  "often",
  "soon",
  "later",
]);

/** How many words after the participle are searched for “by”. More would take the “by” of a later clause for the agent. */
const AGENT_WITHIN = 8;

/**
 * Passives of one sentence that name no agent: a form of “be”, at most two adverbs, a participle, and no “by” within
 * eight words. Cautious: what is mostly a state (“is concerned”) is left out, and “get” passives are not sought.
 */
export function passivesWithoutAgent(tokens: readonly Token[]): Span[] {
  const found: Span[] = [];
  for (const [i, be] of tokens.entries()) {
    if (!BE.has(be.norm)) continue;
    let k = i + 1;
    while (k <= i + 2 && isBetween(tokens[k]?.norm)) k++;
    const participle = tokens[k];
    if (!participle || !isParticiple(participle.norm)) continue;
    if (tokens.slice(k + 1, k + 1 + AGENT_WITHIN).some((token) => token.norm === "by")) continue;
    found.push({ start: be.start, end: participle.end });
  }
  return found;
}

function isBetween(word: string | undefined): boolean {
  return word !== undefined && (BETWEEN.has(word) || (word.length > 4 && word.endsWith("ly")));
}

function isParticiple(word: string): boolean {
  if (STATES.has(word)) return false;
  // Shorter words in -ed are no participles of a verb: "red", "bed", "need".
  return IRREGULAR.has(word) || (word.length > 4 && word.endsWith("ed") && !word.endsWith("eed"));
}

function formsOf(term: string): readonly string[] {
  return lists.entries.find((entry) => entry.term === term)?.forms ?? [];
}

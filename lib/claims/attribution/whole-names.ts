import type { TaggedWord } from "../../text/nlp.ts";
import { isCapital, isParticle, phraseEnd, type Range } from "./sentence.ts";
import { hasRole } from "./voice.ts";

/** Behind the name of a person these say how, when or where he spoke, unless a name follows: "with a sniff", "after the match". */
const MANNER = /^(?:with|without|from|at|in|on|for|near|against|after|before|during|outside|inside|through)$/;
/** How many words the phrase of manner may have before a capital shows that it names a body: "with the Coast Guard". */
const BODY_REACH = 4;

/** Where the speaker named behind an inverted verb ends: “…,” said [Ann Post, Ben Carr and Lea Dahl] with a smile. */
export function speakerEnd(words: readonly TaggedWord[], first: number): number {
  const to = withoutManner(words, first, phraseEnd(words, first));
  return to > first && endsInName(words, first, to) ? listEnd(words, to) : to;
}

/** Cut before what says how the person spoke: "Amos Reed with a sniff". */
export function withoutManner(words: readonly TaggedWord[], first: number, to: number): number {
  for (let j = first + 1; j < to; j++) {
    if (!MANNER.test(words[j]?.norm ?? "") || !isNameWord(words, j - 1)) continue;
    // "Counsel for the families": a role with a capital is no name, and whose it is belongs to it.
    if (j === first + 1 && hasRole(words.slice(first, j))) continue;
    const behind = words.slice(j + 1, Math.min(to, j + 1 + BODY_REACH));
    if (!behind.some(isCapital)) return j;
  }
  return to;
}

/** Several people whose full names are joined by commas and "and" in front of a name: "Ann Post, Ben Carr and Lea Dahl". */
export function listStart(words: readonly TaggedWord[], { from, to }: Range): number {
  if (!words.slice(from, to).some((word) => word.norm === "and")) return from;
  let start = from;
  while (words[start - 1]?.raw === ",") {
    const first = nameStart(words, start - 1);
    const alone = first <= 0 || words[first - 1]?.raw === ",";
    if (!alone || start - 1 - first < 2 || !isNameWord(words, first) || !isNameWord(words, start - 2)) break;
    start = first;
  }
  return start;
}

/** The same behind one: only where "and" closes the list, so that an apposition is left alone. */
function listEnd(words: readonly TaggedWord[], to: number): number {
  let end = to;
  while (words[end]?.raw === ",") {
    const conjunction = words[end + 1]?.norm === "and";
    const first = end + (conjunction ? 2 : 1);
    let last = first;
    while (isNameWord(words, last) || isParticle(words, last)) last++;
    if (last - first < 2) return to;
    end = last;
    if (conjunction) return end;
    if (words[end]?.norm === "and" && isNameWord(words, end + 1)) return phraseEnd(words, end + 1);
  }
  return to;
}

/** Where the run of name words that ends before `to` begins: small words inside names and hyphens belong to it. */
export function nameStart(words: readonly TaggedWord[], to: number): number {
  let from = to;
  while (
    isNameWord(words, from - 1) ||
    isParticle(words, from - 1) ||
    (words[from - 1]?.raw === "-" && isNameWord(words, from - 2))
  )
    from--;
  return from;
}

function endsInName(words: readonly TaggedWord[], first: number, to: number): boolean {
  return to - first >= 2 && isNameWord(words, to - 1) && isNameWord(words, to - 2);
}

function isNameWord(words: readonly TaggedWord[], at: number): boolean {
  const word = words[at];
  return word !== undefined && /^\p{Lu}/u.test(word.raw) && (word.pos === "PROPN" || isCapital(word));
}

import type { StoredClaim } from "../model/claim.ts";
import { tagWords } from "../text/nlp.ts";
import { contentLemmas } from "./claim-lemmas.ts";
import { NAME_WORDS } from "./entities.ts";

/** A claim with its words, which names are taken from. */
export type Worded = StoredClaim & { readonly quote?: string };

/** A word of a name: the lemma, and how the claims print it. */
export type Term = { readonly lemma: string; readonly weight: number; readonly name: boolean };

/** Words that say little of what a matter is about, whatever their rarity. */
const EMPTY = new Set(
  "attempt global administration early late major full real large great good new now end use include make take give get go come future order plan support goal power possible way time year week day people thing part case point need want try keep become seem today month long well back set put show call know think see tell recent recently currently actually therefore however monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december".split(
    " ",
  ),
);

/**
 * The lemmas that claims of different groups share (in a dispute: that both sides have), strongest first: rarer in the corpus and in
 * more of the claims. Names of people and countries come only where nothing else is shared: they stand in every matter.
 */
export function sharedTerms(claims: readonly Worded[], frequency: (lemma: string) => number, corpus: number, most: number): Term[] {
  const named = new Set(claims.flatMap((claim) => claim.entities).flatMap((name) => name.toLowerCase().split(/[\s-]+/)));
  const isName = (lemma: string) => named.has(lemma.toLowerCase()) || NAME_WORDS.has(lemma.toLowerCase());
  const holders = new Map<string, Set<number>>();
  const counts = new Map<string, number>();
  const sides = new Set(claims.map((claim) => claim.groupId)).size;
  for (const claim of claims) {
    for (const lemma of new Set(claim.lemmas)) {
      holders.set(lemma, (holders.get(lemma) ?? new Set()).add(sides > 1 ? claim.groupId : claim.id));
      counts.set(lemma, (counts.get(lemma) ?? 0) + 1);
    }
  }
  const weight = (lemma: string) => (counts.get(lemma) ?? 0) * Math.log(1 + corpus / Math.max(1, frequency(lemma))) * (isName(lemma) ? 0.2 : 1);
  const usable = [...holders].filter(([lemma]) => lemma.length > 2 && !EMPTY.has(lemma) && !/\d|ly$/.test(lemma));
  const shared = usable.filter(([, by]) => by.size > 1);
  // A denial of "such plans" shares no word with what it denies: then the words of the longer claim stand for both.
  const chosen = shared.length > 0 ? shared : usable;
  return chosen
    .map(([lemma]) => ({ lemma, weight: weight(lemma), name: isName(lemma) }))
    .toSorted((a, b) => b.weight - a.weight || a.lemma.localeCompare(b.lemma, "en"))
    .slice(0, most);
}

/**
 * Terms as a reader would read them: the longest stretch of a claim made of these terms alone, joined with the strongest term
 * outside it, such as "Weapons, military targets". `concept` words appear as the claims print them.
 */
export function phraseFrom(terms: readonly Term[], claims: readonly Worded[], words = 3): string {
  const wanted = new Map(terms.slice(0, words).map((term) => [term.lemma, term.weight]));
  let best: { text: string; lemmas: Set<string>; weight: number } = { text: "", lemmas: new Set(), weight: 0 };
  const printed = new Map<string, string>();
  for (const claim of claims) {
    for (const stretch of stretchesOf(claim.quote ?? "", wanted)) {
      for (const { lemma, text } of stretch.parts) if (!printed.has(lemma)) printed.set(lemma, text);
      const lemmas = new Set(stretch.parts.map((part) => part.lemma));
      const weight = [...lemmas].reduce((sum, lemma) => sum + (wanted.get(lemma) ?? 0), 0);
      if (weight > best.weight) best = { text: stretch.text, lemmas, weight };
    }
  }
  const rest = [...wanted.keys()].filter((lemma) => !best.lemmas.has(lemma)).map((lemma) => printed.get(lemma) ?? lemma);
  const name = [best.text, ...rest].filter(Boolean).join(", ");
  return name.charAt(0).toUpperCase() + name.slice(1);
}

type Stretch = { readonly text: string; readonly parts: readonly { readonly lemma: string; readonly text: string }[] };

/** Runs of neighbouring words that are all wanted. */
function stretchesOf(quote: string, wanted: ReadonlyMap<string, number>): Stretch[] {
  const stretches: Stretch[] = [];
  let run: { lemma: string; start: number; end: number }[] = [];
  const close = () => {
    const [first, last] = [run[0], run.at(-1)];
    if (first && last)
      stretches.push({
        text: quote.slice(first.start, last.end),
        parts: run.map(({ lemma, start, end }) => ({ lemma, text: quote.slice(start, end) })),
      });
    run = [];
  };
  for (const word of tagWords(quote)) {
    const [lemma] = contentLemmas([word]);
    const joined = run.length === 0 || quote.slice(run.at(-1)?.end, word.start).trim() === "";
    if (lemma === undefined || !wanted.has(lemma) || !joined) close();
    if (lemma !== undefined && wanted.has(lemma)) run.push({ lemma, start: word.start, end: word.end });
  }
  close();
  return stretches;
}

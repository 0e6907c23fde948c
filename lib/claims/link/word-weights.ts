import type { StoredClaim } from "../../model/claim.ts";
import { isNation, NAME_WORDS } from "../attribution/entities.ts";
import english from "../data/english.json" with { type: "json" };
import light from "../data/light-words.json" with { type: "json" };

/** How much a word says, 0 to 1. */
export type Weigh = (lemma: string) => number;

export type CorpusCounts = {
  /** In how many claims of the corpus a lemma stands. */
  readonly documentFrequency: (lemma: string) => number;
  readonly corpusSize: number;
};

/** A name says who, not what: "Biden administration" stands in many matters. */
const NAME_WEIGHT = 0.5;
/** A name in more than this share of the claims is one of the actors. */
const NAME_EVERYWHERE = 0.04;
/** A light word ("president", "Monday", "launch") stands in any matter. */
const LIGHT_WEIGHT = 0.1;
/** A word met so often in general English says nothing ("use" 741 times in 236,000 words). */
const EVERYWHERE = 800;
/** A shared word from this weight on is one of those that a matter is made of. */
const CORE_FROM = 0.15;

const LIGHT = new Set(light.words.flatMap((line) => line.split(" ")));
const COUNTS = new Map(
  Object.entries(english.counts).flatMap(([count, words]) =>
    words.split(" ").map((word) => [word, Number(count)] as const),
  ),
);

/** Alias words that are no ordinary nouns as well: "Treasury" is what a matter is about as often as who. */
const ACTORS = [...NAME_WORDS].filter(
  (word) => !COUNTS.has(word) || isNation(word.charAt(0).toUpperCase() + word.slice(1)),
);

/** How rare a lemma is in general English, 0 (everywhere) to 1; months, weekdays, titles and numbers are light whatever their rarity. */
export function rarityInEnglish(lemma: string): number {
  return isLight(lemma)
    ? LIGHT_WEIGHT
    : Math.max(0.02, 1 - Math.log1p(COUNTS.get(lemma.toLowerCase()) ?? 0) / Math.log1p(EVERYWHERE));
}

function isLight(lemma: string): boolean {
  const word = lemma.toLowerCase();
  return LIGHT.has(word) || /\d/.test(word) || word.endsWith("ly");
}

/**
 * The words of the names that stand all over these claims, lower case, and of those in our alias list: who, not what. A name that is
 * met now and then ("Kursk", "Mariupol") tells of a matter as any rare word does.
 */
export function nameWords(claims: readonly StoredClaim[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const claim of claims) {
    for (const word of namedIn(claim)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const everywhere = [...counts].filter(([, count]) => count > NAME_EVERYWHERE * claims.length).map(([word]) => word);
  return new Set([...ACTORS, ...everywhere]);
}

const namedBefore = new WeakMap<StoredClaim, ReadonlySet<string>>();

/** The words of all names in a claim, read once: the claim is counted anew for each article that it is compared with. */
function namedIn(claim: StoredClaim): ReadonlySet<string> {
  const known = namedBefore.get(claim);
  if (known) return known;
  const named = new Set([...claim.entities, claim.speaker ?? "", claim.via ?? ""].flatMap(partsOf));
  namedBefore.set(claim, named);
  return named;
}

/** What a word counts towards the gate of a link: its rarity in English, and nothing for a name or a light word. */
export function coreWeigher(names: ReadonlySet<string>): Weigh {
  return cached((lemma) => {
    const rarity = names.has(lemma.toLowerCase()) ? 0 : rarityInEnglish(lemma);
    return rarity > CORE_FROM ? rarity : 0;
  });
}

/** A word's weight by its rarity in English and in the corpus: what does not hang on the two articles compared. */
export function corpusWeigher(corpus: CorpusCounts, names: ReadonlySet<string>): Weigh {
  return cached(
    (lemma) =>
      (names.has(lemma.toLowerCase()) ? NAME_WEIGHT : 1) *
      rarityInEnglish(lemma) *
      inverseFrequency(corpus.documentFrequency(lemma), corpus.corpusSize) ** 0.25,
  );
}

/** Claims of general English that stand beside the corpus's own: a few claims of one story tell its actors, and English tells the rest. */
const PRIOR_CLAIMS = 3000;
/** Words of WordNet's counted texts, and content words of a claim. */
const COUNTED_WORDS = 236_000;
const CLAIM_WORDS = 10;

/**
 * How rare a lemma is in the corpus, about 0 (everywhere) to 1, squared; general English stands in for what a small corpus cannot know
 * (smoothed by a prior, Zhai and Lafferty 2004). It means the same in a collection of five texts and of a hundred thousand, and does not hang on
 * the two articles compared. Names are not told apart: who acts in one story only is rare, who acts everywhere is not.
 */
export function rarityWeigher({ documentFrequency, corpusSize }: CorpusCounts): Weigh {
  const known = rarities.get(documentFrequency);
  if (known?.corpusSize === corpusSize) return known.weigh;
  const weigh = cached((lemma) => {
    const inEnglish = Math.min(0.5, (((COUNTS.get(lemma.toLowerCase()) ?? 0) + 0.5) * CLAIM_WORDS) / COUNTED_WORDS);
    const share = (documentFrequency(lemma) + 0.5 + PRIOR_CLAIMS * inEnglish) / (corpusSize + 1 + PRIOR_CLAIMS);
    const rarity = Math.max(0.01, Math.log(1 / share) / Math.log(2 * (corpusSize + 1 + PRIOR_CLAIMS)));
    return (isLight(lemma) ? LIGHT_WEIGHT : 1) * rarity ** 2;
  });
  rarities.set(documentFrequency, { corpusSize, weigh });
  return weigh;
}

/** The weights under each set of counts: articles that came in together are weighed by the same ones. */
const rarities = new WeakMap<
  CorpusCounts["documentFrequency"],
  { readonly corpusSize: number; readonly weigh: Weigh }
>();

/** Inverse document frequency (Spärck Jones 1972) as a share of the highest there can be, 0 to 1. */
export function inverseFrequency(frequency: number, size: number): number {
  const within = Math.min(frequency, size);
  return Math.log(1 + (size - within + 0.5) / (within + 0.5)) / Math.log(1 + (size + 0.5) / 0.5);
}

export function cached(weigh: Weigh): Weigh {
  const known = new Map<string, number>();
  return (lemma) => {
    const before = known.get(lemma);
    if (before !== undefined) return before;
    const value = weigh(lemma);
    known.set(lemma, value);
    return value;
  };
}

function partsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((part) => part.length > 0);
}

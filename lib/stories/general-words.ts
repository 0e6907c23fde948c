import general from "./data/general-words.json" with { type: "json" };

/** Words of an article of news, for the share of articles in which a word of a given frequency stands. */
const WORDS_PER_ARTICLE = 450;
/** Share of articles for a word that no list holds: rarer than the rarest listed one. */
const UNLISTED = 0.0002;

const SHARES = new Map(
  Object.entries(general.words as Record<string, Record<string, string>>).map(([language, steps]) => [
    language,
    new Map(
      Object.entries(steps).flatMap(([step, words]) => {
        const share = 1 - Math.exp(-WORDS_PER_ARTICLE * 10 ** (-Number(step) / 10));
        return words.split(" ").map((word) => [word, share] as const);
      }),
    ),
  ]),
);
const ENGLISH = SHARES.get("en") ?? new Map<string, number>();

/**
 * The share of articles in which a term stands in news at large, above 0 to 1, by word frequencies of its language; English where the
 * language is not known. A collection of six texts has no statistics of its own: without this, "year" would join what "munition" joins.
 */
export function generalShare(term: string, language: string): number {
  return (SHARES.get(language) ?? ENGLISH).get(term) ?? UNLISTED;
}

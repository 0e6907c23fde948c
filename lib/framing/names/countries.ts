import list from "../lexicons/countries.json" with { type: "json" };

const COUNTRY = new Map(
  Object.entries(list.countries).flatMap(([country, others]) =>
    [country, ...others].map((word) => [word.toLowerCase(), country] as const),
  ),
);
/** Written as words in small letters they mean something else. */
const CAPITALS_ONLY = new Set(["us", "polish", "turkey", "chile", "georgia", "jordan", "niger"]);

/** The country that a word or two stand for, by its name, people, adjective or seat of government; null for any other. */
export function countryOf(word: string): string | null {
  const known = COUNTRY.get(word.toLowerCase().replace(/['’]s?$/, ""));
  if (!known || !/^\p{Lu}/u.test(word)) return null;
  return CAPITALS_ONLY.has(word.toLowerCase()) && word.toLowerCase() === "us" && word !== "US" ? null : known;
}

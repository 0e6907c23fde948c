import data from "./data/first-names.json" with { type: "json" };

const WOMEN = new Set(data.women.split(" "));
const MEN = new Set(data.men.split(" "));

/** Whether the word is a given name that we know. */
export function isGivenName(word: string): boolean {
  return WOMEN.has(word) || MEN.has(word);
}

/** Whom the given name is usual for; null where we do not know it. */
export function genderOfGivenName(word: string): "woman" | "man" | null {
  return WOMEN.has(word) ? "woman" : MEN.has(word) ? "man" : null;
}

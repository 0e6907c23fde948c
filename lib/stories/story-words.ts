import { tokensOf } from "../text/tokens.ts";

const LATIN = /\p{Script=Latin}/u;
/** A longer run of letters is data or a wall of one letter, no word, and too long for a row of the index. */
const LONGEST_WORD = 100;

/**
 * The words of a text as stories are found by them, in order: lower case, Latin letters without accents, plurals and possessives like
 * their singular. Single letters and runs of more than a hundred say nothing and are left out; a Chinese word may be one character long.
 */
export function storyWords(text: string): string[] {
  const words: string[] = [];
  for (const { norm } of tokensOf(text)) {
    if (norm.length > LONGEST_WORD) continue;
    const word = foldWord(norm);
    if (word.length > 1 || /\p{Script=Han}/u.test(word)) words.push(word);
  }
  return words;
}

/** A word without what changes from sentence to sentence: "Mayors'" and "mayor" are one term. Other scripts stay as they are. */
export function foldWord(norm: string): string {
  if (!LATIN.test(norm)) return norm;
  const word = norm
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/'s?$/, "");
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.length > 3 && word.endsWith("s") && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/**
 * Letters of Cyrillic, Greek and phonetic alphabets that look like Latin ones. Someone who hides a copy swaps a few inside English words;
 * a word wholly in its own script is left alone, or Russian text would turn into nonsense that matches other nonsense.
 */
const LOOKALIKES = new Map(
  [..."аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdԛqԝwɡgɑaıiαaβbεeηnιiκkνvοoρpτtυuχxγyωw"].reduce<[string, string][]>(
    (pairs, letter, i, all) => {
      if (i % 2 === 0) pairs.push([letter, all[i + 1] ?? letter]);
      return pairs;
    },
    [],
  ),
);
const LATIN = /[a-z]/;
const SWAPPED = /[\u0370-\u052fɡɑı]/;
const SWAPPED_ALL = /[\u0370-\u052fɡɑı]/g;

/**
 * Accents, strokes and rings that stand on another letter. They go from Latin words only: there they are left out or added without changing
 * the word (résumé, resume), while й is another letter than и, and a Thai or Hindi word without its marks is another word.
 */
const MARKED = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]/;
const MARKS_ALL = new RegExp(MARKED.source, "g");
/** Vowel signs of Arabic and Hebrew, which one edition prints and another does not. */
const POINTS_ALL = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0652\u0670]/g;

/**
 * A word as it is hashed: NFKC, lower case, straight apostrophe, lookalike letters of a mixed-script word made Latin, Latin letters
 * without accents, Arabic and Hebrew without vowel signs. Never shown and never stored.
 */
export function hashedForm(word: string): string {
  const folded = word.normalize("NFKC").toLowerCase().replaceAll("’", "'").replace(POINTS_ALL, "");
  const decomposed = folded.normalize("NFKD");
  if (!LATIN.test(decomposed)) return folded;
  const plain = MARKED.test(decomposed) ? decomposed.replace(MARKS_ALL, "") : folded;
  return SWAPPED.test(plain) ? plain.replace(SWAPPED_ALL, (letter) => LOOKALIKES.get(letter) ?? letter) : plain;
}

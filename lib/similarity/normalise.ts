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

/** Characters without width that split or join words unseen. Removed for hashing; offsets stay those of the canonical text. */
const UNSEEN =
  /[\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]|\u034f|[\u17b4\u17b5]|[\u180b-\u180f]|[\ufe00-\ufe0f]/u;
const UNSEEN_ALL = new RegExp(UNSEEN.source, "gu");

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

/** `text` without unseen characters, and where each of its characters stood; `at` is null where there were none. */
export function withoutUnseen(text: string): { text: string; at: Int32Array | null } {
  if (!UNSEEN.test(text)) return { text, at: null };
  const kept: string[] = [];
  const at = new Int32Array(text.length + 1);
  let to = 0;
  let from = 0;
  const keep = (end: number) => {
    kept.push(text.slice(from, end));
    for (; from < end; from++) at[to++] = from;
  };
  for (const match of text.matchAll(UNSEEN_ALL)) {
    keep(match.index);
    from = match.index + match[0].length;
  }
  keep(text.length);
  at[to] = text.length;
  return { text: kept.join(""), at };
}

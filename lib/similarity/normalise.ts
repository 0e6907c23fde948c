/**
 * Letters of Cyrillic and Greek that look like Latin ones. Someone who hides a copy swaps a few inside English words;
 * a word wholly in its own script is left alone, or Russian text would turn into nonsense that matches other nonsense.
 */
const LOOKALIKES = new Map(
  [..."аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdԛqԝwɡgαaβbεeηnιiκkνvοoρpτtυuχxγyωw"].reduce<[string, string][]>((pairs, letter, i, all) => {
    if (i % 2 === 0) pairs.push([letter, all[i + 1] ?? letter]);
    return pairs;
  }, []),
);
const LATIN = /[a-z]/;
const SWAPPED = /[\u0370-\u052fɡ]/;
const SWAPPED_ALL = /[\u0370-\u052fɡ]/g;

/** Characters without width that split or join words unseen. Removed for hashing; offsets stay those of the canonical text. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/;
const UNSEEN_ALL = new RegExp(UNSEEN.source, "g");

/**
 * A word as it is hashed: NFKC, lower case, straight apostrophe, lookalike letters of a mixed-script word made Latin.
 * Never shown and never stored.
 */
export function hashedForm(word: string): string {
  const folded = word.normalize("NFKC").toLowerCase().replaceAll("’", "'");
  if (!SWAPPED.test(folded) || !LATIN.test(folded)) return folded;
  return folded.replace(SWAPPED_ALL, (letter) => LOOKALIKES.get(letter) ?? letter);
}

/** `text` without unseen characters, and where each of its characters stood; `at` is null where there were none. */
export function withoutUnseen(text: string): { text: string; at: Int32Array | null } {
  if (!UNSEEN.test(text)) return { text, at: null };
  const kept = text.replace(UNSEEN_ALL, "");
  const at = new Int32Array(kept.length + 1);
  let to = 0;
  for (let from = 0; from < text.length; from++) {
    if (!UNSEEN.test(text.charAt(from))) at[to++] = from;
  }
  at[to] = text.length;
  return { text: kept, at };
}

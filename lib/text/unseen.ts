/** Characters without width that split or join words unseen. Passed over where words are read; offsets stay those of the canonical text. */
const UNSEEN =
  /[\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]|\u034f|[\u17b4\u17b5]|[\u180b-\u180f]|[\ufe00-\ufe0f]/u;
const UNSEEN_ALL = new RegExp(UNSEEN.source, "gu");

/**
 * Those of them that never part two words, as a class for expressions with the flag v: byte order mark, soft hyphen, joiners, variation
 * selectors, direction marks. A zero-width space is none, since it stands between words in scripts without spaces.
 */
export const JOINING = String.raw`[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]`;
const JOINING_ALL = new RegExp(`${JOINING}+`, "gv");

/** `word` as a reader sees it: without the characters of JOINING. */
export function asSeen(word: string): string {
  return JOINING_ALL.test(word) ? word.replace(JOINING_ALL, "") : word;
}

/** `text` without unseen characters, and where each of its characters stood; `at` is null where there were none. */
export function withoutUnseen(text: string): { text: string; at: Int32Array | null } {
  return UNSEEN.test(text) ? without(text, UNSEEN_ALL) : { text, at: null };
}

/** The same for soft hyphens alone, which stand inside words; a zero-width space may part two. */
export function withoutSoftHyphens(text: string): { text: string; at: Int32Array | null } {
  return text.includes("\u00ad") ? without(text, /\u00ad+/g) : { text, at: null };
}

function without(text: string, unseen: RegExp): { text: string; at: Int32Array } {
  const kept: string[] = [];
  const at = new Int32Array(text.length + 1);
  let to = 0;
  let from = 0;
  const keep = (end: number) => {
    kept.push(text.slice(from, end));
    for (; from < end; from++) at[to++] = from;
  };
  for (const match of text.matchAll(unseen)) {
    keep(match.index);
    from = match.index + match[0].length;
  }
  keep(text.length);
  at[to] = text.length;
  return { text: kept.join(""), at };
}

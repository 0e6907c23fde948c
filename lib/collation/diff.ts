import DiffMatchPatch from "diff-match-patch";
import { tokensOf } from "../text/tokens.ts";
import { asSeen, JOINING } from "../text/unseen.ts";

/** One run of a comparison, with its place on both sides. A removed run is empty in b, an added run is empty in a. */
export type Change = {
  readonly kind: "same" | "removed" | "added";
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
};

/** Runs in order; `cut` says that the comparison ran out of time and calls more different than is. */
export type WordDiff = { readonly changes: readonly Change[]; readonly cut: boolean };

/** A stretch of two lists: equal items, or items of one side only. Counts of items, not of characters. */
type Run = { readonly kind: Change["kind"]; readonly length: number };

type WordKey = { readonly key: string; readonly length: number };

/**
 * Seconds that one comparison may take. Shorter keeps pages quick and cuts more;
 * two different texts of 10,000 words need about a tenth of this.
 */
const LIMIT_SECONDS = 1;

/** Code units that stand for a word: all but 0 and the surrogates, which diff-match-patch may tear apart. */
const FIRST_SURROGATE = 0xd800;
const AFTER_SURROGATES = 0xe000;
const MOST_WORDS = 0xffff - (AFTER_SURROGATES - FIRST_SURROGATE);

/**
 * Word-by-word differences from `a` to `b`, with offsets into both.
 *
 * Words, never characters: a character diff of "12 hurt" and "20 hurt" keeps the
 * shared "2" and misreports both figures. White space is all one: a line broken
 * elsewhere is no change. With `fold`, capitals and apostrophes do not count either.
 */
export function diffWords(a: string, b: string, { fold = false, limitSeconds = LIMIT_SECONDS } = {}): WordDiff {
  const left = piecesOf(a, fold);
  const right = piecesOf(b, fold);
  const { runs, cut } = diffKeys(
    left.map(({ key }) => key),
    right.map(({ key }) => key),
    limitSeconds,
  );
  const changes: Change[] = [];
  let i = 0;
  let j = 0;
  let aStart = 0;
  let bStart = 0;
  for (const { kind, length } of runs) {
    let aEnd = aStart;
    let bEnd = bStart;
    if (kind !== "added") for (const stop = i + length; i < stop; i++) aEnd += left[i]?.length ?? 0;
    if (kind !== "removed") for (const stop = j + length; j < stop; j++) bEnd += right[j]?.length ?? 0;
    changes.push({ kind, aStart, aEnd, bStart, bEnd });
    aStart = aEnd;
    bStart = bEnd;
  }
  return { changes: withoutConfetti(changes, a), cut };
}

/**
 * Differences between two lists of keys, each distinct key mapped to one character (E. Myers, "An O(ND) difference
 * algorithm", 1986, as diff-match-patch has it). `cut` where the time ran out or there are more keys than characters.
 */
export function diffKeys(
  a: readonly string[],
  b: readonly string[],
  limitSeconds = LIMIT_SECONDS,
): { runs: Run[]; cut: boolean } {
  const letters = new Map<string, string>();
  const spell = (keys: readonly string[]): string =>
    keys
      .map((key) => {
        const known = letters.get(key);
        if (known !== undefined) return known;
        const index = letters.size + 1;
        const letter = String.fromCharCode(
          index < FIRST_SURROGATE ? index : index + AFTER_SURROGATES - FIRST_SURROGATE,
        );
        letters.set(key, letter);
        return letter;
      })
      .join("");
  const left = spell(a);
  const right = spell(b);
  if (letters.size > MOST_WORDS) return { runs: allDifferent(a.length, b.length), cut: true };
  const engine = new DiffMatchPatch();
  engine.Diff_Timeout = limitSeconds;
  const diffs = engine.diff_main(left, right, false);
  const runs = diffs.map(
    ([op, part]): Run => ({ kind: op === 0 ? "same" : op < 0 ? "removed" : "added", length: part.length }),
  );
  return { runs, cut: diffs.some(([op, part], i) => op < 0 && sharesLetter(part, diffs[i + 1])) };
}

/**
 * Whether a removed part shares a letter with the added part after it. A finished comparison never leaves one
 * there; on its timeout diff-match-patch gives the rest back as delete-all, insert-all.
 */
function sharesLetter(removed: string, next: readonly [number, string] | undefined): boolean {
  if (next === undefined || next[0] <= 0) return false;
  const letters = new Set(removed);
  for (const letter of next[1]) if (letters.has(letter)) return true;
  return false;
}

function allDifferent(a: number, b: number): Run[] {
  const runs: Run[] = [
    { kind: "removed", length: a },
    { kind: "added", length: b },
  ];
  return runs.filter(({ length }) => length > 0);
}

/** A run of white space, a pictograph with what it is joined to, or one sign. */
const SIGN = new RegExp(
  String.raw`(?:${JOINING}*(?!\ufeff)\s)+${JOINING}*|\p{Extended_Pictographic}(?:[\ufe0f\u{1f3fb}-\u{1f3ff}]|\u200d\p{Extended_Pictographic})*|.`,
  "gsv",
);

/**
 * The text cut without loss into words, runs of white space, and single signs. A figure is one piece with the commas and points inside it:
 * "4,000" against "4,200" would else be shown as "4," with three other digits.
 */
function piecesOf(text: string, fold: boolean): WordKey[] {
  const pieces: WordKey[] = [];
  let at = 0;
  const signsUntil = (end: number) => {
    for (const [sign] of text.slice(at, end).matchAll(SIGN)) {
      const seen = asSeen(sign);
      const last = pieces.at(-1);
      // What nobody sees is no difference: it goes with the piece before it.
      if (seen === "" && last) pieces.splice(-1, 1, { key: last.key, length: last.length + sign.length });
      else pieces.push({ key: /^\s/.test(seen) ? " " : seen, length: sign.length });
    }
    at = end;
  };
  for (const token of tokensOf(text)) {
    const last = pieces.at(-1);
    const key = fold ? token.norm : asSeen(token.raw);
    const between = text.slice(at, token.start);
    if (last && /^[,.]$/.test(between) && /^\d+$/.test(token.raw) && /^\d[\d,.]*$/.test(last.key)) {
      pieces.splice(-1, 1, { key: last.key + between + key, length: last.length + token.end - at });
      at = token.end;
      continue;
    }
    signsUntil(token.start);
    pieces.push({ key, length: token.end - token.start });
    at = token.end;
  }
  signsUntil(text.length);
  const [first, second] = pieces;
  if (first?.key === "" && second) pieces.splice(0, 2, { key: second.key, length: first.length + second.length });
  return pieces;
}

/**
 * Lone spaces between two changes join them, so that "at least ten" -> "some twenty" is one replacement and
 * not three; within each stretch of change what was removed stands before what was added.
 */
function withoutConfetti(changes: readonly Change[], a: string): Change[] {
  const result: Change[] = [];
  let open: Change | null = null;
  const close = () => {
    if (open === null) return;
    const { aStart, aEnd, bStart, bEnd } = open;
    if (aEnd > aStart) result.push({ kind: "removed", aStart, aEnd, bStart, bEnd: bStart });
    if (bEnd > bStart) result.push({ kind: "added", aStart: aEnd, aEnd, bStart, bEnd });
    open = null;
  };
  changes.forEach((change, index) => {
    const between = index > 0 && index < changes.length - 1 && open !== null;
    if (change.kind === "same" && !(between && a.slice(change.aStart, change.aEnd).trim() === "")) {
      close();
      result.push(change);
    } else {
      open = { ...change, aStart: open?.aStart ?? change.aStart, bStart: open?.bStart ?? change.bStart };
    }
  });
  close();
  return result;
}

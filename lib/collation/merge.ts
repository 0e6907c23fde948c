import type { Passage, Role } from "../model/article.ts";
import type { Span } from "../model/span.ts";
import { countWords, tokensOf } from "../text/tokens.ts";
import { alignPassages } from "./align-passages.ts";
import { type Change, diffWords } from "./diff.ts";
import { keyOf } from "./likeness.ts";

/** A copy to be merged: its siglum, canonical text and passages in order. */
export type Witness = { readonly siglum: string; readonly text: string; readonly passages: readonly Passage[] };

/** What one copy holds of a merged passage; several passages where this copy breaks its paragraphs elsewhere. */
export type Holder = {
  readonly siglum: string;
  readonly passages: readonly Passage[];
  /** From the first to the last of `passages` in the copy's canonical text. */
  readonly span: Span;
  readonly text: string;
};

/** How a copy's words differ from the first holder's. Offsets are into the two holders' `text`. */
export type Variant = { readonly siglum: string; readonly changes: readonly Change[]; readonly cut: boolean };

/** One passage of the merged text, with every copy that holds it. */
export type MergedPassage = {
  readonly role: Role;
  /** In the order of the witnesses; never empty. The first one's words are the ones to print. */
  readonly holders: readonly Holder[];
  /** Only for holders whose words differ from the first one's. */
  readonly variants: readonly Variant[];
  /** Row at which the other copies hold the same words, where this passage moved; else null. */
  readonly movedTo: number | null;
  readonly words: number;
};

/** All copies as one text, in reading order. `cut`: an alignment was given up for size and shows more different than is. */
export type MergedText = {
  readonly sigla: readonly string[];
  readonly rows: readonly MergedPassage[];
  readonly cut: boolean;
};

/** A moved passage has at least this many words. Fewer and every repeated "Share this" would count as moved. */
const MOVED_WORDS = 8;

/**
 * One text from any number of copies of an article, nothing lost: each passage of each witness stands in exactly one row.
 * Copies are added one by one to the first (progressive alignment, as CollateX does): equal passages first, then by shared words.
 */
export function mergeCopies(witnesses: readonly Witness[]): MergedText {
  let rows: Holder[][] = [];
  let cut = false;
  for (const witness of witnesses) {
    const next = witness.passages.map((passage) => [holderOf(witness, [passage])]);
    if (rows.length === 0) {
      rows = next;
      continue;
    }
    const alignment = alignPassages(rows.map(representative), next.map(representative));
    rows = alignment.steps.map(({ rows: [from, to], passages: [first, last] }) => {
      const merged = bySiglum(rows.slice(from, to).flat(), witnesses);
      const passages = witness.passages.slice(first, last);
      return passages.length === 0 ? merged : [...merged, holderOf(witness, passages)];
    });
    cut ||= alignment.cut;
  }
  const moved = movedRows(rows);
  return {
    sigla: witnesses.map(({ siglum }) => siglum),
    rows: rows.map((holders, at) => mergedPassage(holders, moved.get(at) ?? null)),
    cut,
  };
}

/** Whether every copy holds the passage in the same words. */
export function isSame(row: MergedPassage, merged: MergedText): boolean {
  return row.holders.length === merged.sigla.length && row.variants.length === 0;
}

function representative(holders: readonly Holder[]): string {
  return holders[0]?.text ?? "";
}

function holderOf({ siglum, text }: Witness, passages: readonly Passage[]): Holder {
  const span = { start: passages[0]?.start ?? 0, end: passages.at(-1)?.end ?? 0 };
  return { siglum, passages, span, text: text.slice(span.start, span.end) };
}

/** Rows that become one: each copy's passages in one holder again. */
function bySiglum(holders: readonly Holder[], witnesses: readonly Witness[]): Holder[] {
  return witnesses.flatMap((witness) => {
    const passages = holders.filter(({ siglum }) => siglum === witness.siglum).flatMap((holder) => holder.passages);
    return passages.length === 0 ? [] : [holderOf(witness, passages)];
  });
}

function mergedPassage(holders: readonly Holder[], movedTo: number | null): MergedPassage {
  const [first, ...others] = holders;
  if (first === undefined) throw new Error("A merged passage has no holder.");
  const variants = others.flatMap(({ siglum, text }) => {
    const { changes, cut } = diffWords(first.text, text);
    return changes.every(({ kind }) => kind === "same") ? [] : [{ siglum, changes, cut }];
  });
  return { role: first.passages[0]?.role ?? "body", holders, variants, movedTo, words: countWords(first.text) };
}

/**
 * Rows whose words stand elsewhere in the other copies: a row with the same words that no copy holds both of, which then is moved too; or
 * one that holds them among others, where a copy joins paragraphs.
 */
function movedRows(rows: readonly (readonly Holder[])[]): Map<number, number> {
  const moved = new Map<number, number>();
  const keys = rows.map((holders) => keyOf(representative(holders)));
  const words = rows.map((holders) => tokensOf(representative(holders)).length);
  const sigla = rows.map((holders) => new Set(holders.map(({ siglum }) => siglum)));
  const apart = (one: number, other: number) => [...(sigla[one] ?? [])].every((siglum) => !sigla[other]?.has(siglum));
  const seen = new Map<string, number>();
  keys.forEach((key, at) => {
    if ((words[at] ?? 0) < MOVED_WORDS) return;
    const other = seen.get(key);
    if (other === undefined) seen.set(key, at);
    else if (!moved.has(other) && apart(at, other)) moved.set(at, other).set(other, at);
  });
  const most = Math.max(0, ...sigla.map(({ size }) => size));
  keys.forEach((key, at) => {
    // Rows that most copies hold are where they belong; the longer row is sought only for the others.
    if (moved.has(at) || (words[at] ?? 0) < MOVED_WORDS || (sigla[at]?.size ?? 0) * 2 > most) return;
    const longer = keys.findIndex(
      (text, there) => there !== at && text.length > key.length && apart(at, there) && ` ${text} `.includes(` ${key} `),
    );
    if (longer >= 0) moved.set(at, longer);
  });
  return moved;
}

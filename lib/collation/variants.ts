import { tokensOf } from "../text/tokens.ts";
import type { Change } from "./diff.ts";
import type { MergedPassage } from "./merge.ts";

/** One place of a passage that copies word otherwise than the first: its words there, and theirs. Either may be empty, not both. */
export type VariantPlace = {
  /** Place in the first holder's text. */
  readonly start: number;
  readonly end: number;
  /** The first holder's words. */
  readonly lemma: string;
  /** The other copies' words. */
  readonly reading: string;
  /** The word before the place, for a reading that adds words: they need something to hang on. */
  readonly after: string;
  readonly sigla: readonly string[];
};

/** From this share of changed words on a passage is told in full and not place by place: the notes would be longer than the text. */
const WORDED_ANEW = 0.5;

/**
 * Where copies differ from the first holder of a passage, in the order of its text: copies that read the same at the same place share a note,
 * as in a critical apparatus. `anew` are copies that word the passage so differently that notes would not help.
 */
export function variantPlaces(row: MergedPassage): { places: VariantPlace[]; anew: string[] } {
  const base = row.holders[0]?.text ?? "";
  const places = new Map<string, VariantPlace>();
  const anew: string[] = [];
  for (const { siglum, changes } of row.variants) {
    const text = row.holders.find((holder) => holder.siglum === siglum)?.text ?? "";
    if (changedShare(changes, base, text) > WORDED_ANEW) {
      anew.push(siglum);
      continue;
    }
    for (const { start, end, reading } of replacements(changes, text)) {
      const key = `${start} ${end} ${reading}`;
      const known = places.get(key);
      const after = tokensOf(base.slice(0, start)).at(-1)?.raw ?? "";
      places.set(key, {
        start,
        end,
        lemma: base.slice(start, end).trim(),
        reading,
        after,
        sigla: [...(known?.sigla ?? []), siglum],
      });
    }
  }
  return { places: [...places.values()].sort((one, other) => one.start - other.start || one.end - other.end), anew };
}

function changedShare(changes: readonly Change[], base: string, text: string): number {
  const words = (side: string, start: number, end: number) => tokensOf(side, { start, end }).length;
  const changed = changes.reduce(
    (sum, { kind, aStart, aEnd, bStart, bEnd }) =>
      sum + (kind === "same" ? 0 : words(base, aStart, aEnd) + words(text, bStart, bEnd)),
    0,
  );
  return changed / Math.max(1, words(base, 0, base.length) + words(text, 0, text.length));
}

/** What was removed and what was added in its place, as one. */
function replacements(changes: readonly Change[], text: string): { start: number; end: number; reading: string }[] {
  const result: { start: number; end: number; reading: string }[] = [];
  let open: { start: number; end: number; reading: string } | null = null;
  for (const { kind, aStart, aEnd, bStart, bEnd } of changes) {
    if (kind === "same") {
      open = null;
      continue;
    }
    if (open === null) {
      open = { start: aStart, end: aEnd, reading: "" };
      result.push(open);
    }
    open.end = Math.max(open.end, aEnd);
    open.reading = `${open.reading} ${text.slice(bStart, bEnd)}`.trim();
  }
  return result;
}

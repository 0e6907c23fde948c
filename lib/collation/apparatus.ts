import type { Role } from "../model/article.ts";
import { countWords } from "../text/tokens.ts";
import type { MergedText } from "./merge.ts";
import { variantPlaces } from "./variants.ts";
import { type NumberedRow, whereInText } from "./views.ts";

type Note = NumberedRow & {
  readonly place: string;
  readonly role: Role;
  readonly sigla: readonly string[];
  readonly words: number;
};

/** One note of the critical apparatus: what the named copies have, and how. */
export type ApparatusEntry =
  /** Passages that only these copies hold; neighbouring ones of one role and the same holders share a note, from the first to the last. */
  | (Note & { readonly kind: "only"; readonly from: string; readonly to: string; readonly passages: number })
  /** Words that these copies read otherwise. Without a lemma the reading is added after the word `after`; without a reading the lemma is left out. */
  | (Note & { readonly kind: "variant"; readonly lemma: string; readonly reading: string; readonly after: string })
  /** A passage that these copies word so differently that only the whole says how. */
  | (Note & { readonly kind: "anew"; readonly from: string; readonly to: string });

/** What some copies hold and others lack or word otherwise, in reading order. */
export function apparatusOf(merged: MergedText): ApparatusEntry[] {
  const entries: ApparatusEntry[] = [];
  merged.rows.forEach((row, at) => {
    const text = row.holders[0]?.text ?? "";
    const note = { at, row, place: whereInText(merged, at), role: row.role };
    const { places, anew } = variantPlaces(row);
    for (const { lemma, reading, after, sigla } of places) {
      entries.push({ ...note, kind: "variant", lemma, reading, after, sigla, words: countWords(reading || lemma) });
    }
    for (const siglum of anew) {
      const reading = row.holders.find((holder) => holder.siglum === siglum)?.text ?? "";
      entries.push({ ...note, kind: "anew", from: text, to: reading, sigla: [siglum], words: countWords(reading) });
    }
    if (row.holders.length === merged.sigla.length) return;
    const sigla = row.holders.map(({ siglum }) => siglum);
    const last = entries.at(-1);
    const joins =
      last?.kind === "only" &&
      last.at + last.passages === at &&
      last.role === row.role &&
      last.sigla.join() === sigla.join();
    if (joins) entries.splice(-1, 1, { ...last, to: text, passages: last.passages + 1, words: last.words + row.words });
    else entries.push({ ...note, kind: "only", from: text, to: text, sigla, passages: 1, words: row.words });
  });
  return entries;
}

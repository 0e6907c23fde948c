import { countWords } from "../text/tokens.ts";
import { diffWords } from "./diff.ts";
import type { MergedPassage, MergedText } from "./merge.ts";

/** What changed from one copy to another, in words. */
type Amount = { readonly removed: number; readonly added: number };

/** A step from one version to the next: in the article's own text, and around it. `edited` counts passages that both hold in other words. */
export type VersionStep = {
  readonly body: Amount;
  readonly around: Amount;
  readonly edited: number;
  readonly moved: number;
};

/** What changed from each copy to the next, in the order given. The sigla are those of the merged text. */
export function versionSteps(merged: MergedText, sigla: readonly string[]): VersionStep[] {
  return sigla.slice(1).map((to, at) => stepBetween(merged, sigla[at] ?? "", to));
}

function stepBetween({ rows }: MergedText, from: string, to: string): VersionStep {
  const changes = rows.map((row, at) => ({ inBody: row.role === "body", ...changeOf(rows, at, from, to) }));
  const amountIn = (body: boolean): Amount => {
    const counted = changes.filter(({ inBody }) => inBody === body);
    return {
      removed: counted.reduce((sum, { removed }) => sum + removed, 0),
      added: counted.reduce((sum, { added }) => sum + added, 0),
    };
  };
  return {
    body: amountIn(true),
    around: amountIn(false),
    edited: changes.filter(({ kind }) => kind === "edited").length,
    moved: changes.filter(({ kind }) => kind === "moved").length,
  };
}

type RowChange = Amount & { readonly kind: "same" | "edited" | "moved" | "whole" };

const UNCHANGED: RowChange = { kind: "same", removed: 0, added: 0 };

/** What becomes of one row from one copy to the next: edited, moved, or there in one of the two alone. */
function changeOf(rows: readonly MergedPassage[], at: number, from: string, to: string): RowChange {
  const row = rows[at];
  const before = textOf(row, from);
  const after = textOf(row, to);
  if (!row || before === after) return UNCHANGED;
  if (before !== null && after !== null) {
    const { removed, added } = changedWords(row, from, to, before, after);
    return { kind: removed + added > 0 ? "edited" : "same", removed, added };
  }
  if (row.movedTo !== null && textOf(rows[row.movedTo], before === null ? from : to) !== null)
    // It stands at two places, and the step is told at the first.
    return at < row.movedTo ? { ...UNCHANGED, kind: "moved" } : UNCHANGED;
  return {
    kind: "whole",
    removed: before === null ? 0 : countWords(before),
    added: after === null ? 0 : countWords(after),
  };
}

function textOf(row: MergedPassage | undefined, siglum: string): string | null {
  return row?.holders.find((holder) => holder.siglum === siglum)?.text ?? null;
}

function changedWords(row: MergedPassage, from: string, to: string, before: string, after: string): Amount {
  const [first] = row.holders;
  // The first holder's differences are known already.
  const known = row.variants.find(
    ({ siglum }) => (first?.siglum === from && siglum === to) || (first?.siglum === to && siglum === from),
  );
  const turned = first?.siglum === to;
  const [a, b] = known && turned ? [after, before] : [before, after];
  const changes = known?.changes ?? (first && [from, to].includes(first.siglum) ? [] : diffWords(a, b).changes);
  let [inA, inB] = [0, 0];
  for (const { kind, aStart, aEnd, bStart, bEnd } of changes) {
    if (kind === "removed") inA += countWords(a.slice(aStart, aEnd));
    if (kind === "added") inB += countWords(b.slice(bStart, bEnd));
  }
  return known && turned ? { removed: inB, added: inA } : { removed: inA, added: inB };
}

import type { ReactNode } from "react";
import { compareTexts, sharedWords } from "../../../../lib/collation/compare-texts.ts";
import type { Span } from "../../../../lib/model/span.ts";
import { claimsIn, type ShownClaim } from "../../../../lib/usecases/columns/claim-cells.ts";
import type { StoryColumn } from "../../../../lib/usecases/stories/load-story.ts";
import type { ShownRow } from "../../../../lib/usecases/stories/story-rows.ts";
import { DiffText } from "../../../_components/diff-text.tsx";

/** In a row of two columns: the words that only one of the two first sentences has, marked in place. Nothing for other claims. */
export function twoMarked(
  row: ShownRow,
  columns: readonly StoryColumn[],
): ((shown: ShownClaim) => ReactNode) | undefined {
  const [a, b] = row.cells.map((cell) => claimsIn(cell)[0]?.claim);
  if (!a || !b) return undefined;
  const names = [columns[0]?.name ?? "", columns[1]?.name ?? ""] as const;
  const comparison = compareTexts(a.sentenceText, b.sentenceText);
  const words = sharedWords(a.sentenceText, b.sentenceText);
  return ({ claim }) => {
    if (claim.id !== a.id && claim.id !== b.id) return null;
    const side = claim.id === a.id ? "a" : "b";
    if (comparison.kind === "diff")
      return (
        <DiffText
          a={a.sentenceText}
          b={b.sentenceText}
          changes={comparison.changes}
          between="outlets"
          side={side}
          names={names}
        />
      );
    const shared = words.shared.flatMap((each) => each[side]);
    return marked(
      claim.sentenceText,
      joined(side === "a" ? words.onlyA : words.onlyB, shared),
      side === "a" ? "only-first" : "only-second",
      names[side === "a" ? 0 : 1],
    );
  };
}

/** Marks that no word of both parts become one: single words of a sentence that shares little would be confetti. */
function joined(spans: readonly Span[], shared: readonly Span[]): Span[] {
  const runs: Span[] = [];
  for (const span of spans.toSorted((x, y) => x.start - y.start)) {
    const last = runs.at(-1);
    const parted = last && shared.some(({ start }) => start >= last.end && start < span.start);
    if (last && !parted) runs[runs.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else runs.push(span);
  }
  return runs;
}

function marked(text: string, runs: readonly Span[], look: "only-first" | "only-second", name: string): ReactNode[] {
  const nodes: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of runs) {
    nodes.push(
      text.slice(at, start),
      <span key={start} className={look}>
        <span className="visually-hidden">only {name}: </span>
        {text.slice(start, end)}
      </span>,
    );
    at = end;
  }
  return [...nodes, text.slice(at)];
}

import type { Change } from "../../lib/collation/diff.ts";
import { SeenText } from "./seen-text.tsx";

type Props = {
  a: string;
  b: string;
  changes: readonly Change[];
  /** "versions" of one article strike what went; between "outlets" nothing is ever struck. */
  between: "versions" | "outlets";
  /** One side alone, for two columns; both by default. */
  side?: "a" | "b";
  /** Names of the sides for ears, such as "B1" or "Asia Times"; used between outlets. */
  names?: readonly [string, string];
};

/** Two texts with the words that differ marked by tint, line and hidden words. */
export function DiffText({ a, b, changes, between, side, names = ["the first", "the second"] }: Props) {
  return changes.map((change) => {
    const key = `${change.aStart}-${change.bStart}-${change.kind}`;
    const text =
      change.kind === "added" || side === "b"
        ? b.slice(change.bStart, change.bEnd)
        : a.slice(change.aStart, change.aEnd);
    const seen = <SeenText>{text}</SeenText>;
    if (change.kind === "same") return <span key={key}>{seen}</span>;
    if (side !== undefined && (change.kind === "removed") !== (side === "a")) return null;
    if (between === "outlets") {
      const first = change.kind === "removed";
      return (
        <span key={key} className={first ? "only-first" : "only-second"}>
          <span className="visually-hidden">only {names[first ? 0 : 1]}: </span>
          {seen}
        </span>
      );
    }
    return change.kind === "added" ? (
      <ins key={key} data-stop>
        <span className="visually-hidden">added: </span>
        {seen}
      </ins>
    ) : (
      <del key={key} data-stop>
        <span className="visually-hidden">removed: </span>
        {seen}
      </del>
    );
  });
}

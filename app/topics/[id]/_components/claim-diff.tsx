import type { Span } from "../../../../lib/model/span.ts";
import type { ClaimPair } from "../../../../lib/usecases/load-topic.ts";
import { DiffText } from "../../../_components/diff-text.tsx";

/** Both sentences in full; where a diff means something, the words of one alone are underlined, never struck. */
export function ClaimDiff({ pair }: { pair: ClaimPair }) {
  const { comparison, a, b, columnA, columnB } = pair;
  const names = [columnA.name, columnB.name] as const;
  return (
    <div>
      {(["a", "b"] as const).map((side) => (
        <p className="dl" key={side}>
          <span className="dg">
            <span className="sig">{side === "a" ? columnA.letter : columnB.letter}</span>
          </span>
          <span className="said">
            {comparison.kind === "diff" ? (
              <DiffText a={a.sentenceText} b={b.sentenceText} changes={comparison.changes} between="outlets" side={side} names={names} />
            ) : (
              (side === "a" ? a : b).sentenceText
            )}
          </span>
        </p>
      ))}
      {comparison.kind === "diff" ? (
        <p className="note key">
          <span>
            <span className="mine1">dashed</span> only in {columnA.letter}
          </span>{" "}
          <span>
            <span className="mine2">solid</span> only in {columnB.letter}
          </span>{" "}
          <span>plain: in both{comparison.cut ? ". The comparison ran out of time: more is the same than is shown." : ""}</span>
        </p>
      ) : null}
    </div>
  );
}

/** How much is shared, and where a diff would be confetti the words that both use and those that one alone uses. */
export function SharedWords({ pair }: { pair: ClaimPair }) {
  const { comparison, columnA, columnB, a, b } = pair;
  const share = Math.round(comparison.share * 100);
  if (comparison.kind === "diff") return <p className="note">{share} in 100 words of the longer sentence stand in both, in the same order.</p>;
  const words = (text: string, spans: readonly Span[]) => [...new Set(spans.map((span) => text.slice(span.start, span.end)))];
  const rows = [
    { head: "in both", list: comparison.shared.map((each) => each.word) },
    { head: `only ${columnA.letter}`, list: words(a.sentenceText, comparison.onlyA) },
    { head: `only ${columnB.letter}`, list: words(b.sentenceText, comparison.onlyB) },
  ];
  return (
    <div>
      <p className="note">Too little is shared for a word diff: {share} in 100 words of the longer sentence.</p>
      <dl className="words">
        {rows.map(({ head, list }) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd>{list.length > 0 ? list.join(" · ") : "nothing"}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

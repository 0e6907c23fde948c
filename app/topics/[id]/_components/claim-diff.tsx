import type { ClaimPair } from "../../../../lib/usecases/load-topic.ts";

/** Both sentences in full; where a diff means something, the words of one alone are underlined, never struck. */
export function ClaimDiff({ pair, marked }: { pair: ClaimPair; marked: boolean }) {
  const { comparison } = pair;
  const sides = [
    { letter: pair.columnA.letter, text: pair.a.sentenceText, pieces: comparison.kind === "diff" ? comparison.a : null, mine: "mine1" },
    { letter: pair.columnB.letter, text: pair.b.sentenceText, pieces: comparison.kind === "diff" ? comparison.b : null, mine: "mine2" },
  ];
  return (
    <div>
      {sides.map(({ letter, text, pieces, mine }) => (
        <p className="dl" key={mine}>
          <span className="dg">
            <span className="sig">{letter}</span>
          </span>
          <span className="said">
            {marked && pieces
              ? pieces.map((piece) =>
                  piece.shared ? (
                    piece.text
                  ) : (
                    <span key={piece.start} className={mine}>
                      <span className="vh">only here: </span>
                      {piece.text}
                    </span>
                  ),
                )
              : text}
          </span>
        </p>
      ))}
      {marked ? (
        <p className="note key">
          <span>
            <span className="mine1">dashed</span> only in {pair.columnA.letter}
          </span>{" "}
          <span>
            <span className="mine2">solid</span> only in {pair.columnB.letter}
          </span>{" "}
          <span>plain: in both</span>
        </p>
      ) : null}
    </div>
  );
}

/** The words that both sentences use, and those that one alone uses. */
export function SharedWords({ pair }: { pair: ClaimPair }) {
  const { comparison, columnA, columnB } = pair;
  const rows = [
    { head: "in both", words: comparison.shared },
    { head: `only ${columnA.letter}`, words: comparison.onlyA },
    { head: `only ${columnB.letter}`, words: comparison.onlyB },
  ];
  return (
    <dl className="words">
      {rows.map(({ head, words }) => (
        <div key={head}>
          <dt>{head}</dt>
          <dd>{words.length > 0 ? words.join(" · ") : "nothing"}</dd>
        </div>
      ))}
    </dl>
  );
}

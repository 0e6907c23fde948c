import type { Span } from "../../../lib/model/span.ts";
import type { ClaimPair } from "../../../lib/usecases/columns/load-claim-pair.ts";
import { CopyQuote } from "../copy-quote.tsx";
import { DiffText } from "../diff-text.tsx";
import styles from "./claim-diff.module.css";
import { MarkedClaim } from "./marked-claim.tsx";
import type { PairView } from "./view.ts";

/** Both sentences in full: the words of one alone underlined, never struck; or the words marked that a chip rests on. */
export function ClaimDiff({ pair, view }: { pair: ClaimPair; view: PairView }) {
  const { comparison, a, b, columnA, columnB } = pair;
  const names = [columnA.name, columnB.name] as const;
  const diff = view === "diff" && comparison.kind === "diff" ? comparison : null;
  const evidence = pair.link?.evidence.find(({ relation }) => relation === view);
  return (
    <div>
      {(["a", "b"] as const).map((side) => {
        const claim = side === "a" ? a : b;
        // Evidence is stored in the order of the link, which need not be the order in which the reader chose.
        const rests = evidence && (pair.link?.a === claim.id ? evidence.a : evidence.b);
        const source = (side === "a" ? columnA : columnB).leads.find(({ id }) => id === claim.articleId);
        return (
          <p className={styles.line} key={side}>
            <span>
              <span className="siglum">{side === "a" ? columnA.letter : columnB.letter}</span>
            </span>
            <span className="said">
              {diff ? (
                <DiffText
                  a={a.sentenceText}
                  b={b.sentenceText}
                  changes={diff.changes}
                  between="outlets"
                  side={side}
                  names={names}
                />
              ) : (
                <MarkedClaim claim={claim} rests={rests} />
              )}
              <CopyQuote source={source} text={claim.sentenceText} />
            </span>
          </p>
        );
      })}
      {diff ? (
        <p className={`note ${styles.key}`}>
          <span>
            <span className="only-first">dashed</span> only in {columnA.letter}
          </span>{" "}
          <span>
            <span className="only-second">solid</span> only in {columnB.letter}
          </span>{" "}
          <span>
            plain: in both{diff.cut ? ". The comparison ran out of time: more is the same than is shown." : ""}
          </span>
        </p>
      ) : null}
      {evidence ? (
        <p className={`note ${styles.key}`}>
          <span>
            <mark className="shared">marked</mark> the words this rests on
          </span>
        </p>
      ) : null}
    </div>
  );
}

/** The words that both use and those that one alone uses, and how much is shared. */
export function SharedWords({ pair }: { pair: ClaimPair }) {
  const { comparison, words, columnA, columnB, a, b } = pair;
  const share = Math.round(comparison.share * 100);
  const list = (text: string, spans: readonly Span[]) => [
    ...new Set(spans.map((span) => text.slice(span.start, span.end))),
  ];
  const rows = [
    { head: "in both", list: words.shared.map((each) => each.word) },
    { head: `only ${columnA.letter}`, list: list(a.sentenceText, words.onlyA) },
    { head: `only ${columnB.letter}`, list: list(b.sentenceText, words.onlyB) },
  ];
  return (
    <div>
      <dl className={styles.words}>
        {rows.map(({ head, list: own }) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd>{own.length > 0 ? own.join(" · ") : "nothing"}</dd>
          </div>
        ))}
      </dl>
      <p className="note">
        {comparison.kind === "diff"
          ? `${share} in 100 words of the longer sentence stand in both, in the same order.`
          : `Too little is shared for a word diff: ${share} in 100 words of the longer sentence.`}
      </p>
    </div>
  );
}

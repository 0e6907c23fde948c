import { compareTexts } from "../../../../lib/collation/compare-texts.ts";
import type { FrozenSource } from "../../../../lib/model/report/frozen-page.ts";
import type { Recheck } from "../../../../lib/model/report/report.ts";
import { Anchor } from "../../../_components/anchor.tsx";
import { DiffText } from "../../../_components/diff-text.tsx";
import { formatMoment } from "../../../_components/format.ts";
import { Sentence } from "../../../_components/sentence.tsx";
import { dateText, number, plural } from "../../../_components/words.ts";
import { Letter } from "../../../stories/_components/letter.tsx";
import styles from "./recheck-view.module.css";

type Props = { readonly recheck: Recheck; readonly sources: readonly FrozenSource[] };

const FIELDS: Readonly<Record<string, string>> = { outlet: "outlet", headline: "headline", publishedAt: "date" };

/** What was found when the sources were last looked at again. The rows below it stay as they were frozen. */
export function RecheckView({ recheck, sources }: Props) {
  const versions = recheck.sources.flatMap(({ version }, at) => (version ? [{ version, source: sources[at] }] : []));
  const known = recheck.sources.flatMap((each, at) => each.known.map((change) => ({ change, source: sources[at] })));
  const changed = linesOf(recheck);
  return (
    <section className={styles.recheck} aria-labelledby="recheck-head">
      <h2 id="recheck-head">
        Rechecked {formatMoment(new Date(recheck.at))}: {sentenceOf(recheck)}
      </h2>
      <p className="note">The report still shows what was frozen.</p>
      {changed.length > 0 ? (
        <ul className={styles.lines}>
          {changed.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      {known.length > 0 ? (
        <ul className={styles.lines}>
          {known.map(({ change: { field, before, after }, source }) => (
            <li key={`${source?.article} ${field}`}>
              {source ? <Letter letter={source.letter} small /> : null} the {FIELDS[field] ?? field} was “{before}” and
              is “{after}” now
            </li>
          ))}
        </ul>
      ) : null}
      {versions.map(({ version, source }) => (
        <Version key={version.article} version={version} source={source} />
      ))}
      {recheck.decided.length > 0 ? (
        <details className={styles.decided}>
          <summary>{plural(recheck.decided.length, "decision")} made since</summary>
          <ul>
            {recheck.decided.map((told, i) => (
              <li key={`${i} ${JSON.stringify(told).length}`}>
                <Sentence pieces={told} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

/** "4 of 5 texts as they were, 1 removed". */
function sentenceOf({ sources }: Recheck): string {
  const count = (test: (source: Recheck["sources"][number]) => boolean) => sources.filter(test).length;
  const removed = count(({ state }) => state === "removed");
  const gone = count(({ state }) => state === "gone");
  const newer = count(({ version }) => version !== null);
  return [
    `${number(sources.length - removed - gone)} of ${plural(sources.length, "text")} still here`,
    ...(newer > 0 ? [`${number(newer)} with a newer version`] : []),
    ...(removed > 0 ? [`${number(removed)} removed`] : []),
    ...(gone > 0 ? [`${number(gone)} not in this collection`] : []),
  ].join(", ");
}

function linesOf({ rows, joined, undone, failed, sources }: Recheck): string[] {
  const named = (names: readonly string[]) => names.map((name) => `“${name}”`).join(", ");
  const lines = [
    ...(failed ? [`The page itself cannot be made any more: ${failed}`] : []),
    ...(joined > 0 ? [`${plural(joined, "article")} more on the page now.`] : []),
    ...(rows.now.length > 0 ? [`New on the page: ${named(rows.now)}.`] : []),
    ...(rows.gone.length > 0 ? [`No longer on the page: ${named(rows.gone)}.`] : []),
    ...(rows.other.length > 0 ? [`With other sentences or numbers: ${named(rows.other)}.`] : []),
    ...(undone > 0 ? [`${plural(undone, "decision")} of then no longer ${undone === 1 ? "holds" : "hold"}.`] : []),
  ];
  const same = sources.every(({ state, known, version }) => state === "same" && known.length === 0 && !version);
  return lines.length === 0 && same ? ["Nothing has changed."] : lines;
}

function Version({
  version: { article, headline, publishedAt, passages, more },
  source,
}: {
  version: NonNullable<Recheck["sources"][number]["version"]>;
  source: FrozenSource | undefined;
}) {
  return (
    <div className={styles.version}>
      <p>
        {source ? (
          <>
            <Letter letter={source.letter} small /> <b>{source.outlet ?? "outlet not known"}</b>:{" "}
          </>
        ) : null}
        <Anchor href={`/articles/${article}`}>a newer version is here</Anchor>
        {headline && headline !== source?.headline ? `, headed “${headline}”` : ""}
        {publishedAt ? `, ${dateText(publishedAt, "short")}` : ""}.{" "}
        {passages.length === 0
          ? "Its words are the same."
          : `${plural(passages.length + more, "passage")} read differently:`}
      </p>
      {passages.map(({ before, after }) => (
        <p key={`${before} ${after}`} className="said">
          <Passage before={before} after={after} />
        </p>
      ))}
      {more > 0 ? <p className="note">and {plural(more, "more passage")}</p> : null}
      {passages.length > 0 ? (
        <p className="note">struck through: as frozen &nbsp; underlined: in the newer version</p>
      ) : null}
    </div>
  );
}

/** Word by word where the two have words in common; else the one struck and the other underlined as wholes. */
function Passage({ before, after }: { before: string; after: string }) {
  const compared = compareTexts(before, after);
  if (compared.kind === "diff") return <DiffText a={before} b={after} changes={compared.changes} between="versions" />;
  return (
    <>
      {before ? (
        <del>
          <span className="visually-hidden">removed: </span>
          {before}
        </del>
      ) : null}{" "}
      {after ? (
        <ins>
          <span className="visually-hidden">added: </span>
          {after}
        </ins>
      ) : null}
    </>
  );
}

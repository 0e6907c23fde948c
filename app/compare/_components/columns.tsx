import type { CSSProperties } from "react";
import type { Holder, MergedPassage } from "../../../lib/collation/merge.ts";
import type { ComparedArticles, ComparedSide } from "../../../lib/usecases/duplicates/load-compare.ts";
import { Anchor } from "../../_components/anchor.tsx";
import { CopyQuote } from "../../_components/copy-quote.tsx";
import { DiffText } from "../../_components/diff-text.tsx";
import { SiglumBadge } from "../../_components/siglum.tsx";
import sideBySideStyles from "../../_components/styles/side-by-side.module.css";
import { dateText, originText, plural } from "../../_components/words.ts";
import styles from "./columns.module.css";

/** A row of the columns: passages that correspond, or what each article has by itself up to the next such place. */
type Row =
  | { readonly kind: "together"; readonly at: number; readonly row: MergedPassage }
  | { readonly kind: "apart"; readonly at: number; readonly rows: readonly MergedPassage[] };

/** The articles side by side, in step where they share a passage. Between outlets nothing is struck: only lines mark the words that differ. */
export function Columns({ page }: { page: ComparedArticles }) {
  const { sides, merged } = page;
  return (
    <div className={styles.columns} style={{ "--n": sides.length } as CSSProperties}>
      <div className={`${sideBySideStyles.heads} ${styles.heads}`}>
        {sides.map((side) => (
          <Head key={side.siglum} side={side} />
        ))}
      </div>
      {rowsOf(merged.rows).map((row) =>
        row.kind === "together" ? (
          <Together key={row.at} row={row.row} page={page} />
        ) : (
          <Apart key={row.at} rows={row.rows} sides={sides} pairs={page.pairs} />
        ),
      )}
    </div>
  );
}

function rowsOf(rows: readonly MergedPassage[]): Row[] {
  const result: Row[] = [];
  rows.forEach((row, at) => {
    const last = result.at(-1);
    if (row.holders.length > 1) result.push({ kind: "together", at, row });
    else if (last?.kind === "apart") result.splice(-1, 1, { ...last, rows: [...last.rows, row] });
    else result.push({ kind: "apart", at, rows: [row] });
  });
  return result;
}

function Together({ row, page }: { row: MergedPassage; page: ComparedArticles }) {
  const [first] = row.holders;
  // The band says "the same": a passage that the two word differently has none, whatever they share of it.
  const same = row.variants.length === 0;
  return (
    <div className={`${sideBySideStyles.row} ${styles.row} ${same ? styles.both : styles.alike}`} data-stop>
      {page.sides.map((side) => {
        const holder = row.holders.find(({ siglum }) => siglum === side.siglum);
        return (
          <div
            className={
              holder
                ? `${sideBySideStyles.cell} ${styles.cell} ${sideBySideStyles.unmarked}`
                : `${sideBySideStyles.cell} ${styles.cell} ${sideBySideStyles.nothing} ${styles.nothing}`
            }
            key={side.siglum}
          >
            <span className="glyph" aria-hidden="true">
              {holder ? (same ? "=" : "≈") : ""}
            </span>
            {holder && first ? (
              <p className="said">
                <span className="visually-hidden">{same ? "the same: " : "worded differently: "}</span>
                {words(row, holder, first)}
                <CopyQuote source={side.article} />
              </p>
            ) : (
              <span className="visually-hidden">no passage here</span>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** The first article's words against the next that words the passage otherwise; the others against the first's. */
function words(row: MergedPassage, holder: Holder, first: Holder) {
  const variant =
    row.variants.find(({ siglum }) => siglum === holder.siglum) ?? (holder === first ? row.variants[0] : undefined);
  const other = row.holders.find(({ siglum }) => siglum === variant?.siglum);
  if (!variant || !other) return holder.text;
  return (
    <DiffText
      a={first.text}
      b={other.text}
      changes={variant.changes}
      between="outlets"
      side={holder === first ? "a" : "b"}
      names={[first.siglum, other.siglum]}
    />
  );
}

function Apart({
  rows,
  sides,
  pairs,
}: {
  rows: readonly MergedPassage[];
  sides: readonly ComparedSide[];
  pairs: ComparedArticles["pairs"];
}) {
  return (
    <div className={`${sideBySideStyles.row} ${styles.row}`}>
      {sides.map((side) => {
        const own = rows.filter((row) => row.holders[0]?.siglum === side.siglum);
        return (
          <div
            className={
              own.length > 0
                ? `${sideBySideStyles.cell} ${styles.cell}`
                : `${sideBySideStyles.cell} ${styles.cell} ${sideBySideStyles.nothing} ${styles.nothing}`
            }
            key={side.siglum}
          >
            <span className="glyph" aria-hidden="true" />
            {own.length === 0 ? (
              <span className="visually-hidden">nothing of its own here</span>
            ) : (
              <div>
                <p className={`witness ${styles.outlet}`}>
                  <SiglumBadge letter={side.letter} copy={side.copy} />{" "}
                  {own.every(({ movedTo }) => movedTo !== null) ? "here, elsewhere in others" : "only here"}
                </p>
                {own.map((row) => (
                  <p className={row.role === "headline" ? "said headline" : "said"} key={row.holders[0]?.span.start}>
                    {row.holders[0] && <Shared holder={row.holders[0]} side={side} pairs={pairs} />}
                    <CopyQuote source={side.article} />
                  </p>
                ))}
              </div>
            )}
          </div>
        );
      })}
    </div>
  );
}

function Head({ side: { letter, copy, article } }: { side: ComparedSide }) {
  const field = article.publishedAt ? "publishedAt" : "capturedAt";
  const date = article[field];
  const origin = article.origins[field];
  return (
    <div>
      <SiglumBadge letter={letter} copy={copy} /> <b>{article.outlet ?? article.sourceId}</b>
      {date ? `, ${field === "capturedAt" ? "page of about " : ""}${dateText(date)}` : ", date unknown"}
      {date && origin && <span className="origin">, {originText(origin)}</span>} · {plural(article.bodyWords, "word")}{" "}
      of the article · <Anchor href={`/articles/${article.id}`}>read alone</Anchor>
    </div>
  );
}

/** A passage that no other article holds as a whole, with the words that another article has too. */
function Shared({
  holder: { span, text },
  side,
  pairs,
}: {
  holder: Holder;
  side: ComparedSide;
  pairs: ComparedArticles["pairs"];
}) {
  const marks = pairs
    .flatMap(({ a, b, score }) => {
      const other = a === side ? b : b === side ? a : null;
      if (!other) return [];
      return score.spans.map((each) => ({
        other,
        start: a === side ? each.aStart : each.bStart,
        end: a === side ? each.aEnd : each.bEnd,
      }));
    })
    .map(({ other, start, end }) => ({
      other,
      start: Math.max(0, start - span.start),
      end: Math.min(text.length, end - span.start),
    }))
    .filter(({ start, end }) => start < end)
    .toSorted((one, next) => one.start - next.start);
  let at = 0;
  const parts = marks.flatMap(({ other, start, end }) => {
    // Two articles may share overlapping words with this one; the first mark keeps them.
    if (start < at) return [];
    const before = text.slice(at, start);
    at = end;
    return [
      before,
      <span className="shared" key={start} data-stop>
        <span className="visually-hidden">also in {other.siglum}: </span>
        {text.slice(start, end)}
      </span>,
    ];
  });
  return [...parts, text.slice(at)];
}

import { countsOf, type NumberedRow, type Stretch, stretchesOf } from "../../../../lib/collation/views.ts";
import type { GroupPage, Reading } from "../../../../lib/usecases/duplicates/load-group.ts";
import { Anchor } from "../../../_components/anchor.tsx";
import { plural } from "../../../_components/words.ts";
import styles from "./changes-view.module.css";
import { CopiesRow, partsOf, sideOf } from "./pair-row.tsx";
import { ReadingLine } from "./reading-line.tsx";
import { Same } from "./same.tsx";
import whyCardStyles from "./why-card.module.css";
import { firstWords, Name, ONE_PASSAGE } from "./witness-words.tsx";

type Props = { page: GroupPage; reading: Reading };

/** The numbered places where two copies differ, old left and new right; what is the same stands behind a button. */
export function ChangesView({ page, reading }: Props) {
  const stretches = stretchesOf(reading.merged);
  return (
    <div>
      <ReadingLine page={page} reading={reading} view="changes" />
      {stretches.every(({ kind }) => kind === "same") && (
        <p>Nothing differs: every passage is the same in both copies.</p>
      )}
      {stretches.map((stretch) =>
        stretch.kind === "same" ? (
          <SameStretch key={stretch.rows[0]?.at} rows={stretch.rows} reading={reading} />
        ) : (
          <Hunk key={stretch.rows[0]?.at} stretch={stretch} reading={reading} />
        ),
      )}
    </div>
  );
}

/** A run that is the same. Where it holds the whole article, that is said and the article folded by itself. */
function SameStretch({ rows, reading }: { rows: readonly NumberedRow[]; reading: Reading }) {
  const { body, bodyWords } = countsOf(reading.merged);
  const inBody = rows.filter(({ row }) => row.role === "body");
  if (body === 0 || inBody.length < body) return <SameRows rows={rows} reading={reading} />;
  const first = rows.findIndex(({ row }) => row.role === "body");
  const after = rows.findLastIndex(({ row }) => row.role === "body") + 1;
  return (
    <>
      <SameRows rows={rows.slice(0, first)} reading={reading} />
      <div className={styles.whole}>
        <p>
          <b>{plural(bodyWords, "word")} the same: the whole article.</b> No word of it was changed between the two
          copies.
        </p>
        <SameRows rows={rows.slice(first, after)} reading={reading} />
      </div>
      <SameRows rows={rows.slice(after)} reading={reading} />
    </>
  );
}

function SameRows({ rows, reading }: { rows: readonly NumberedRow[]; reading: Reading }) {
  if (rows.length === 0) return null;
  return <Same rows={rows} shown={rows.map(({ at, row }) => <CopiesRow key={at} row={row} reading={reading} />)} />;
}

function Hunk({ stretch, reading }: { stretch: Extract<Stretch, { kind: "differs" }>; reading: Reading }) {
  return (
    <section
      className={styles.difference}
      id={`d${stretch.number}`}
      aria-label={`Difference ${stretch.number}`}
      data-stop
    >
      <p className={styles.place}>
        <span>{stretch.number}</span> {stretch.place}
      </p>
      {partsOf(stretch.rows, reading).map((part) => (
        <Part key={part[0]?.at} rows={part} reading={reading} />
      ))}
    </section>
  );
}

function Part({ rows, reading }: { rows: readonly NumberedRow[]; reading: Reading }) {
  const [first] = rows;
  if (first && sideOf(first.row, reading.merged) === "both") {
    return (
      <div className={styles.pair}>
        <div className={styles.side}>
          <CopiesRow row={first.row} reading={reading} side="a" />
        </div>
        <div className={styles.side}>
          <CopiesRow row={first.row} reading={reading} side="b" />
        </div>
      </div>
    );
  }
  const sides = (["from", "to"] as const).map((side) => ({
    side,
    rows: rows.filter(({ row }) => sideOf(row, reading.merged) === side),
  }));
  const held = sides.filter((side) => side.rows.length > 0);
  return (
    <div className={held.length === 1 ? `${styles.pair} ${styles.alone}` : styles.pair}>
      {held.map(({ side, rows: own }) => (
        <div className={styles.side} key={side}>
          <p className="witness">
            <span className={side === "from" ? "label-removed" : "label-added"}>
              only <Name siglum={reading[side].siglum} />
            </span>{" "}
            ·{" "}
            {plural(
              own.reduce((sum, { row }) => sum + row.words, 0),
              "word",
            )}{" "}
            · {[...new Set(own.map(({ row }) => ONE_PASSAGE[row.role]))].join(", ")}
            {own.some(({ row }) => row.movedTo !== null) && (
              <>
                {" "}
                · <span className="label-moved">moved</span>
              </>
            )}
          </p>
          {own.map(({ at, row }) => (
            <CopiesRow key={at} row={row} reading={reading} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** The same places in words, each a link. */
export function ChangesList({ reading }: { reading: Reading }) {
  const places = stretchesOf(reading.merged).filter((stretch) => stretch.kind === "differs");
  return (
    <aside className={whyCardStyles.card} id="list" aria-labelledby="ch">
      <h2 id="ch">Changes as a list</h2>
      <ol className={styles.list}>
        {places.map(({ number, rows }) => (
          <li key={number}>
            <Anchor href={`#d${number}`}>
              <span className={styles.number}>{number}</span>
              <span>
                <Summary rows={rows} reading={reading} />
                <br />
                <span className={styles.excerpt}>{firstWords(rows[0]?.row.holders[0]?.text ?? "")}</span>
              </span>
            </Anchor>
          </li>
        ))}
      </ol>
    </aside>
  );
}

function Summary({ rows, reading }: { rows: readonly NumberedRow[]; reading: Reading }) {
  const count = (side: "from" | "to" | "both") => rows.filter(({ row }) => sideOf(row, reading.merged) === side).length;
  const [gone, come, edited] = [count("from"), count("to"), count("both")];
  return (
    <>
      {edited > 0 && <b>± {plural(edited, "passage")} edited</b>}
      {edited > 0 && gone + come > 0 && " · "}
      {gone > 0 && (
        <span className="label-removed">
          − {gone} only <Name siglum={reading.from.siglum} />
        </span>
      )}
      {gone > 0 && come > 0 && " · "}
      {come > 0 && (
        <span className="label-added">
          + {come} only <Name siglum={reading.to.siglum} />
        </span>
      )}
    </>
  );
}

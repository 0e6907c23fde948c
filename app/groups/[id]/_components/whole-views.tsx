import { type NumberedRow, stretchesOf } from "../../../../lib/collation/views.ts";
import type { Copy, GroupPage, Reading } from "../../../../lib/usecases/duplicates/load-group.ts";
import { SiglumBadge } from "../../../_components/siglum.tsx";
import sideBySideStyles from "../../../_components/styles/side-by-side.module.css";
import { plural } from "../../../_components/words.ts";
import { CopiesRow, partsOf, sideOf } from "./pair-row.tsx";
import { ReadingLine } from "./reading-line.tsx";
import { Same } from "./same.tsx";
import { dateOf } from "./witness-words.tsx";

type Props = { page: GroupPage; reading: Reading; same: "hide" | undefined };

/** Rows as a view prints them: by themselves, or, where the reader hides what is the same, runs of it behind one button. */
type RowRun = { readonly kind: "shown" | "same"; readonly rows: readonly NumberedRow[] };

function piecesOf({ merged }: Reading, same: "hide" | undefined): RowRun[] {
  if (!same) return [{ kind: "shown", rows: merged.rows.map((row, at) => ({ row, at })) }];
  return stretchesOf(merged).map(({ kind, rows }) => ({ kind: kind === "same" ? "same" : "shown", rows }));
}

/** The two copies in full, side by side, a row a passage. On a narrow screen one below the other, what is the same once. */
export function SplitView({ page, reading, same }: Props) {
  const { from, to } = reading;
  return (
    <div>
      <ReadingLine page={page} reading={reading} view="split" same={same} />
      <div className={sideBySideStyles.heads}>
        <Head copy={from} />
        <Head copy={to} />
      </div>
      {piecesOf(reading, same).map((piece) => {
        const rows = partsOf(piece.rows, reading).map((part) => (
          <SplitRow key={part[0]?.at} rows={part} reading={reading} />
        ));
        return piece.kind === "shown" ? rows : <Same key={piece.rows[0]?.at} rows={piece.rows} shown={rows} />;
      })}
    </div>
  );
}

/** A passage of both beside itself; or what only the one has beside what only the other has, so that neither leaves tall white cells. */
function SplitRow({ rows, reading }: { rows: readonly NumberedRow[]; reading: Reading }) {
  const [first] = rows;
  if (!first) return null;
  const both = sideOf(first.row, reading.merged) === "both";
  const same = both && first.row.variants.length === 0;
  return (
    <div
      className={same ? `${sideBySideStyles.row} ${sideBySideStyles.rowSame}` : sideBySideStyles.row}
      id={`p${first.at}`}
      data-stop={same ? undefined : true}
    >
      {(["from", "to"] as const).map((side) => {
        const own = both ? rows : rows.filter(({ row }) => sideOf(row, reading.merged) === side);
        return own.length === 0 ? (
          <Nothing key={side} />
        ) : (
          <div key={side}>
            {own.map(({ at, row }) => (
              <CopiesRow key={at} row={row} reading={reading} side={side === "from" ? "a" : "b"} as="cell" />
            ))}
          </div>
        );
      })}
    </div>
  );
}

/** Both copies as one column: what only one holds stands where it stands there. */
export function InlineView({ page, reading, same }: Props) {
  const { merged } = reading;
  return (
    <div>
      <ReadingLine page={page} reading={reading} view="inline" same={same} />
      <div className={sideBySideStyles.inline}>
        {piecesOf(reading, same).map((piece) => {
          const rows = piece.rows.map(({ row, at }) => (
            <div key={at} data-stop={sideOf(row, merged) === "both" ? undefined : true}>
              <CopiesRow row={row} reading={reading} id={`p${at}`} />
            </div>
          ));
          return piece.kind === "shown" ? rows : <Same key={piece.rows[0]?.at} rows={piece.rows} shown={rows} />;
        })}
      </div>
    </div>
  );
}

function Head({ copy: { letter, copy, article } }: { copy: Copy }) {
  const date = dateOf(article);
  return (
    <span>
      <SiglumBadge letter={letter} copy={copy} /> <b>{article.outlet ?? article.sourceId}</b>
      {date && `, ${date.text}`} · {plural(article.words, "word")}
    </span>
  );
}

function Nothing() {
  return (
    <div className={`${sideBySideStyles.cell} ${sideBySideStyles.nothing}`}>
      <span className="visually-hidden">no passage here</span>
    </div>
  );
}

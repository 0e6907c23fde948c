import type { PlacedRow } from "../../../../lib/collation/views.ts";
import type { Copy, GroupPage, Reading } from "../../../../lib/usecases/load-group.ts";
import { Siglum } from "../../../_components/siglum.tsx";
import { plural } from "../../../_components/words.ts";
import { PairRow, partsOf, sideOf } from "./pair-row.tsx";
import { ReadingLine } from "./reading-line.tsx";
import { dateOf } from "./witness-words.tsx";

type Props = { page: GroupPage; reading: Reading };

/** The two copies in full, side by side, a row a passage. On a narrow screen one below the other, what is the same once. */
export function SplitView({ page, reading }: Props) {
  const { merged, from, to } = reading;
  return (
    <div>
      <ReadingLine page={page} reading={reading} view="split" />
      <div className="sh">
        <Head copy={from} of={page.copies.length} />
        <Head copy={to} of={page.copies.length} />
      </div>
      {partsOf(
        merged.rows.map((row, at) => ({ row, at })),
        reading,
      ).map((rows) => (
        <SplitRow key={rows[0]?.at} rows={rows} reading={reading} />
      ))}
    </div>
  );
}

/** A passage of both beside itself; or what only the one has beside what only the other has, so that neither leaves tall white cells. */
function SplitRow({ rows, reading }: { rows: readonly PlacedRow[]; reading: Reading }) {
  const [first] = rows;
  if (!first) return null;
  const both = sideOf(first.row, reading.merged) === "both";
  const same = both && first.row.variants.length === 0;
  return (
    <div className={same ? "sr same2" : "sr"} id={`p${first.at}`} data-stop={same ? undefined : true}>
      {(["from", "to"] as const).map((side) => {
        const own = both ? rows : rows.filter(({ row }) => sideOf(row, reading.merged) === side);
        return own.length === 0 ? (
          <Nothing key={side} />
        ) : (
          <div key={side}>
            {own.map(({ at, row }) => (
              <PairRow key={at} row={row} reading={reading} side={side === "from" ? "a" : "b"} as="sc" />
            ))}
          </div>
        );
      })}
    </div>
  );
}

/** Both copies as one column: what only one holds stands where it stands there. */
export function InlineView({ page, reading }: Props) {
  const { merged } = reading;
  return (
    <div>
      <ReadingLine page={page} reading={reading} view="inline" />
      <div className="inl">
        {merged.rows.map((row, at) => (
          <div key={at} data-stop={sideOf(row, merged) === "both" ? undefined : true}>
            <PairRow row={row} reading={reading} id={`p${at}`} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Head({ copy: { letter, copy, article }, of }: { copy: Copy; of: number }) {
  const date = dateOf(article);
  return (
    <span>
      <Siglum letter={letter} copy={copy} /> <b>{article.outlet ?? article.sourceId}</b>
      {date && `, ${date.text}`} · {plural(article.words, "word")} · copy {copy} of {of}
    </span>
  );
}

function Nothing() {
  return (
    <div className="sc nil">
      <span className="vh">no passage here</span>
    </div>
  );
}

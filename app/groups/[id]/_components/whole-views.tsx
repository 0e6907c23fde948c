import type { Copy, GroupPage, Reading } from "../../../../lib/usecases/load-group.ts";
import { Siglum } from "../../../_components/siglum.tsx";
import { plural } from "../../../_components/words.ts";
import { PairRow, sideOf } from "./pair-row.tsx";
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
      {merged.rows.map((row, at) => {
        const side = sideOf(row, merged);
        const same = side === "both" && row.variants.length === 0;
        return (
          <div className={same ? "sr same2" : "sr"} key={at} id={`p${at}`} data-stop={same ? undefined : true}>
            {side === "to" ? <Nothing /> : <PairRow row={row} reading={reading} side="a" as="sc" />}
            {side === "from" ? <Nothing /> : <PairRow row={row} reading={reading} side="b" as="sc" />}
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

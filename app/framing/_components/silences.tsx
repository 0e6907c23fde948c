import type { FramingPage } from "../../../lib/usecases/framing/load-framing.ts";
import { Downloads } from "../../_components/downloads.tsx";
import { Link } from "../../_components/link.tsx";
import { comparedOf, type FramingState, framingAddress } from "./address.ts";
import foldStyles from "./fold.module.css";
import { FoldedSection } from "./folded-section.tsx";
import { HeadCells } from "./head-cells.tsx";
import { AllOf, SUBJECT } from "./order.tsx";
import { isUnfolded } from "./sections.ts";
import tableStyles from "./table.module.css";

type Row = FramingPage["space"]["silences"][number];

/** What others write about or quote and one column does not: a table, each row with what was searched. */
export function Silences({ page, state }: { page: FramingPage; state: FramingState }) {
  const rows = gapsOf(page.space.silences);
  const { about } = page.space;
  if (rows.length === 0) return null;
  return (
    <FoldedSection
      id="silences"
      open={isUnfolded(state, "silences")}
      title="What is left out"
      note={`${SUBJECT[about]}s and speakers that at least one other column has. Nothing found is not the same as nothing said: each row says what was searched.`}
    >
      <table className={`${tableStyles.table} ${tableStyles.counts}`}>
        <caption className="visually-hidden">{SUBJECT[about]}s and speakers that a column does not have</caption>
        <HeadCells page={page} first={`${SUBJECT[about]} or speaker`} />
        <tbody>
          {rows.map((same) => (
            <Gap key={`${same[0]?.kind} ${same[0]?.what}`} same={same} page={page} state={state} />
          ))}
        </tbody>
      </table>
      <p className="note">
        More: <AllOf page={page} />
      </p>
      <Downloads table="tables/framing-silences" name="what is left out" of={comparedOf(state)} />
    </FoldedSection>
  );
}

/** What is said of one topic or speaker stands in one row, whether it is missing in one column or not known in another. */
function gapsOf(silences: readonly Row[]): Row[][] {
  const rows: Row[][] = [];
  for (const silence of silences) {
    const same = rows.find(([first]) => first?.kind === silence.kind && first.what === silence.what);
    if (same) same.push(silence);
    else rows.push([silence]);
  }
  return rows;
}

function Gap({ same, page, state }: { same: readonly Row[]; page: FramingPage; state: FramingState }) {
  const [first] = same;
  if (!first) return null;
  const searched = /\((searched: .*)\)/.exec(first.sentence)?.[1];
  return (
    <tr>
      <th scope="row">
        {first.kind === "speaker" ? "words of " : ""}
        {first.what}
        {searched ? <span className={`note ${foldStyles.searched}`}>{searched}</span> : null}
      </th>
      {page.columns.map(({ column }, i) => {
        const missing = same.find(({ columns }) => columns.includes(i));
        return (
          <td key={column.key} data-l={column.letter}>
            {missing ? (
              <span className="note">{missing.sentence.replace(/ \(searched: .*\)/, "")}</span>
            ) : (
              <Link href={framingAddress(state, { what: first.opens, column: column.key })}>found</Link>
            )}
          </td>
        );
      })}
    </tr>
  );
}

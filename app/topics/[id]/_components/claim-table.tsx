import { claimsIn } from "../../../../lib/usecases/columns/claim-cells.ts";
import type { TopicPage } from "../../../../lib/usecases/topics/load-topic.ts";
import type { Chip, ParallelRow } from "../../../../lib/usecases/topics/load-topic-rows.ts";
import { Link } from "../../../_components/link.tsx";
import { ClaimCell } from "../../../_components/side-by-side/claim-cell.tsx";
import columnsStyles from "../../../_components/side-by-side/columns.module.css";
import { PairPanel } from "../../../_components/side-by-side/pair-panel.tsx";
import type { SideView } from "../../../_components/side-by-side/view.ts";
import { CHIP_NAMES, plural } from "../../../_components/words.ts";
import { ColumnHead, ColumnTexts } from "./column-head.tsx";
import { PAIR_WORDS } from "./pair-words.ts";

type Shared = { readonly page: TopicPage; readonly view: SideView };

/** The parallel columns as a real table: shared rows, one scroll. */
export function ClaimTable({ page, view }: Shared) {
  return (
    <table className={columnsStyles.columns}>
      <caption className="visually-hidden">
        Claims about {page.topic.name}, one row a point, one column an outlet
      </caption>
      <thead>
        <tr>
          {page.columns.map((column, i) => (
            <ColumnHead key={column.key} column={column} at={i} page={page} view={view} />
          ))}
        </tr>
      </thead>
      <tbody className={columnsStyles.texts}>
        <tr>
          {page.columns.map((column, i) => (
            <ColumnTexts key={column.key} column={column} at={i} page={page} view={view} />
          ))}
        </tr>
      </tbody>
      {page.rows.map((row, i) => (
        <Matter key={row.id} row={row} at={i + 1} page={page} view={view} />
      ))}
      {page.unlinked ? (
        <tbody>
          <tr className={columnsStyles.matter}>
            <th colSpan={page.columns.length} scope="rowgroup">
              <span className={columnsStyles.name}>Not linked, but with these words</span>
              <span className="note">{page.topic.terms.join(", ")}</span>
            </th>
          </tr>
          <tr className={columnsStyles.cells}>
            {page.unlinked.cells.map((cell, i) => (
              <ClaimCell key={cell.column} cell={cell} column={page.columns[i]} others={[]} view={view} />
            ))}
          </tr>
        </tbody>
      ) : null}
    </table>
  );
}

function Matter({ row, at, page, view }: Shared & { row: ParallelRow; at: number }) {
  const { pair } = page;
  const here = pair !== null && row.cells.flatMap(claimsIn).some(({ claim }) => claim.id === pair.a.id);
  const base = row.cells.find((cell) => cell.column === page.base?.key);
  const beside = base && claimsIn(base)[0]?.claim.id;
  return (
    <tbody className={here ? columnsStyles.chosen : undefined} id={`m${row.id}`}>
      <tr className={columnsStyles.matter}>
        <th colSpan={page.columns.length} scope="rowgroup">
          <span className={columnsStyles.number}>{at}</span>
          <span className={columnsStyles.name}>{row.name}</span>
          <span className={columnsStyles.chips}>
            {row.chips.map((chip) => (
              <ChipLink key={chip.relation} chip={chip} view={view} />
            ))}
          </span>
          {row.confirmed > 0 ? (
            <span className="note">
              {row.confirmed} of {plural(row.pairs, "link")} confirmed by a reader
            </span>
          ) : null}
          {row.notes.map((note) => (
            <p className={columnsStyles.rowNote} key={`${note.a} ${note.b}`}>
              <span className="visually-hidden">Note: </span>
              {note.text}{" "}
              <Link href={view.to({ pick: null, pair: [note.a, note.b], show: null }, "#pair")}>
                open its two claims
              </Link>
            </p>
          ))}
        </th>
      </tr>
      <tr className={columnsStyles.cells}>
        {row.cells.map((cell, i) => (
          <ClaimCell
            key={cell.column}
            cell={cell}
            column={page.columns[i]}
            others={beside === undefined ? [] : [beside]}
            view={view}
          />
        ))}
      </tr>
      {here && pair ? (
        <tr className={columnsStyles.pairRow}>
          <td colSpan={page.columns.length}>
            <PairPanel pair={pair} view={view} words={PAIR_WORDS} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

/** What differs in a row; it opens the two claims with the words it rests on. */
function ChipLink({ chip, view }: { chip: Chip; view: SideView }) {
  const { pair, state } = view;
  const open = pair?.a.id === chip.a && pair.b.id === chip.b && state.show === chip.relation;
  return (
    <Link
      className="chip"
      aria-current={open ? "true" : undefined}
      href={view.to({ pick: null, pair: [chip.a, chip.b], show: chip.relation }, "#pair")}
    >
      <b>{CHIP_NAMES[chip.relation]}</b> {chip.note}
      {chip.pairs > 1 ? <span> · {chip.pairs} pairs</span> : null}
    </Link>
  );
}

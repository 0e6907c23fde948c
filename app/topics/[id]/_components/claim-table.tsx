import Link from "next/link";
import type { TopicPage } from "../../../../lib/usecases/topics/load-topic.ts";
import { type Chip, claimsIn, type ParallelRow } from "../../../../lib/usecases/topics/load-topic-rows.ts";
import { CHIP_NAMES, plural } from "../../../_components/words.ts";
import { addressOf, type TopicState } from "./address.ts";
import { ClaimCell } from "./claim-cell.tsx";
import { ColumnHead, ColumnTexts } from "./column-head.tsx";
import columnsStyles from "./columns.module.css";
import { PairPanel } from "./pair-panel.tsx";

type Shared = { readonly page: TopicPage; readonly state: TopicState };

/** The parallel columns as a real table: shared rows, one scroll. */
export function ClaimTable({ page, state }: Shared) {
  return (
    <table className={columnsStyles.columns}>
      <caption className="visually-hidden">
        Claims about {page.topic.name}, one row a matter, one column an outlet
      </caption>
      <thead>
        <tr>
          {page.columns.map((column, i) => (
            <ColumnHead key={column.key} column={column} at={i} page={page} state={state} />
          ))}
        </tr>
      </thead>
      <tbody className={columnsStyles.texts}>
        <tr>
          {page.columns.map((column, i) => (
            <ColumnTexts key={column.key} column={column} at={i} page={page} state={state} />
          ))}
        </tr>
      </tbody>
      {page.rows.map((row, i) => (
        <Matter key={row.id} row={row} at={i + 1} page={page} state={state} />
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
              <ClaimCell key={cell.column} cell={cell} column={page.columns[i]} others={[]} page={page} state={state} />
            ))}
          </tr>
        </tbody>
      ) : null}
    </table>
  );
}

function Matter({ row, at, page, state }: Shared & { row: ParallelRow; at: number }) {
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
              <ChipLink key={chip.relation} chip={chip} page={page} state={state} />
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
              <Link
                href={addressOf(page.topic.id, { ...state, pick: null, pair: [note.a, note.b], show: null }, "#pair")}
              >
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
            page={page}
            state={state}
          />
        ))}
      </tr>
      {here && pair ? (
        <tr className={columnsStyles.pairRow}>
          <td colSpan={page.columns.length}>
            <PairPanel pair={pair} page={page} state={state} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

/** What differs in a row; it opens the two claims with the words it rests on. */
function ChipLink({ chip, page, state }: Shared & { chip: Chip }) {
  const open = page.pair?.a.id === chip.a && page.pair.b.id === chip.b && state.show === chip.relation;
  return (
    <Link
      className="chip"
      aria-current={open ? "true" : undefined}
      href={addressOf(page.topic.id, { ...state, pick: null, pair: [chip.a, chip.b], show: chip.relation }, "#pair")}
    >
      <b>{CHIP_NAMES[chip.relation]}</b> {chip.note}
      {chip.pairs > 1 ? <span> · {chip.pairs} pairs</span> : null}
    </Link>
  );
}

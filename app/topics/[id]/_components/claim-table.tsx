import Link from "next/link";
import type { Cell, MatterRow, ShownClaim, TopicPage } from "../../../../lib/usecases/load-topic.ts";
import type { Column } from "../../../../lib/usecases/outlet-columns.ts";
import { SpeakerLine } from "../../../_components/speaker-line.tsx";
import { CHIP_NAMES, dateText, originText, plural } from "../../../_components/words.ts";
import { addressOf, type TopicState } from "./address.ts";
import { MarkedClaim } from "./marked-claim.tsx";
import { PairPanel } from "./pair-panel.tsx";

type Shared = { readonly page: TopicPage; readonly state: TopicState };

/** The parallel columns as a real table: shared rows, one scroll. */
export function ClaimTable({ page, state }: Shared) {
  return (
    <table className="pc">
      <caption className="vh">Claims about {page.topic.name}, one row a matter, one column an outlet</caption>
      <thead>
        <tr>
          {page.columns.map((column) => (
            <ColumnHead key={column.key} column={column} blind={state.blind} />
          ))}
        </tr>
      </thead>
      {page.rows.map((row, i) => (
        <Matter key={row.id} row={row} at={i + 1} page={page} state={state} />
      ))}
    </table>
  );
}

function ColumnHead({ column, blind }: { column: Column; blind: boolean }) {
  const [lead] = column.leads;
  const copies = column.articleIds.length - column.leads.length;
  return (
    <th scope="col" data-o={column.letter}>
      <div className="otop">
        <span className="sig">{column.letter}</span> <b>{blind ? `Outlet ${column.letter}` : column.name}</b>
        {blind || !lead ? null : (
          <>
            <span className="hl">{lead.headline}</span>
            <span className="dt">
              {lead.publishedAt ? dateText(lead.publishedAt, "short") : "date not known"}
              {lead.origins.publishedAt ? ` · ${originText(lead.origins.publishedAt)}` : ""}
              {copies > 0 ? (
                <>
                  <br />
                  {plural(copies + 1, "copy", "copies")}, counted once
                </>
              ) : null}
              {column.leads.length > 1 ? (
                <>
                  <br />
                  and {plural(column.leads.length - 1, "other article")}
                </>
              ) : null}
            </span>
          </>
        )}
      </div>
    </th>
  );
}

function Matter({ row, at, page, state }: Shared & { row: MatterRow; at: number }) {
  const { pair } = page;
  const here = pair !== null && row.cells.some((cell) => cell.claims.some(({ claim }) => claim.id === pair.a.id));
  return (
    <tbody className={here ? "sel" : undefined} id={`m${row.id}`}>
      <tr className="mt">
        <th colSpan={page.columns.length} scope="rowgroup">
          <span className="rn">{at}</span>
          <span className="q">{row.name}</span>
          <span className="chips">
            {row.chips.map((chip) => (
              <Link key={chip.relation} className="chip" href={addressOf(page.topic.id, { ...state, pick: null, pair: [chip.a, chip.b] }, "#pair")}>
                <b>{CHIP_NAMES[chip.relation]}</b>
                {chip.note ? <span>{chip.note}</span> : null}
              </Link>
            ))}
          </span>
        </th>
      </tr>
      <tr className="cls">
        {row.cells.map((cell, i) => {
          const column = page.columns[i];
          return column ? <ClaimCell key={cell.column} cell={cell} column={column} page={page} state={state} /> : null;
        })}
      </tr>
      {here && pair ? (
        <tr className="pr">
          <td colSpan={page.columns.length}>
            <PairPanel pair={pair} page={page} state={state} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

function ClaimCell({ cell, column, page, state }: Shared & { cell: Cell; column: Column }) {
  const silent = cell.claims.length === 0;
  return (
    <td data-o={column.letter} className={silent ? "none" : undefined}>
      <p className="ol">
        <span className="sig">{column.letter}</span> {state.blind ? "" : column.name}
      </p>
      {silent ? <Silence cell={cell} /> : cell.claims.map((shown) => <OneClaim key={shown.claim.id} shown={shown} page={page} state={state} />)}
    </td>
  );
}

function Silence({ cell }: { cell: Cell }) {
  return (
    <div className="sil">
      {cell.near.length === 0 ? "no matching sentence found" : `no linked claim; ${plural(cell.near.length, "sentence")} with some of the words`}
      <span>searched: {cell.searched.join(", ") || "claims linked with this matter"}</span>
      {cell.near.length > 0 ? (
        <details>
          <summary>show</summary>
          {cell.near.map((sentence) => (
            <p className="said" key={`${sentence.articleId} ${sentence.start}`}>
              <Link href={`/articles/${sentence.articleId}?at=${sentence.start}#at`}>{sentence.text}</Link>
            </p>
          ))}
        </details>
      ) : null}
    </div>
  );
}

function OneClaim({ shown: { claim, paragraph }, page, state }: Shared & { shown: ShownClaim }) {
  const picked = state.pick === claim.id || (page.pair !== null && (page.pair.a.id === claim.id || page.pair.b.id === claim.id));
  const compare = state.pick && state.pick !== claim.id ? { pick: null, pair: [state.pick, claim.id] as const } : { pick: claim.id, pair: null };
  return (
    <article className={picked ? "claim on opened" : "claim"} id={`c${claim.id}`}>
      <SpeakerLine claim={claim} />
      <blockquote className="said">
        <MarkedClaim claim={claim} />
      </blockquote>
      <p className="ft">
        <Link href={`/articles/${claim.articleId}?at=${claim.sentence.start}#at`}>{paragraph ? `¶${paragraph}` : "in the article"}</Link>
        {state.pick === claim.id ? (
          <span>chosen: now choose another</span>
        ) : (
          <Link href={addressOf(page.topic.id, { ...state, ...compare }, compare.pair ? "#pair" : `#c${claim.id}`)}>
            {compare.pair ? "compare with the chosen one" : "compare"}
          </Link>
        )}
      </p>
    </article>
  );
}

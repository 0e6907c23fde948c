import { shareOf } from "../../../lib/framing/measure/rate.ts";
import { excerptSilence } from "../../../lib/usecases/columns/outlet-columns.ts";
import type { FramingPage } from "../../../lib/usecases/framing/load-framing.ts";
import { Downloads } from "../../_components/downloads.tsx";
import { Link } from "../../_components/link.tsx";
import { number } from "../../_components/words.ts";
import { type FramingState, framingAddress } from "./address.ts";
import { FoldedSection } from "./folded-section.tsx";
import { HeadCells } from "./head-cells.tsx";
import mustAndMayStyles from "./must-and-may.module.css";
import styles from "./order.module.css";
import { isUnfolded } from "./sections.ts";
import tableStyles from "./table.module.css";

/** In what order topics come and how much of the text each has; a tick is a sentence with the topic's words. */
export function Order({ page, state }: { page: FramingPage; state: FramingState }) {
  const { topics, more } = page.space;
  if (topics.length === 0) return null;
  return (
    <FoldedSection
      id="order"
      open={isUnfolded(state, "order")}
      title="What comes first, and how much of it"
      note="Sentences that hold a topic’s words, of all its sentences; a tick is a sentence, first to last. One sentence may hold two topics. In brackets: the range that would hold the share in 95 of 100 samples."
    >
      <table className={`${tableStyles.table} ${tableStyles.counts} ${styles.order}`}>
        <caption className="visually-hidden">Order and share of topics by column</caption>
        <HeadCells page={page} first="Topic" />
        <tbody>
          {topics.map((row) => (
            <tr key={row.topic}>
              <th scope="row">
                <Link href={`/topics/${row.topic}`}>{row.name}</Link>
              </th>
              {row.columns.map((cell, i) => {
                const view = page.columns[i];
                const share = shareOf(cell.sentences, cell.of);
                return (
                  <td key={view?.column.key ?? i} data-l={view?.column.letter}>
                    {cell.sentences === 0 ? (
                      <span className="note">{(view && excerptSilence(view.column)) ?? "no matching sentence"}</span>
                    ) : (
                      <>
                        {cell.at.length > 0 && view ? (
                          <Link href={framingAddress(state, { what: `topic:${row.topic}`, column: view.column.key })}>
                            <b>{number(cell.sentences)}</b>
                          </Link>
                        ) : (
                          <b>{number(cell.sentences)}</b>
                        )}{" "}
                        of {number(cell.of)}
                        {cell.rank ? <span className="note">comes {ordinal(cell.rank)}</span> : null}
                        <span className="note">
                          {share
                            ? `${share.percent.toFixed(0)} % (${share.low.toFixed(0)}–${share.high.toFixed(0)})`
                            : "too few to say"}
                        </span>
                        {cell.at.length > 0 ? (
                          <Ticks
                            at={cell.at}
                            of={view?.strip ?? cell.of}
                            name={`${row.name} in ${view?.column.name}`}
                          />
                        ) : null}
                      </>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? (
        <p className="note">
          {more} more in <Link href="/topics">all topics</Link>.
        </p>
      ) : null}
      <Downloads
        table="tables/framing-order"
        name="order and share"
        of={{ ids: state.ids.join(","), topic: state.topic ?? undefined }}
      />
    </FoldedSection>
  );
}

function Ticks({ at, of, name }: { at: readonly number[]; of: number; name: string }) {
  return (
    <svg
      className={styles.ticks}
      viewBox="0 0 200 14"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${name}: first in sentence ${(at[0] ?? 0) + 1} of ${of}`}
    >
      <line x1="0" x2="200" y1="13.5" y2="13.5" className={mustAndMayStyles.axis} />
      {at.map((sentence) => (
        <rect
          key={sentence}
          x={(sentence / Math.max(1, of)) * 200}
          width={Math.max(200 / Math.max(1, of), 1.5)}
          y="2"
          height="11"
          className={mustAndMayStyles.obligation}
        />
      ))}
    </svg>
  );
}

function ordinal(n: number): string {
  return (
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"][n - 1] ?? `${n}th`
  );
}

import type { TopicSpace } from "../../../lib/framing/compare/topic-order.ts";
import { shareOf } from "../../../lib/framing/measure/rate.ts";
import { excerptSilence } from "../../../lib/usecases/columns/outlet-columns.ts";
import type { FramingPage } from "../../../lib/usecases/framing/load-framing.ts";
import { Downloads } from "../../_components/downloads.tsx";
import { Link } from "../../_components/link.tsx";
import { number } from "../../_components/words.ts";
import { comparedOf, type FramingState, framingAddress } from "./address.ts";
import { FoldedSection } from "./folded-section.tsx";
import { HeadCells } from "./head-cells.tsx";
import mustAndMayStyles from "./must-and-may.module.css";
import styles from "./order.module.css";
import { isUnfolded } from "./sections.ts";
import tableStyles from "./table.module.css";

/** In what order topics come and how much of the text each has; a tick is a sentence with the topic's words. */
export function Order({ page, state }: { page: FramingPage; state: FramingState }) {
  const { about, topics, more } = page.space;
  if (topics.length === 0) return null;
  return (
    <FoldedSection
      id="order"
      open={isUnfolded(state, "order")}
      title="What comes first, and how much of it"
      note={`${HELD[about]} of all its sentences; a tick is a sentence, first to last. One sentence may hold two ${about}s. In brackets: the range that would hold the share in 95 of 100 samples.`}
    >
      <table className={`${tableStyles.table} ${tableStyles.counts} ${styles.order}`}>
        <caption className="visually-hidden">Order and share of {about}s by column</caption>
        <HeadCells page={page} first={SUBJECT[about]} />
        <tbody>
          {topics.map((row) => (
            <tr key={row.topic}>
              <th scope="row">
                <Link
                  href={
                    page.story && about === "point"
                      ? `/stories/${page.story.id}#point-${row.topic}`
                      : `/topics/${row.topic}`
                  }
                >
                  {row.name}
                </Link>
              </th>
              {row.columns.map((_, i) => (
                <td key={page.columns[i]?.column.key ?? i} data-l={page.columns[i]?.column.letter}>
                  <Share row={row} at={i} page={page} state={state} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? (
        <p className="note">
          {more} more in <AllOf page={page} />.
        </p>
      ) : null}
      <Downloads table="tables/framing-order" name="order and share" of={comparedOf(state)} />
    </FoldedSection>
  );
}

/** How much of one column a topic or point has, and where. */
function Share({ row, at: i, page, state }: { row: TopicSpace; at: number; page: FramingPage; state: FramingState }) {
  const { about } = page.space;
  const [cell, view] = [row.columns[i], page.columns[i]];
  if (!cell || !view) return null;
  if (cell.sentences === 0) return <span className="note">{excerptSilence(view.column) ?? NONE_FOUND[about]}</span>;
  const share = shareOf(cell.sentences, cell.of);
  return (
    <>
      {cell.at.length > 0 ? (
        <Link href={framingAddress(state, { what: `${about}:${row.topic}`, column: view.column.key })}>
          <b>{number(cell.sentences)}</b>
        </Link>
      ) : (
        <b>{number(cell.sentences)}</b>
      )}{" "}
      of {number(cell.of)}
      {cell.rank ? <span className="note">comes {ordinal(cell.rank)}</span> : null}
      <span className="note">
        {share ? `${share.percent.toFixed(0)} % (${share.low.toFixed(0)}–${share.high.toFixed(0)})` : "too few to say"}
      </span>
      {cell.at.length > 0 ? <Ticks at={cell.at} of={view.strip} name={`${row.name} in ${view.column.name}`} /> : null}
    </>
  );
}

const NONE_FOUND = { topic: "no matching sentence", point: "no sentence on it found" } as const;
/** What is ordered, as a heading names it. */
export const SUBJECT = { topic: "Topic", point: "Point" } as const;
/** What a sentence of a topic or point is. */
const HELD = {
  topic: "Sentences that hold a topic’s words,",
  point: "Sentences in which an outlet says a point of the story,",
} as const;

/** Where all topics, or all points of the story compared, stand. */
export function AllOf({ page }: { page: FramingPage }) {
  return page.story && page.space.about === "point" ? (
    <Link href={`/stories/${page.story.id}`}>all points of the story</Link>
  ) : (
    <Link href="/topics">all topics</Link>
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

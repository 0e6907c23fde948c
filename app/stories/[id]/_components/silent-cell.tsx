import { Fragment, type ReactNode } from "react";
import type { Cell } from "../../../../lib/usecases/columns/claim-cells.ts";
import { excerptSilence, isUnread } from "../../../../lib/usecases/columns/outlet-columns.ts";
import type { StoryColumn } from "../../../../lib/usecases/stories/load-story.ts";
import type { ShownRow } from "../../../../lib/usecases/stories/story-rows.ts";
import { NearSentences } from "../../../_components/side-by-side/near-sentences.tsx";
import { plural } from "../../../_components/words.ts";
import { Letter } from "../../_components/letter.tsx";
import styles from "./silent-cell.module.css";
import type { StoryParts } from "./story-view.ts";

function searchedText({ searched }: Cell): string {
  return searched.length === 0 ? "sentences that match this point" : searched.join(", ");
}

/** A cell in which nothing stands: what was looked for, that the text was not read or is an excerpt, or whose article the outlet prints. */
export function SilentCell({ cell, row, page }: { cell: Cell; row: ShownRow; page: StoryParts["page"] }): ReactNode {
  const column = page.outlets.find(({ key }) => key === cell.column);
  const printed = page.outlets.find(({ key }) => key === cell.sameAs);
  if (printed)
    return (
      <div className={styles.silence}>
        same article as <Letter letter={printed.letter} small /> {printed.name}
        <span>counted once</span>
      </div>
    );
  if (column && isUnread(column))
    return (
      <div className={styles.silence}>
        not read: sentences are matched in English only, and this text does not seem to be in English
      </div>
    );
  const unknown = column ? excerptSilence(column) : null;
  return (
    <div className={styles.silence}>
      {unknown ?? "no sentence found"}
      {unknown === null ? <span>{lookedFor(cell, row, page)}</span> : null}
      <NearSentences
        column={column}
        near={cell.near}
        summary={`${plural(cell.near.length, "sentence")} with some of these words`}
      />
    </div>
  );
}

/** What was looked at in a silent column: the words that were searched, or every sentence where a model read them. */
function lookedFor(cell: Cell, row: ShownRow, page: StoryParts["page"]): string {
  const read = row.by.startsWith("model:") ? page.modelRead.get(cell.column) : undefined;
  return read ? `read by the model: all ${plural(read, "sentence")}` : `searched: ${searchedText(cell)}`;
}

/** On a phone silence is said once a row, below the outlets that speak. */
export function SilentLine({ row, page }: { row: ShownRow; page: StoryParts["page"] }) {
  const { columns } = page;
  const silent = row.cells.flatMap((cell, i) => {
    const column = columns[i];
    return cell.parts.length === 0 && cell.sameAs === null && column ? [{ cell, column }] : [];
  });
  const [first] = silent;
  if (!first) return null;
  const searched = silent.filter(({ column }) => excerptSilence(column) === null);
  const unknown = silent.filter(({ column }) => excerptSilence(column) !== null);
  return (
    <tr className={styles.silentLine}>
      <td colSpan={columns.length}>
        {searched.length > 0 ? (
          <>
            No sentence found in <Named columns={searched.map(({ column }) => column)} />.{" "}
            {sentence(lookedFor(first.cell, row, page))}.{" "}
          </>
        ) : null}
        {unknown.length > 0 ? (
          <>
            Not known of <Named columns={unknown.map(({ column }) => column)} />: only an excerpt is here.
          </>
        ) : null}
      </td>
    </tr>
  );
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

function Named({ columns }: { columns: readonly StoryColumn[] }) {
  return columns.map(({ key, letter, name }, i) => (
    <Fragment key={key}>
      {i === 0 ? "" : ", "}
      <Letter letter={letter} small /> {name}
    </Fragment>
  ));
}

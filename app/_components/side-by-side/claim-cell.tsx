import type { ReactNode } from "react";
import type { Span } from "../../../lib/model/span.ts";
import type { Cell, CellPart, ShownClaim } from "../../../lib/usecases/columns/claim-cells.ts";
import { type Column, excerptSilence, isUnread } from "../../../lib/usecases/columns/outlet-columns.ts";
import { CopyQuote } from "../copy-quote.tsx";
import { Link } from "../link.tsx";
import { SpeakerLine } from "../speaker-line.tsx";
import { plural } from "../words.ts";
import styles from "./claim-cell.module.css";
import columnsStyles from "./columns.module.css";
import { MarkedClaim } from "./marked-claim.tsx";
import { NearSentences } from "./near-sentences.tsx";
import type { SideView } from "./view.ts";

type Shared = {
  readonly view: SideView;
  readonly column: Column;
  /** What the page calls a claim. */
  readonly noun?: "claim" | "sentence";
  /** What a page adds below a claim. */
  readonly extra?: ((shown: ShownClaim) => ReactNode) | undefined;
  /** Figures and dates that another outlet gives otherwise, by claim. */
  readonly otherwise?: ReadonlyMap<number, readonly Span[]> | undefined;
  /** The words of a claim marked in another way; null leaves them as usual. */
  readonly quote?: ((shown: ShownClaim) => ReactNode) | undefined;
  /** How a silent column is told, where the page tells it itself. */
  readonly silence?: ((cell: Cell, column: Column) => ReactNode) | undefined;
};

/** Claims of one column shown at once in a row; the rest is one button away, so that a row is not as high as its busiest column. */
const SHOWN_AT_ONCE = 2;

type CellProps = Omit<Shared, "column"> & {
  readonly column: Column | undefined;
  readonly cell: Cell;
  readonly others: readonly number[];
};

/** What one outlet says in a row. `others` are the base's claims in this row, to be put beside with one step. */
export function ClaimCell({ cell, column, others, ...shared }: CellProps) {
  if (!column) return null;
  const opened = (part: CellPart) => claimsOf(part).some(({ claim }) => isChosen(claim.id, shared.view));
  const first = cell.parts.filter((part, i) => i < SHOWN_AT_ONCE || opened(part));
  const rest = cell.parts.filter((part) => !first.includes(part));
  const show = (part: CellPart) => (
    <Part key={claimsOf(part)[0]?.claim.id} part={part} column={column} others={others} {...shared} />
  );
  return (
    <td
      data-o={column.letter}
      className={cell.parts.length === 0 ? columnsStyles.silent : undefined}
      data-silent={cell.parts.length === 0 ? true : undefined}
    >
      <div className={columnsStyles.stay}>
        <p className={columnsStyles.outlet}>
          <span className="siglum">{column.letter}</span> {column.name}
        </p>
        {cell.parts.length > 0
          ? first.map(show)
          : (shared.silence?.(cell, column) ?? <Silence cell={cell} column={column} />)}
        {rest.length > 0 ? (
          <details className={styles.rest}>
            <summary>
              {plural(rest.length, `more ${shared.noun ?? "claim"}`)} of {column.name}
            </summary>
            {rest.map(show)}
          </details>
        ) : null}
      </div>
    </td>
  );
}

const claimsOf = (part: CellPart): ShownClaim[] =>
  part.kind === "claim" ? [part.shown] : [part.asserted, part.denied];

function isChosen(id: number, { state, pair }: SideView): boolean {
  return state.pick === id || pair?.a.id === id || pair?.b.id === id;
}

function Part({ part, ...shared }: Shared & { part: CellPart; others: readonly number[] }) {
  if (part.kind === "claim") return <OneClaim shown={part.shown} {...shared} />;
  return (
    <div className={styles.dispute}>
      <p className="note">A dispute in this article</p>
      <div className={styles.sides}>
        <OneClaim shown={part.asserted} side="asserted" {...shared} />
        <OneClaim shown={part.denied} side="denied" {...shared} />
      </div>
    </div>
  );
}

function Silence({ cell, column }: { cell: Cell; column: Column }) {
  if (cell.sameAs !== null)
    return <div className={styles.silence}>the same article as another outlet’s here, counted once</div>;
  if (isUnread(column)) {
    return (
      <div className={styles.silence}>
        not read: claims are read in English only, and this text does not seem to be in English
      </div>
    );
  }
  const unknown = excerptSilence(column);
  if (unknown !== null)
    return (
      <div className={styles.silence}>
        {unknown}
        <NearSentences
          column={column}
          near={cell.near}
          summary={`${plural(cell.near.length, "sentence")} with some of the words`}
        />
      </div>
    );
  return (
    <div className={styles.silence}>
      {cell.near.length === 0
        ? "no matching sentence found"
        : `no linked claim; ${plural(cell.near.length, "sentence")} with some of the words`}
      <span>searched: {searchedFor(cell.searched)}</span>
      <NearSentences column={column} near={cell.near} summary="show" />
    </div>
  );
}

/** One word alone says too little of a row that has several. */
function searchedFor(words: readonly string[]): string {
  if (words.length === 0) return "claims linked with this row";
  return words.length === 1 ? words.join() : `sentences with two of ${words.join(", ")}`;
}

type OneProps = Shared & { shown: ShownClaim; others: readonly number[]; side?: "asserted" | "denied" };

function OneClaim({ shown, view, column, others, side, extra, otherwise, quote }: OneProps) {
  const { claim, paragraph } = shown;
  const { state, base, to } = view;
  const open = (a: number, b: number) => to({ pick: null, pair: [a, b], show: null }, "#pair");
  const [beside] = others.filter((other) => other !== claim.id && column.key !== base?.key);
  const article = column.leads.find((each) => each.id === claim.articleId);
  const lead = column.leads.length > 1 ? article : undefined;
  return (
    <article
      className={isChosen(claim.id, view) ? `${styles.claim} ${styles.chosen} opened` : styles.claim}
      id={`c${claim.id}`}
      data-quote
    >
      {side ? (
        <p className={styles.side}>
          <span className="chip">
            <b>{side}</b>
          </span>
        </p>
      ) : null}
      <SpeakerLine claim={claim} />
      <blockquote className="said">
        {quote?.(shown) ?? <MarkedClaim claim={claim} otherwise={otherwise?.get(claim.id)} />}
      </blockquote>
      <p className={styles.foot}>
        <Link href={`/articles/${claim.articleId}?at=${claim.sentence.start}#at`}>
          {paragraph ? `paragraph ${paragraph}` : "in the article"}
        </Link>
        {state.pick === claim.id ? (
          <span>chosen: now choose another</span>
        ) : state.pick ? (
          <Link href={open(state.pick, claim.id)} data-stop>
            compare with the chosen one
          </Link>
        ) : beside !== undefined ? (
          <Link href={open(beside, claim.id)} data-stop>
            beside {base?.letter}
          </Link>
        ) : (
          <Link href={to({ pick: claim.id, pair: null }, `#c${claim.id}`)} data-stop>
            compare
          </Link>
        )}
        <Link href={`/claims/${claim.id}`}>source</Link>
        <CopyQuote source={article} place={paragraph ? `paragraph ${paragraph}` : ""} />
        {lead ? <span className={styles.reference}>{lead.headline ?? lead.sourceId}</span> : null}
      </p>
      {extra?.(shown)}
    </article>
  );
}

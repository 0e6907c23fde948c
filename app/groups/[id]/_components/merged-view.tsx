import type { MergedPassage } from "../../../../lib/collation/merge.ts";
import { blocksOf, type MergedBlock, type NumberedRow } from "../../../../lib/collation/views.ts";
import type { GroupPage } from "../../../../lib/usecases/duplicates/load-group.ts";
import { CopyQuote } from "../../../_components/copy-quote.tsx";
import { Rail } from "../../../_components/rail.tsx";
import { roleCount } from "../../../_components/role-count.ts";
import { plural } from "../../../_components/words.ts";
import { Apparatus } from "./apparatus.tsx";
import styles from "./merged-view.module.css";
import { PassageText } from "./passage-text.tsx";
import { Strip } from "./strip.tsx";
import { type Tone, toneOf, trackSize, Where, WitnessNames } from "./witness-words.tsx";

/** What only the first or only the second copy holds takes that copy's colour, in its rail and its note. */
const TONE: Record<Tone, string> = { same: "", only1: "tone-first", only2: "tone-second", varies: "" };

/** One text, each passage with the tracks of the copies that hold it; what is not the article folded under its role. */
export function MergedView({ page }: { page: GroupPage }) {
  const { merged, copies } = page;
  const { track, gap } = trackSize(copies.length);
  const tracks = copies.length * (track + gap) - gap;
  return (
    <>
      {merged.cut && (
        <p className={`note ${styles.status}`}>
          These texts are too long to align in full: more is shown as different than is.
        </p>
      )}
      <div
        className={styles.viewport}
        style={{ "--tracks": `${tracks}px`, "--track": `${track}px`, "--gap": `${gap}px` } as Record<string, string>}
      >
        <div>
          <RailKey copies={copies} />
          {blocksOf(merged).map((block) =>
            block.kind === "fold" ? (
              <Fold key={block.rows[0]?.at} block={block} page={page} />
            ) : (
              <Passage key={block.at} at={block.at} row={block.row} number={block.number} page={page} />
            ),
          )}
        </div>
        <Strip page={page} />
      </div>
      <Apparatus page={page} />
    </>
  );
}

/** Which track is which copy: over the tracks where they are wide enough for a letter, else in words. */
function RailKey({ copies }: { copies: GroupPage["copies"] }) {
  if (copies.length > 3) {
    return (
      <p className={`note ${styles.railWords}`}>
        Tracks from left to right: <WitnessNames sigla={copies.map(({ siglum }) => siglum)} />. A grey bar: this copy
        has the passage.
      </p>
    );
  }
  return (
    <div className={styles.railKey} aria-hidden="true">
      <span />
      <span style={{ gridTemplateColumns: `repeat(${copies.length}, var(--track))` }}>
        {copies.map(({ siglum, copy }) => (
          <b key={siglum}>{copy ?? siglum}</b>
        ))}
      </span>
      <span>grey bar: this copy has the passage</span>
    </div>
  );
}

function Passage({ at, row, number, page }: NumberedRow & { number: number | null; page: GroupPage }) {
  const tone = toneOf(row, page.merged);
  const text = <PassageText row={row} copies={page.copies} />;
  return (
    <div
      className={`${styles.passage} ${TONE[tone]}`}
      id={`p${at}`}
      data-stop={tone === "only1" || tone === "only2" ? true : undefined}
    >
      <span className={styles.number}>{number}</span>
      <Tracks row={row} page={page} />
      <div className={styles.text}>
        {row.role === "headline" ? (
          <h2 className={`headline ${styles.big}`}>{text}</h2>
        ) : (
          <p className={row.role === "deck" ? `said ${styles.deck}` : "said"}>
            {text} <CopyPassage row={row} number={number} page={page} />
          </p>
        )}
        {tone !== "same" && <Note row={row} page={page} />}
      </div>
    </div>
  );
}

/** Copies the words that are printed, those of the first copy that holds them, with that copy as the source. */
function CopyPassage({ row, number, page }: { row: MergedPassage; number: number | null; page: GroupPage }) {
  const [holder] = row.holders;
  const from = page.copies.find(({ siglum }) => siglum === holder?.siglum)?.article;
  return holder && from ? (
    <CopyQuote source={from} place={number ? `paragraph ${number}` : ""} text={holder.text} />
  ) : null;
}

/** Which copies hold the passage, and whether it stands elsewhere in the others. */
function Note({ row, page: { merged } }: { row: MergedPassage; page: GroupPage }) {
  const sigla = row.holders.map(({ siglum }) => siglum);
  return (
    <p className="witness">
      {row.holders.length === merged.sigla.length ? (
        "in all copies, words differ"
      ) : (
        <Where sigla={sigla} all={merged.sigla} />
      )}
      {row.movedTo !== null && (
        <>
          {" "}
          · <span className="label-moved">moved:</span> <a href={`#p${row.movedTo}`}>the other copies have it here</a>
        </>
      )}
    </p>
  );
}

function Tracks({ row, page: { merged } }: { row: MergedPassage; page: GroupPage }) {
  return <Rail holds={merged.sigla.map((siglum) => row.holders.some((holder) => holder.siglum === siglum))} />;
}

function Fold({ block, page }: { block: Extract<MergedBlock, { kind: "fold" }>; page: GroupPage }) {
  const { merged } = page;
  const differs = block.rows.some(({ row }) => toneOf(row, merged) !== "same");
  return (
    <details className={styles.fold}>
      <summary data-stop={differs ? true : undefined}>
        <span className={styles.number} />
        <span
          className={styles.railSummary}
          aria-hidden="true"
          style={{ gridTemplateColumns: `repeat(${merged.sigla.length}, var(--track))` }}
        >
          {merged.sigla.map((siglum) => (
            <i
              key={siglum}
              className={
                block.rows.some(({ row }) => row.holders.some((holder) => holder.siglum === siglum)) ? "" : styles.off
              }
            />
          ))}
        </span>
        <span className={styles.summary}>
          <b>{block.roles.map(({ role, count }) => roleCount(role, count)).join(", ")}</b>,{" "}
          {plural(block.words, "word")}, not part of the article: <Holders rows={block.rows} page={page} />
        </span>
      </summary>
      {block.rows.map(({ at, row }) => (
        <div
          className={`${styles.passage} ${styles.furniture} ${TONE[toneOf(row, merged)]}`}
          id={`p${at}`}
          key={at}
          data-stop={toneOf(row, merged) === "same" ? undefined : true}
        >
          <span className={styles.number} />
          <Tracks row={row} page={page} />
          <p className={`${styles.text} said`}>
            <PassageText row={row} copies={page.copies} />{" "}
            <span className="witness">
              <Where sigla={row.holders.map(({ siglum }) => siglum)} all={merged.sigla} />
              {row.variants.length > 0 && ", words differ"}
            </span>
          </p>
        </div>
      ))}
    </details>
  );
}

/** "2 in both copies · 1 only B2". */
function Holders({ rows, page: { merged } }: { rows: readonly NumberedRow[]; page: GroupPage }) {
  const counts = new Map<string, { sigla: readonly string[]; count: number; tone: string }>();
  for (const { row } of rows) {
    const sigla = row.holders.map(({ siglum }) => siglum);
    const key = sigla.join();
    counts.set(key, { sigla, count: (counts.get(key)?.count ?? 0) + 1, tone: toneOf(row, merged) });
  }
  const order = [...counts.values()].toSorted(
    (a, b) => b.sigla.length - a.sigla.length || a.sigla.join().localeCompare(b.sigla.join()),
  );
  return order.map(({ sigla, count, tone }, index) => (
    <span key={sigla.join()}>
      {index > 0 && " · "}
      <span className={tone === "only1" ? "label-removed" : tone === "only2" ? "label-added" : undefined}>
        {count} {sigla.length === merged.sigla.length ? "in " : ""}
        {sigla.length === merged.sigla.length && merged.sigla.length === 2 ? (
          "both"
        ) : (
          <Where sigla={sigla} all={merged.sigla} />
        )}
      </span>
    </span>
  ));
}

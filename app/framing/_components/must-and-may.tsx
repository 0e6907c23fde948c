import type { FramingHit } from "../../../lib/model/framing.ts";
import type { FramingColumnView, FramingPage } from "../../../lib/usecases/framing/load-framing.ts";
import { Link } from "../../_components/link.tsx";
import { number, plural } from "../../_components/words.ts";
import { type FramingState, framingAddress } from "./address.ts";
import { FoldedSection } from "./folded-section.tsx";
import styles from "./must-and-may.module.css";
import outletNameStyles from "./outlet-name.module.css";
import { isUnfolded } from "./sections.ts";

/** Width of the strip of the longest column, in units of its picture. */
const STRIP = 1000;

type Size = {
  readonly name: string | undefined;
  readonly axis: number;
  readonly mark: number;
  readonly height: number;
};
/** The same picture for wide screens and for phones, where a mark needs three times the units to be seen. */
const WIDE: Size = { name: styles.wide, axis: 28, mark: 2.9, height: 52 };
const NARROW: Size = { name: styles.narrow, axis: 76, mark: 8, height: 140 };

/** Hedges above, obligations below, one step a sentence: where in the text each stands. */
export function MustAndMay({ page, state }: { page: FramingPage; state: FramingState }) {
  const longest = Math.max(...page.columns.map((view) => view.strip), 1);
  return (
    <FoldedSection
      id="must"
      open={isUnfolded(state, "must")}
      title="What must be, and what may be"
      note={
        <>
          <span className={styles.hedgeKey} /> above the line: a hedge (may, might, could, reportedly …){" "}
          <span className={styles.obligationKey} /> below: a word of obligation (must, should, need to …). One step is
          one sentence, in order.
        </>
      }
    >
      <div className={`${styles.row} ${styles.rowHead}`}>
        <span>Outlet</span>
        <span className={styles.count}>hedges</span>
        <span className={styles.count}>obligation</span>
        <span className={styles.axisLabel}>first sentence → last, one step a sentence</span>
      </div>
      {page.columns.map((view) => (
        <div className={styles.row} key={view.column.key}>
          <p className={outletNameStyles.outlet}>
            <span className="siglum">{view.column.letter}</span> <b>{view.column.name}</b>
          </p>
          <Count view={view} state={state} measure="hedges" />
          <Count view={view} state={state} measure="obligation" />
          <Strip view={view} longest={longest} size={WIDE} />
          <Strip view={view} longest={longest} size={NARROW} />
        </div>
      ))}
    </FoldedSection>
  );
}

function Count({
  view,
  state,
  measure,
}: {
  view: FramingColumnView;
  state: FramingState;
  measure: "hedges" | "obligation";
}) {
  const count = view.profile.hits[measure].length;
  return (
    <p className={styles.count}>
      {count === 0 ? (
        <b>0</b>
      ) : (
        <Link href={framingAddress(state, { what: `measure:${measure}`, column: view.column.key })}>
          <b>{count}</b>
        </Link>
      )}
      <span>
        in {number(view.profile.sentences)}
        <span className="visually-hidden"> sentences</span>
      </span>
    </p>
  );
}

function Strip({ view, longest, size }: { view: FramingColumnView; longest: number; size: Size }) {
  const { axis, mark, height } = size;
  const { profile, sentenceOffsets, column } = view;
  const step = STRIP / longest;
  const at = (hit: FramingHit) => (sentenceOffsets.get(hit.article) ?? 0) + hit.sentence;
  const placed = (hits: readonly FramingHit[]) => {
    const seen = new Map<number, number>();
    return hits.map((hit) => {
      const sentence = at(hit);
      const level = seen.get(sentence) ?? 0;
      seen.set(sentence, level + 1);
      return { key: `${hit.article} ${hit.start}`, x: (sentence + 0.5) * step, level: Math.min(level, 2) };
    });
  };
  const label = `${column.name}: ${plural(profile.hits.hedges.length, "hedge")} and ${plural(profile.hits.obligation.length, "word")} of obligation in ${plural(profile.sentences, "sentence")}`;
  return (
    <svg
      viewBox={`${-3 * mark} 0 ${STRIP + 6 * mark} ${height}`}
      className={`${styles.dots} ${size.name}`}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <line x1="0" y1={axis} x2={view.strip * step} y2={axis} className={styles.axis} />
      {placed(profile.hits.hedges).map(({ key, x, level }) => (
        <circle key={key} cx={x} cy={axis - mark * (2.75 + level * 2.75)} r={mark} className={styles.hedge} />
      ))}
      {placed(profile.hits.obligation).map(({ key, x, level }) => (
        <rect
          key={key}
          x={x - mark * 0.9}
          y={axis + mark * (1.7 + level * 2.25)}
          width={mark * 1.8}
          height={mark * 1.8}
          className={styles.obligation}
        />
      ))}
    </svg>
  );
}

import type { GroupPage } from "../../../../lib/usecases/duplicates/load-group.ts";
import { Anchor } from "../../../_components/anchor.tsx";
import styles from "./strip.module.css";
import { type Tone, toneOf } from "./witness-words.tsx";

const HEIGHT = 512;
const WIDTH = 16;
/** Narrowest track that can still be seen; many copies make a wider strip. */
const LEAST_TRACK = 4;
/** A passage of few words still has to be seen and hit. */
const LEAST_WORDS = 4;

/**
 * The whole text as a narrow strip with a track a copy; each mark leads to its passage. It repeats for the eye and the mouse
 * what the apparatus lists in words, so it is hidden from screen readers and not in the tab order.
 */
export function Strip({ page: { merged } }: { page: GroupPage }) {
  const weights = merged.rows.map(({ words }) => Math.max(words, LEAST_WORDS));
  const scale =
    HEIGHT /
    Math.max(
      1,
      weights.reduce((sum, words) => sum + words, 0),
    );
  const count = merged.sigla.length;
  const width = Math.max(WIDTH, count * (LEAST_TRACK + 2) - 2);
  const track = (width - 2 * (count - 1)) / count;
  let y = 0;
  const marks = merged.rows.map((row, at) => {
    const height = (weights[at] ?? 0) * scale;
    const top = y;
    y += height;
    const tone = toneOf(row, merged);
    return (
      <Anchor key={`${at}-${row.role}`} href={`#p${at}`} tabIndex={-1}>
        {merged.sigla.map((siglum, index) =>
          row.holders.some((holder) => holder.siglum === siglum) ? (
            <rect
              key={siglum}
              x={round(index * (track + 2))}
              y={round(top)}
              width={round(track)}
              height={round(Math.max(1, height - 0.5))}
              className={LOOK[tone]}
            />
          ) : null,
        )}
      </Anchor>
    );
  });
  return (
    <svg
      className={styles.strip}
      style={{ width }}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {marks}
    </svg>
  );
}

const LOOK: Record<Tone, string | undefined> = {
  same: styles.same,
  only1: styles.onlyFirst,
  only2: styles.onlySecond,
  varies: styles.varies,
};

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

import { type ReactNode, useId } from "react";
import type { PassageBand, PassageMap } from "../../lib/collation/passage-map.ts";
import { Anchor } from "./anchor.tsx";
import { formatNumber } from "./format.ts";
import styles from "./shared-passage-map.module.css";
import { plural } from "./words.ts";

type Props = {
  map: PassageMap;
  /** What stands above the first bar and below the second: siglum, words, date. */
  a: ReactNode;
  b: ReactNode;
  /** The picture in one sentence. */
  label: string;
  /** Printed over the ribbons, such as "the article: 614 words, the same". */
  inside?: string;
  /** The two articles, so that each passage opens at its place in both. */
  articles?: readonly [number, number];
  /** In a narrow column: the words over the ribbons in the smallest type. */
  small?: boolean;
};

/** Two bars, one a text, with ribbons between the passages they share; the figures stand in a table below. */
export function SharedPassageMap({ map, a, b, label, inside, articles, small = false }: Props) {
  const id = useId();
  return (
    <div>
      <div className={styles.label}>{a}</div>
      <div className={styles.box}>
        <svg
          className={styles.map}
          viewBox={`0 0 ${map.width} ${map.height}`}
          preserveAspectRatio="none"
          style={{ height: map.height }}
          role="img"
        >
          <title>{label}</title>
          <defs>
            <pattern id={`${id}1`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="6" height="6" className={styles.firstFill} />
              <rect width="2.4" height="6" className={styles.firstLine} />
            </pattern>
            <pattern id={`${id}2`} width="5" height="5" patternUnits="userSpaceOnUse">
              <rect width="5" height="5" className={styles.secondFill} />
              <rect width="5" height="2" className={styles.secondLine} />
            </pattern>
          </defs>
          {map.ribbons.map(({ path, kind }) => (
            <path key={path} d={path} className={kind === "body" ? styles.bodyRibbon : styles.sameRibbon} />
          ))}
          <BandRow bands={map.a} y={0} height={map.bar} only={`url(#${id}1)`} />
          <BandRow bands={map.b} y={map.height - map.bar} height={map.bar} only={`url(#${id}2)`} />
        </svg>
        {inside !== undefined && (
          <span className={small ? `${styles.inside} ${styles.small}` : styles.inside}>{inside}</span>
        )}
      </div>
      <div className={styles.label}>{b}</div>
      <details className={styles.figures}>
        <summary>The map in figures: {plural(map.ribbons.length, "shared passage")}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Words the same</th>
              <th scope="col">from word, first text</th>
              <th scope="col">from word, second text</th>
              {articles && <th scope="col">open</th>}
            </tr>
          </thead>
          <tbody>
            {map.ribbons.map(({ path, words, fromA, fromB, aStart, bStart }) => (
              <tr key={path}>
                <td>{formatNumber(words)}</td>
                <td>
                  {formatNumber(fromA)} of {formatNumber(map.wordsA)}
                </td>
                <td>
                  {formatNumber(fromB)} of {formatNumber(map.wordsB)}
                </td>
                {articles && (
                  <td>
                    <Anchor href={`/articles/${articles[0]}?at=${aStart}#at`}>
                      first<span className="visually-hidden"> text, from word {formatNumber(fromA)}</span>
                    </Anchor>{" "}
                    <Anchor href={`/articles/${articles[1]}?at=${bStart}#at`}>
                      second<span className="visually-hidden"> text, from word {formatNumber(fromB)}</span>
                    </Anchor>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}

function BandRow({
  bands,
  y,
  height,
  only,
}: {
  bands: readonly PassageBand[];
  y: number;
  height: number;
  only: string;
}) {
  return bands.map(({ x, width, kind }) => (
    <rect
      key={x}
      x={x}
      y={y}
      width={width}
      height={height}
      className={kind === "body" ? styles.bodyBar : kind === "same" ? styles.sameBar : undefined}
      fill={kind === "only" ? only : undefined}
    />
  ));
}

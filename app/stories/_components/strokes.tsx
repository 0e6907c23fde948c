import styles from "./strokes.module.css";

/** Strokes drawn one by one; of more the number stands beside one. */
const MOST_DRAWN = 4;

/** An upright stroke an article, hollow where it is the same article as another one, a dot where there is none; said in words for ears. */
export function Strokes({ articles, copies }: { articles: number; copies: number }) {
  if (articles === 0)
    return (
      <>
        <span className={styles.dot} aria-hidden="true" />
        <span className="visually-hidden">none</span>
      </>
    );
  const own = articles - copies;
  const many = articles > MOST_DRAWN;
  const drawn = many ? [true] : [...Array(own).fill(true), ...Array(copies).fill(false)];
  return (
    <>
      <span className={styles.strokes} aria-hidden="true">
        {drawn.map((solid, i) => (
          <i key={i} className={solid ? undefined : styles.copy} />
        ))}
        {many ? <b>{articles}</b> : null}
      </span>
      <span className="visually-hidden">{inWords(own, copies)}</span>
    </>
  );
}

/** What the strokes mean, above a list of them. */
export function StrokeKey() {
  return (
    <span className={styles.key}>
      <span>
        <span className={styles.strokes} aria-hidden="true">
          <i />
          <i />
        </span>
        one stroke an article
      </span>
      <span>
        <span className={styles.strokes} aria-hidden="true">
          <i className={styles.copy} />
        </span>
        the same article as another one
      </span>
      <span>
        <span className={styles.dot} aria-hidden="true" />
        none
      </span>
    </span>
  );
}

function inWords(own: number, copies: number): string {
  const same = copies === 1 ? "one the same article as another one" : `${copies} the same as others`;
  const alone = own === 1 ? "1 article" : `${own} articles`;
  return copies === 0 ? alone : own === 0 ? same : `${alone}, ${same}`;
}

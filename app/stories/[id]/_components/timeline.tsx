import { timelineOf } from "../../../../lib/stories/timeline.ts";
import type { StoryPage } from "../../../../lib/usecases/stories/load-story.ts";
import { Link } from "../../../_components/link.tsx";
import { dateText, plural } from "../../../_components/words.ts";
import { weekdayText } from "../../_components/days.ts";
import { Letter } from "../../_components/letter.tsx";
import type { StoryParts } from "./story-view.ts";
import styles from "./timeline.module.css";

/** Letters that stand on one day; of more their number is told. */
const MOST_A_DAY = 8;

/** Letters above one another; the next ones stand beside them. */
const ROWS = 4;

/** When each article came out, drawn; nothing where fewer than two days are known. */
export function StoryTimeline({ page, view }: StoryParts) {
  const days = timelineOf(marksOf(page));
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || first === last) return null;
  const rows = Math.min(ROWS, Math.max(...days.map(({ marks }) => marks.length)));
  return (
    <>
      <nav
        className={styles.timeline}
        style={{ height: `${rows * 1.5 + 2}rem` }}
        aria-label="When each article came out"
      >
        {days.map(({ date, at, marks, named }, i) => (
          <div
            key={date}
            className={at > 0.9 ? `${styles.day} ${styles.last}` : styles.day}
            style={{ left: `${at * 100}%` }}
          >
            <div
              className={styles.marks}
              style={{ gridTemplateRows: `repeat(${Math.min(ROWS, marks.length)}, 1.5rem)` }}
            >
              {marks.slice(0, MOST_A_DAY).map(({ id, letter, name, copy }) => (
                <Link
                  key={id}
                  href={view.to({ view: "articles" }, `#article-${id}`)}
                  aria-label={`${name}, ${dateText(date, "short")}${copy ? ", the same article as another one" : ""}`}
                >
                  <Letter letter={letter} copy={copy} />
                </Link>
              ))}
              {marks.length > MOST_A_DAY ? <span className={styles.more}>+{marks.length - MOST_A_DAY}</span> : null}
            </div>
            {named ? (
              <span className={i === 0 || i === days.length - 1 ? styles.name : `${styles.name} ${styles.between}`}>
                {weekdayText(date)}
              </span>
            ) : null}
          </div>
        ))}
      </nav>
      <p className={`note ${styles.note}`}>
        <strong>{apartText(first.date, last.date)} between the first and the last article.</strong> A difference may be
        time, not framing.{page.counts.articles > page.counts.texts ? " Dashed: a copy, counted once." : ""}
      </p>
    </>
  );
}

function marksOf({ articles, outlets }: StoryPage) {
  return articles.flatMap(({ id, publishedAt, lead, headline, sourceId }) => {
    const column = outlets.find(({ articleIds }) => articleIds.includes(id));
    if (!publishedAt || !column) return [];
    return [
      {
        id,
        date: publishedAt,
        letter: column.letter,
        name: column.outletId === null ? (headline ?? sourceId) : column.name,
        copy: !lead,
      },
    ];
  });
}

function apartText(from: string, to: string): string {
  const days = Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000);
  return `${plural(days, "day lies", "days lie")}`;
}

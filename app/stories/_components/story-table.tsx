import type { ListedStory } from "../../../lib/usecases/stories/list-stories.ts";
import type { ListOutlet } from "../../../lib/usecases/stories/load-stories.ts";
import type { StoryWithValues } from "../../../lib/usecases/stories/story-values.ts";
import { Link } from "../../_components/link.tsx";
import { dateText, plural } from "../../_components/words.ts";
import { dayText } from "./days.ts";
import { Letter } from "./letter.tsx";
import { StoryDifferences } from "./story-differences.tsx";
import styles from "./story-table.module.css";
import { Strokes } from "./strokes.tsx";

/** From so many outlets on a list has a column for each; with fewer their names have room. */
const COLUMNS_FROM = 5;

/** Letters of outlets without a column that one line names. */
const MOST_OTHERS = 3;

type Props = {
  readonly stories: readonly StoryWithValues[];
  readonly columns: readonly ListOutlet[];
  /** How many outlets of these stories have no column: their letters stand in the last one. */
  readonly moreColumns: number;
  /** Says the order, for ears. */
  readonly caption: string;
  /** Whether days stand between the stories: only where they are in the order of their days. */
  readonly byDay: boolean;
};

/** The list of stories: name, where its outlets differ, its days, and how many articles each outlet has. */
export function StoryTable({ stories, columns, moreColumns, caption, byDay }: Props) {
  const drawn = columns.length >= COLUMNS_FROM;
  const width = drawn ? 4 + columns.length : 4;
  const dated = byDay && stories.some(({ to }) => to !== null);
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <colgroup>
        <col />
        <col className={styles.datesWidth} />
        <col className={styles.articlesWidth} />
        {drawn ? <col span={columns.length} className={styles.outletWidth} /> : <col className={styles.listWidth} />}
        {drawn && moreColumns > 0 ? <col className={styles.othersWidth} /> : null}
      </colgroup>
      <thead>
        {drawn ? <OutletNames columns={columns} /> : null}
        <tr className={styles.letters}>
          <th scope="col">Story, and where its outlets differ</th>
          <th scope="col">Dates</th>
          <th scope="col">Articles</th>
          {drawn ? (
            <>
              {columns.map(({ id, letter, name }) => (
                <th scope="col" key={id} className={styles.outlet}>
                  <Letter letter={letter} name={name} small />
                </th>
              ))}
              {moreColumns > 0 ? (
                <th scope="col" className={styles.outlet}>
                  others
                </th>
              ) : null}
            </>
          ) : (
            <th scope="col">Outlets</th>
          )}
        </tr>
      </thead>
      <tbody>
        {stories.map((story, i) => [
          dated && story.to !== stories[i - 1]?.to ? (
            <tr className={styles.day} key={`day ${story.id}`}>
              <th colSpan={width} scope="rowgroup">
                {story.to === null ? "Date unknown" : dateText(story.to)}
              </th>
            </tr>
          ) : null,
          <tr className={styles.story} key={story.id}>
            <th scope="row">
              <StoryName story={story} />
              <StoryDifferences story={story} />
            </th>
            <td className={styles.dates}>{daysOf(story)}</td>
            <td className={styles.articles}>
              <ArticleCount story={story} />
            </td>
            {drawn ? <OutletCells story={story} columns={columns} /> : <OutletList story={story} columns={columns} />}
            {drawn && moreColumns > 0 ? <OtherOutlets story={story} columns={columns} /> : null}
          </tr>,
        ])}
      </tbody>
    </table>
  );
}

function OutletNames({ columns }: Pick<Props, "columns">) {
  return (
    <tr className={styles.names}>
      <td colSpan={3} />
      {columns.map(({ id, name }) => (
        <td key={id} aria-hidden="true">
          <div>{name}</div>
        </td>
      ))}
    </tr>
  );
}

function StoryName({ story: { id, name, nameBy } }: { story: ListedStory }) {
  // A name is Parallax speaking, a headline an outlet.
  return (
    <Link className={nameBy === null ? `${styles.name} ${styles.headline}` : styles.name} href={`/stories/${id}`}>
      {name}
    </Link>
  );
}

function ArticleCount({ story: { articles, texts, outlets } }: { story: ListedStory }) {
  const known = outlets.filter(({ outletId }) => outletId !== null).length;
  return (
    <>
      <strong>{articles}</strong>
      {articles > texts ? <span className={styles.note}>, {texts} different</span> : null}
      <span className={styles.narrow}> · {plural(known, "outlet")}</span>
    </>
  );
}

function OutletCells({ story, columns }: { story: ListedStory; columns: readonly ListOutlet[] }) {
  return columns.map(({ id, letter }) => {
    const own = story.outlets.find(({ outletId }) => outletId === id);
    return (
      <td key={id} className={own ? styles.outlet : `${styles.outlet} ${styles.silent}`} data-letter={letter}>
        <Strokes articles={own?.articles ?? 0} copies={own?.copies ?? 0} />
      </td>
    );
  });
}

/** Outlets of the story that have no column here: without them a story of two others would seem to be nobody's. */
function OtherOutlets({ story, columns }: { story: ListedStory; columns: readonly ListOutlet[] }) {
  const others = story.outlets.filter(({ outletId }) => !columns.some(({ id }) => id === outletId));
  return (
    <td className={styles.others}>
      {others.slice(0, MOST_OTHERS).map(({ outletId, outlet, letter }) => (
        <Letter key={outletId ?? 0} letter={letter} name={outlet ?? "outlet unknown"} small />
      ))}
      {others.length > MOST_OTHERS ? ` +${others.length - MOST_OTHERS}` : null}
      {others.length === 0 ? <span className="visually-hidden">none</span> : null}
    </td>
  );
}

/** With few outlets their names: what each has, and who has nothing. */
function OutletList({ story, columns }: { story: ListedStory; columns: readonly ListOutlet[] }) {
  const silent = columns.filter(({ id }) => !story.outlets.some(({ outletId }) => outletId === id));
  return (
    <td className={styles.list}>
      <ul>
        {story.outlets.map(({ outletId, outlet, letter, articles }) => (
          <li key={outletId ?? 0}>
            <Letter letter={letter} small /> {outlet ?? "outlet unknown"}
            {articles > 1 ? `, ${articles} articles` : ""}
          </li>
        ))}
        {story.texts > 1
          ? silent.map(({ id, letter, name }) => (
              <li key={id} className={styles.none}>
                <Letter letter={letter} small /> {name}: none
              </li>
            ))
          : null}
      </ul>
    </td>
  );
}

function daysOf({ from, to }: ListedStory): string {
  if (from === null || to === null) return "not known";
  if (from === to) return dayText(to);
  // "25–27 Nov" within a month of days that are known.
  const inMonth = from.length === 10 && to.length === 10 && from.slice(0, 7) === to.slice(0, 7);
  return inMonth ? `${Number(from.slice(8))}–${dayText(to)}` : `${dayText(from)} – ${dayText(to)}`;
}

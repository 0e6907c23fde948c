import type { StoryPage, StoryView } from "../../../../lib/usecases/stories/load-story.ts";
import { Link } from "../../../_components/link.tsx";
import { OutletSwitch, OutletToggle } from "../../../_components/side-by-side/outlet-switch.tsx";
import { number, plural } from "../../../_components/words.ts";
import { differencesAddress, storySheetAddress } from "./sheets.ts";
import styles from "./story-bar.module.css";
import type { StoryParts } from "./story-view.ts";

/** From so many outlets on the shelf has letters instead of names. */
const LETTERS_FROM = 7;
/** Columns that one step shows. */
const AT_ONCE = 4;

/** The views of a story, what can be made of it, and which outlets stand in columns. */
export function StoryBar({ page, view }: StoryParts) {
  const inColumns = view.state.view === "points" || view.state.view === "figures";
  return (
    <>
      <div className={styles.bar}>
        <nav className={`tabs ${styles.tabs}`} aria-label="This story">
          <Tab to="points" name="Points" count={page.rows.length + page.elsewhere.length} view={view} />
          <Link href={framingAddress(page)}>Framing in this story</Link>
          <Tab to="figures" name="Figures and dates" view={view} />
          <Tab to="copies" name="Copies" count={page.copies.length} view={view} />
          <Tab to="articles" name="All articles" count={page.counts.articles} view={view} />
        </nav>
        <p className={styles.acts}>
          <Link href={storySheetAddress(page.story.id, view.state.columns)}>Worksheet</Link>
          <Link href={differencesAddress(page.story.id)}>Report of differences</Link>
        </p>
      </div>
      {inColumns && page.unread > 0 ? (
        <p className="note">
          Made from {number(page.articles.length)} of the {plural(page.articles.length + page.unread, "article")} of
          this story, those that its points come from first.
        </p>
      ) : null}
      {inColumns && page.outlets.length > 1 ? (
        <>
          <Shelf page={page} view={view} />
          <OutletSwitch all={page.outlets} shown={page.columns} view={view} />
        </>
      ) : null}
    </>
  );
}

function Tab({ to, name, count, view }: { to: StoryView; name: string; count?: number; view: StoryParts["view"] }) {
  return (
    <Link
      href={view.to({ view: to, pair: null, pick: null, show: null })}
      aria-current={view.state.view === to ? "page" : undefined}
    >
      {name}
      {count === undefined ? null : <span className={styles.count}> {number(count)}</span>}
    </Link>
  );
}

function framingAddress({ story, columns }: StoryPage): string {
  const ids = columns.flatMap((column) => (column.cited.length > 0 ? column.cited : column.leads).map(({ id }) => id));
  return `/framing?ids=${ids.join(",")}&story=${story.id}`;
}

/** The outlets that wait, by name; by letter where there are many. */
function Shelf({ page, view }: StoryParts) {
  const keys = page.columns.map(({ key }) => key);
  const waiting = page.outlets.filter((column) => !page.columns.includes(column));
  const withLetters = page.outlets.length >= LETTERS_FROM;
  const next = waiting.slice(0, AT_ONCE).map(({ key }) => key);
  return (
    <nav className={styles.shelf} aria-label="Columns">
      <span>
        {waiting.length === 0
          ? `${page.outlets.length === 2 ? "Both" : "All"} outlets in columns.`
          : `${number(keys.length)} of ${plural(page.outlets.length, "outlet")} in columns. ${withLetters ? "" : "Show too:"}`}
      </span>
      {waiting.length === 0 ? null : (
        <ul>
          {(withLetters ? page.outlets : waiting).map((column) => (
            <li key={column.key}>
              <OutletToggle column={column} shown={page.columns} view={view} named={!withLetters} />
            </li>
          ))}
        </ul>
      )}
      <span className={styles.end}>
        {waiting.length > 0 ? (
          <Link href={view.to({ columns: next, pair: null, pick: null })}>Next columns</Link>
        ) : null}
        {view.state.columns.length > 0 ? (
          <Link href={view.to({ columns: [], base: null })}>Those with most points</Link>
        ) : null}
      </span>
    </nav>
  );
}

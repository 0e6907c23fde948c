import { Fragment, type ReactNode } from "react";
import { valueText } from "../../../../lib/stories/row-differences.ts";
import type { StoryPage } from "../../../../lib/usecases/stories/load-story.ts";
import crumbsStyles from "../../../_components/crumbs.module.css";
import { Link } from "../../../_components/link.tsx";
import { number, plural } from "../../../_components/words.ts";
import { rangeText } from "../../_components/days.ts";
import { Letter } from "../../_components/letter.tsx";
import styles from "./story-header.module.css";
import { columnsOfClaims, outletsOf, type StoryParts } from "./story-view.ts";

/** The story's name, how many texts tell it, and where they differ most. */
export function StoryHeader({ page, view, children }: StoryParts & { children?: ReactNode }) {
  return (
    <div className={styles.head}>
      <div>
        <p className={crumbsStyles.trail}>
          <Link href="/stories">Stories</Link> / {page.story.id}
        </p>
        <h1>{page.story.name}</h1>
        <div className={`note ${styles.name}`}>
          {NAMED_BY[page.story.nameBy]}
          {children}
        </div>
        <p className={styles.say}>
          <Counts page={page} />
        </p>
      </div>
      {page.counts.texts > 1 ? <Differences page={page} view={view} /> : null}
    </div>
  );
}

const NAMED_BY = {
  rule: "Named by the words most headlines share.",
  person: "Named by a reader.",
  headline: "Named by its first headline.",
  opening: "Named by the first words of its first article, which has no headline.",
  file: "Named by the file of its first article, which has neither headline nor text.",
};

function Counts({ page: { counts, outlets } }: { page: StoryPage }) {
  const { articles, texts, of, outlets: here, withoutOutlet, from, to, undated, silent } = counts;
  const same = articles - texts;
  if (articles === 1) return <>One article, alone so far. Another article about the event would make it a story.</>;
  return (
    <>
      <b>
        {plural(articles, "article")}
        {same > 0 ? `, ${plural(texts, "independent text")}` : ""}
      </b>{" "}
      from {here < of ? `${number(here)} of ${plural(of, "outlet")}` : plural(here, "outlet")}
      {withoutOutlet > 0 ? ` and ${number(withoutOutlet)} of unknown outlet` : ""}
      {from && to ? `, ${rangeText(from, to)}` : ""}.
      {same > 0 ? ` ${same === 1 ? "One is a copy and counts" : `${number(same)} are copies and count`} once.` : ""}
      {undated > 0 && from ? ` ${number(undated)} without a date.` : ""}
      {undated === articles ? " No article here has a date." : ""}
      {silent.length > 0 && outlets.length > 1 ? (
        <>
          {" "}
          Nothing from{" "}
          {silent.map(({ letter, name }, i) => (
            <Fragment key={name}>
              {i === 0 ? "" : i === silent.length - 1 ? " or " : ", "}
              <Letter letter={letter} small /> {name}
            </Fragment>
          ))}
          .
        </>
      ) : null}
    </>
  );
}

/** At most four rows: the values that stand against each other, with the outlets that give each. */
function Differences({ page, view }: StoryParts) {
  const columns = columnsOfClaims(page);
  return (
    <section className={styles.differences} aria-labelledby="differ-head">
      <h2 id="differ-head">Where they differ most</h2>
      {page.differences.length === 0 ? (
        <p className="note">{noDifference(page)}</p>
      ) : (
        <dl>
          {page.differences.map(({ row, difference }) => (
            <div key={row.id}>
              <dt>
                <Link href={view.to({ view: "points", pair: null, pick: null }, `#point-${row.id}`)}>{row.name}</Link>
              </dt>
              <dd>
                {difference.values.map((value) => (
                  <span key={`${value.words} ${value.claims.join()}`}>
                    {value.quoted || value.words.length > SHORT ? (
                      <span className={styles.quoted}>{valueText(value)}</span>
                    ) : (
                      <b className={styles.value}>{value.words}</b>
                    )}
                    {value.who ? <span className={styles.who}>{value.who}</span> : null}
                    {outletsOf(value.claims, columns).map(({ key, letter, name }) => (
                      <Fragment key={key}>
                        {" "}
                        <Letter letter={letter} name={name} small />
                      </Fragment>
                    ))}
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

/** What stands where no values differ. Who says a point is told at the point, where the sentences are. */
export function noDifference({ rows, elsewhere }: Pick<StoryPage, "rows" | "elsewhere">): string {
  const points = [...rows, ...elsewhere];
  if (points.length === 0) return "No point was found that two of these articles share.";
  const hedged = points.filter(({ differences }) => differences.some(({ kind }) => kind === "certainty")).length;
  const said = points.filter(({ speakers }) => speakers.length > 0).length;
  return [
    "No difference was found in figures or dates.",
    hedged > 0 ? `In ${plural(hedged, "point")} one says outright what another hedges.` : "",
    said > 0 ? `${plural(said, "point")} ${said === 1 ? "is" : "are"} said by different people.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** A value longer than this is set as words, not as a figure. */
const SHORT = 18;

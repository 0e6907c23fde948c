import type { Metadata } from "next";
import { Fragment } from "react";
import { DIFFERENCE_NAMES, valueText } from "../../../../lib/stories/row-differences.ts";
import { loadStory, loadStoryName, type StoryPage } from "../../../../lib/usecases/stories/load-story.ts";
import type { StoryPoint } from "../../../../lib/usecases/stories/story-rows.ts";
import type { Query } from "../../../_components/addresses.ts";
import { asReader } from "../../../_components/blind.ts";
import { CopyQuote } from "../../../_components/copy-quote.tsx";
import crumbsStyles from "../../../_components/crumbs.module.css";
import { Link } from "../../../_components/link.tsx";
import { idFrom, orNotFound } from "../../../_components/or-not-found.ts";
import { MarkedClaim } from "../../../_components/side-by-side/marked-claim.tsx";
import { SpeakerLine } from "../../../_components/speaker-line.tsx";
import tableStyles from "../../../_components/styles/sources-table.module.css";
import { dateText, number, plural } from "../../../_components/words.ts";
import { Letter } from "../../_components/letter.tsx";
import { STORY_AS_IT_OPENS, storyAddress } from "../_components/address.ts";
import { foundText } from "../_components/found-text.ts";
import { noDifference } from "../_components/story-header.tsx";
import { columnsOfClaims, outletsOf } from "../_components/story-view.ts";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ id: string }>; searchParams: Query };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Differences: ${await asReader(orNotFound(loadStoryName(idFrom((await params).id))))}` };
}

/** Every point of a story in which outlets differ, with the sentences in full and where they stand: to print or to hand on. */
export default async function StoryDifferences({ params }: Props) {
  const id = idFrom((await params).id);
  const page = await asReader(orNotFound(loadStory(id)));
  const points = [...page.rows, ...page.elsewhere];
  const differing = points.filter((row) => row.differences.length > 0);
  return (
    <div className={`paper ${styles.page}`}>
      <p className={crumbsStyles.trail}>
        <Link href="/stories">Stories</Link> / <Link href={storyAddress(id, STORY_AS_IT_OPENS)}>{page.story.name}</Link>{" "}
        / Differences
      </p>
      <h1>Where they differ: {page.story.name}</h1>
      <p className={styles.lead}>
        {differing.length === 0
          ? noDifference(page)
          : `Outlets differ in ${number(differing.length)} of ${plural(points.length, "point")} that two or more of them share.`}{" "}
        Found by rule from {plural(page.counts.texts, "text")} of {plural(page.counts.outlets, "outlet")}; a difference
        may be time, not framing.
      </p>
      {differing.map((row) => (
        <Point key={row.id} row={row} page={page} />
      ))}
      <CopyLines page={page} />
      <Sources page={page} />
    </div>
  );
}

function Point({ row, page }: { row: StoryPoint; page: StoryPage }) {
  const columns = columnsOfClaims(page);
  const told = new Set(row.differences.flatMap(({ values }) => values.flatMap(({ claims }) => claims)));
  return (
    <section className={styles.point} aria-labelledby={`difference-${row.id}`}>
      <h2 id={`difference-${row.id}`}>{row.name}</h2>
      <ul className={styles.values}>
        {row.differences.map(({ kind, values }) => (
          <li key={kind}>
            {DIFFERENCE_NAMES[kind]}:{" "}
            {values.map((value, i) => (
              <span key={`${value.words} ${value.claims.join()}`}>
                {i === 0 ? "" : " · "}
                <b>{valueText(value)}</b>
                {value.who ? `, ${value.who}` : ""}{" "}
                {outletsOf(value.claims, columns).map(({ key, letter, name }) => (
                  <Fragment key={key}>
                    <Letter letter={letter} name={name} small />{" "}
                  </Fragment>
                ))}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {row.claims
        .filter(({ id }) => told.has(id))
        .map((claim) => (
          <div key={claim.id} className={styles.sentence} data-quote>
            <span>
              <Letter letter={columns.get(claim.id)?.letter ?? "?"} name={columns.get(claim.id)?.name} />
            </span>
            <div>
              <SpeakerLine claim={claim} />
              <blockquote className="said">
                <MarkedClaim
                  claim={claim}
                  otherwise={row.differences.flatMap(({ places }) => places.get(claim.id) ?? [])}
                />
              </blockquote>
              <p className="note">
                {columns.get(claim.id)?.name},{" "}
                <Link href={`/articles/${claim.articleId}?at=${claim.sentence.start}#at`}>in the article</Link>
                <CopyQuote source={page.articles.find(({ id }) => id === claim.articleId)} />
              </p>
            </div>
          </div>
        ))}
    </section>
  );
}

/** Copies that print another figure or name than the text they are counted with. */
function CopyLines({ page }: { page: StoryPage }) {
  const lines = page.copies.flatMap(({ copyKey, leadKey, otherwise }) =>
    otherwise.filter(({ telling }) => telling).map((each) => ({ ...each, copyKey, leadKey })),
  );
  if (lines.length === 0) return null;
  const column = (key: string) => page.outlets.find((each) => each.key === key);
  return (
    <section className={styles.point} aria-labelledby="copies-differ">
      <h2 id="copies-differ">In copies of one text</h2>
      <ul className={styles.values}>
        {lines.map(({ lead, copy, leadWords, copyWords, copyKey, leadKey }) => (
          <li key={`${copy.articleId} ${copy.start}`}>
            <Letter letter={column(leadKey)?.letter ?? "?"} name={column(leadKey)?.name} small /> <b>“{leadWords}”</b> ·{" "}
            <Letter letter={column(copyKey)?.letter ?? "?"} name={column(copyKey)?.name} small /> <b>“{copyWords}”</b>
            <p className="said">{lead.text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sources({ page }: { page: StoryPage }) {
  return (
    <section className={styles.sources} aria-labelledby="sources-head">
      <h2 id="sources-head">Sources</h2>
      <table className={tableStyles.sources}>
        <thead>
          <tr>
            <th scope="col">outlet</th>
            <th scope="col">headline</th>
            <th scope="col">date</th>
            <th scope="col">text hash</th>
          </tr>
        </thead>
        <tbody>
          {page.articles.map((article) => {
            const column = page.outlets.find(({ articleIds }) => articleIds.includes(article.id));
            return (
              <tr key={article.id}>
                <th scope="row">
                  <Letter letter={column?.letter ?? "?"} copy={!article.lead} small />{" "}
                  {column?.outletId === null ? "not known" : column?.name}
                </th>
                <td>
                  <Link className="said" href={`/articles/${article.id}`}>
                    {article.headline ?? article.sourceId}
                  </Link>
                  {article.lead ? "" : " (counted once with another)"}
                </td>
                <td>{article.publishedAt ? dateText(article.publishedAt, "short") : "not known"}</td>
                <td>{article.textSha256.slice(0, 12)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="note">
        Copies count once. {foundText(page)} <Link href="/method">How often that is right</Link>
      </p>
    </section>
  );
}

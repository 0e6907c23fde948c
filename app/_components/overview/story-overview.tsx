import type { FirstPage } from "../../../lib/usecases/installation/load-first-page.ts";
import { StoryTable } from "../../stories/_components/story-table.tsx";
import { StrokeKey } from "../../stories/_components/strokes.tsx";
import { Anchor } from "../anchor.tsx";
import { Link } from "../link.tsx";
import { LookAgain } from "../look-again.tsx";
import { StillReading } from "../still-reading.tsx";
import leadStyles from "../styles/page-lead.module.css";
import { plural } from "../words.ts";
import { Arrivals } from "./arrivals.tsx";
import { JobCards, Purpose } from "./job-cards.tsx";
import { QuestionList } from "./question-list.tsx";
import styles from "./story-overview.module.css";

/** The first page of a collection with stories: what is here, what needs a look, what came in, and the stories by outlet. */
export function StoryOverviewPage({ overview }: { overview: Extract<FirstPage, { kind: "stories" }> }) {
  const {
    texts,
    articles,
    outlets,
    several,
    alone,
    topics,
    looks,
    waiting,
    arrivals,
    stories,
    columns,
    moreColumns,
    stillToRead,
  } = overview;
  const things = waiting.copies + waiting.stories;
  const copies = texts - articles;
  return (
    <>
      <div className={leadStyles.lead}>
        <h1>
          {plural(texts, "article")}, {plural(several, "story", "stories")}, {plural(outlets, "outlet")}.
          {things > 0 ? (
            <>
              <br />
              <Anchor href="#look">{things === 1 ? "One thing needs a look." : `${things} things need a look.`}</Anchor>
            </>
          ) : null}
        </h1>
        <Purpose />
        <p>
          A story is the articles that report one event. Parallax finds them; you correct it.{" "}
          {alone > 0 ? `${plural(alone, "text stands", "texts stand")} alone` : "No text stands alone"}
          {copies > 0
            ? `, and ${plural(copies, "article is a copy that counts", "articles are copies that count")} once`
            : ""}
          .
        </p>
        <StillReading left={stillToRead} means="what is found appears here by itself">
          <LookAgain />
        </StillReading>
      </div>
      <JobCards page={overview} />
      <div className={looks.length > 0 ? styles.parts : styles.one}>
        {looks.length > 0 ? <QuestionList looks={looks} waiting={waiting} /> : null}
        <Arrivals arrivals={arrivals} />
      </div>
      <section className="section" aria-labelledby="stories">
        <div className="section-head">
          <h2 id="stories">Stories</h2>
          <p className="note">{columns.length < 5 ? "newest first" : <StrokeKey />}</p>
        </div>
        <StoryTable
          stories={stories}
          columns={columns}
          moreColumns={moreColumns}
          caption="Stories, newest first, and how many articles each outlet has"
          byDay
        />
        <p className={`actions ${styles.more}`}>
          <Link
            className={looks.length === 0 && several === 1 ? "button primary" : "button"}
            href={several === 1 ? `/stories/${stories[0]?.id}` : "/stories"}
          >
            {several === 1 ? "Read side by side" : `All ${several} stories, with filter`}
          </Link>
          {alone > 0 ? (
            <Link href="/stories?told=alone">{plural(alone, "text that stands alone", "texts that stand alone")}</Link>
          ) : null}
          {topics > 0 ? <Link href="/topics">{plural(topics, "topic")} across stories</Link> : null}
          <Anchor href="/api/v1/stories?format=csv">Download this list</Anchor>
        </p>
      </section>
    </>
  );
}

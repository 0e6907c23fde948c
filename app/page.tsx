import type { Metadata } from "next";
import { type FirstPage, loadFirstPage } from "../lib/usecases/installation/load-first-page.ts";
import { firstValue, type Query } from "./_components/addresses.ts";
import { Anchor } from "./_components/anchor.tsx";
import { asReader } from "./_components/blind.ts";
import { Link } from "./_components/link.tsx";
import { LookAgain } from "./_components/look-again.tsx";
import { FlaggedPair } from "./_components/overview/flagged-pair.tsx";
import { JobCards, Purpose } from "./_components/overview/job-cards.tsx";
import { Matrix } from "./_components/overview/matrix.tsx";
import { Openings } from "./_components/overview/openings.tsx";
import { StoryOverviewPage } from "./_components/overview/story-overview.tsx";
import { Problem } from "./_components/problem.tsx";
import { StillReading } from "./_components/still-reading.tsx";
import leadStyles from "./_components/styles/page-lead.module.css";
import { Toast } from "./_components/toast.tsx";
import { plural } from "./_components/words.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Stories" };

/** What do I have, and what needs my eye. */
export default async function OverviewPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams;
  const overview = await asReader(loadFirstPage());
  return (
    <div>
      <Problem error={query.error} />
      {overview.kind === "stories" ? <StoryOverviewPage overview={overview} /> : <TopicOverview overview={overview} />}
      <Toast done={firstValue(query.done)} undo={firstValue(query.undo)} back="/" />
    </div>
  );
}

/** A collection in which no event is told twice: topics across the texts lead. */
function TopicOverview({ overview }: { overview: Extract<FirstPage, { kind: "topics" }> }) {
  return (
    <>
      <div className={leadStyles.lead}>
        <h1>
          {overview.texts === 0 ? "No texts yet." : counts(overview)}
          {overview.samePairs > 0 ? (
            <>
              <br />
              <Anchor href="#flag">
                {overview.samePairs === 1
                  ? "One pair is the same article."
                  : `${overview.samePairs} pairs are the same article.`}
              </Anchor>
            </>
          ) : null}
        </h1>
        <Purpose />
        <p>{overview.texts === 0 ? <FirstUse /> : sources(overview)}</p>
        <StillReading left={overview.stillToRead} means="what is found appears here by itself">
          <LookAgain />
        </StillReading>
      </div>
      {overview.texts > 0 ? <JobCards page={overview} /> : null}
      {overview.flag ? <FlaggedPair flag={overview.flag} /> : null}
      {overview.matrix.length > 0 ? <Matrix overview={overview} /> : null}
      {overview.openings.length > 0 ? <Openings openings={overview.openings} /> : null}
    </>
  );
}

function counts({ texts, articles, outlets }: FirstPage): string {
  return `${plural(texts, "text")}, ${plural(articles, "different article")}, ${plural(outlets, "outlet")}.`;
}

function FirstUse() {
  return (
    <>
      <Link href="/import">Import two or more articles</Link> to begin. The <Link href="/help">help pages</Link> say
      what you can do with them.
    </>
  );
}

/** Says how much of what is known about the texts does not stand in them. */
function sources({ openings }: Extract<FirstPage, { kind: "topics" }>): string {
  const dated = openings.filter(({ article }) => article.origins.publishedAt?.origin === "stated").length;
  const named = openings.filter(({ article }) => article.origins.outlet?.origin === "stated").length;
  const dates =
    dated === 0
      ? "No text states its own date"
      : `${plural(dated, "text")} of ${openings.length} ${dated === 1 ? "states" : "state"} a date`;
  const outlets = named === 0 ? "none names its outlet" : `${named} of ${openings.length} name their outlet`;
  return `${dates}, and ${outlets}. Dates and outlets that a text does not state come from the sample list, from the imported file or from you; each is marked.`;
}

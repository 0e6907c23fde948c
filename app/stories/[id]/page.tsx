import type { Metadata } from "next";
import { loadReadingPanel } from "../../../lib/usecases/stories/load-reading-panel.ts";
import { loadStory, loadStoryName, type StoryPage } from "../../../lib/usecases/stories/load-story.ts";
import { firstValue, type Query } from "../../_components/addresses.ts";
import { asReader } from "../../_components/blind.ts";
import { Downloads } from "../../_components/downloads.tsx";
import { Link } from "../../_components/link.tsx";
import { idFrom, orNotFound } from "../../_components/or-not-found.ts";
import { Problem } from "../../_components/problem.tsx";
import { LedgerTables } from "../../_components/side-by-side/ledger.tsx";
import { PairPanel } from "../../_components/side-by-side/pair-panel.tsx";
import { BeingMade } from "../../_components/still-reading.tsx";
import { TakeAlong } from "../../_components/take-along.tsx";
import { Toast } from "../../_components/toast.tsx";
import { storyAddress, storyState } from "./_components/address.ts";
import { StoryArticles } from "./_components/articles.tsx";
import { StoryCopies } from "./_components/copies.tsx";
import { Glance } from "./_components/glance.tsx";
import { Legend } from "./_components/legend.tsx";
import { Near, Rename } from "./_components/near.tsx";
import { OnlyInOutlets } from "./_components/only-in.tsx";
import { Perhaps } from "./_components/perhaps.tsx";
import { POINT_WORDS } from "./_components/point-words.ts";
import { Points } from "./_components/points.tsx";
import { PrintSources } from "./_components/print-sources.tsx";
import { ReadingHead } from "./_components/reading-head.tsx";
import { StoryBar } from "./_components/story-bar.tsx";
import { StoryHeader } from "./_components/story-header.tsx";
import type { StoryParts } from "./_components/story-view.ts";
import { StoryTimeline } from "./_components/timeline.tsx";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ id: string }>; searchParams: Query };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await asReader(orNotFound(loadStoryName(idFrom((await params).id)))) };
}

/** The articles on one event side by side: a row a point, a column an outlet. */
export default async function StoryColumns({ params, searchParams }: Props) {
  const id = idFrom((await params).id);
  const query = await searchParams;
  const state = storyState(query);
  const page = await asReader(orNotFound(loadStory(id, state)));
  const isPoints = state.view === "points";
  const reading = isPoints ? await asReader(loadReadingPanel(id, page.reading, state.ask)) : null;
  const view: StoryParts["view"] = {
    state,
    base: page.base,
    pair: page.pair,
    to: (change, anchor) => storyAddress(id, { ...state, ...change }, anchor),
  };
  return (
    <div className="paper">
      <Problem error={query.error}>Nothing was changed</Problem>
      <StoryHeader page={page} view={view}>
        <Rename page={page} here={storyAddress(id, state)} reading={reading} />
      </StoryHeader>
      <Near page={page} here={storyAddress(id, state)} />
      <StoryTimeline page={page} view={view} />
      {page.refreshing ? (
        <BeingMade>Points are being made anew from texts or decisions that just came in.</BeingMade>
      ) : null}
      <StoryBar page={page} view={view} />
      <TakeAlong
        kind="story"
        of={{ story: id, columns: state.columns.join(","), base: state.base ?? undefined }}
        name={page.story.name}
        back={storyAddress(id, state)}
      />
      {reading && page.counts.texts > 1 ? <ReadingHead page={page} view={view} reading={reading} /> : null}
      <View page={page} view={view} />
      <PrintSources page={page} />
      <Toast done={firstValue(query.done)} undo={firstValue(query.undo)} back={storyAddress(id, state)} />
    </div>
  );
}

function View({ page, view }: StoryParts) {
  if (view.state.view === "articles") return <StoryArticles page={page} view={view} />;
  if (view.state.view === "copies") return <StoryCopies page={page} />;
  if (view.state.view === "figures" && page.ledger)
    return <LedgerTables ledger={page.ledger} columns={page.columns} about="story" terms={[]} />;
  const { pair } = page;
  const inRow = pair && page.rows.some((row) => row.claims.some(({ id }) => id === pair.a.id));
  const hasRows = page.rows.length + page.elsewhere.length > 0;
  return (
    <section id="points" aria-label="Points">
      <Glance page={page} view={view} />
      {pair && !inRow ? <PairPanel pair={pair} view={view} words={POINT_WORDS} /> : null}
      {hasRows ? (
        <>
          <Points page={page} view={view} />
          <Legend page={page} view={view} />
          <Downloads table="tables/story-points" name="the points of this story" of={{ story: page.story.id }} />
        </>
      ) : (
        <NoPoints page={page} />
      )}
      <Perhaps page={page} view={view} />
      <OnlyInOutlets page={page} view={view} />
    </section>
  );
}

/** Why there is no row. */
function NoPoints({ page: { counts, articles, refreshing } }: { page: StoryPage }) {
  if (counts.texts < 2)
    return (
      <p className="note">
        {counts.articles < 2 ? "This article stands alone" : "All articles here are copies of one text"}, so there is
        nothing to put beside it.{" "}
        {articles[0] ? <Link href={`/articles/${articles[0].id}`}>Read the article</Link> : null}
      </p>
    );
  if (refreshing) return null;
  return (
    <p className="note">
      No two sentences of different outlets were found to speak of one point. Sentences are matched by their words, and
      in English only. What each outlet has stands below.
    </p>
  );
}

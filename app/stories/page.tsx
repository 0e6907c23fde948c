import type { Metadata } from "next";
import { STORY_ORDERS } from "../../lib/model/story.ts";
import { loadStillToRead } from "../../lib/usecases/installation/load-still-to-read.ts";
import { type AskedList, loadStories, type StoriesPage } from "../../lib/usecases/stories/load-stories.ts";
import { address, firstValues, listDate, type Query, typedWords, wholeNumber } from "../_components/addresses.ts";
import { Anchor } from "../_components/anchor.tsx";
import { asReader } from "../_components/blind.ts";
import { Link } from "../_components/link.tsx";
import noticeStyles from "../_components/notice.module.css";
import { Problem } from "../_components/problem.tsx";
import { StillReading } from "../_components/still-reading.tsx";
import listPageStyles from "../_components/styles/list-page.module.css";
import { Toast } from "../_components/toast.tsx";
import { number, plural } from "../_components/words.ts";
import { ORDERS, StoryFilterForm, type StoryListQuery } from "./_components/story-filter.tsx";
import { StoryTable } from "./_components/story-table.tsx";
import { StrokeKey } from "./_components/strokes.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "All stories" };

/** Every story, narrowed and ordered as the address says. */
export default async function StoryList({ searchParams }: { searchParams: Query }) {
  const given = await firstValues(searchParams);
  const { asked, query } = asIs(given);
  const page = await asReader(loadStories(asked));
  const to = (at: number) =>
    address("/stories", { ...query, asked: query.asked ? "1" : undefined, page: at === 1 ? undefined : at });
  const order = ORDERS.find(([value]) => value === (query.order || "newest"))?.[1] ?? "";
  return (
    <div>
      <div className={listPageStyles.head}>
        <h1>All stories</h1>
        <p className={listPageStyles.lead}>
          A story is the articles that report one event. {plural(page.several, "story", "stories")} of two independent
          texts or more, and{" "}
          <Link href="/stories?told=alone">
            {plural(page.alone, "text that stands alone", "texts that stand alone")}
          </Link>
          .
        </p>
      </div>
      <StillReading left={await loadStillToRead()} means="this list will grow" />
      <Problem error={given.error} />
      <StoryFilterForm page={page} query={query} />
      {page.stories.length === 0 ? (
        <Nothing query={query} page={page} />
      ) : (
        <>
          <p className="note">
            {plural(page.found, "story", "stories")}, {order}
            {page.page > 1 ? `, page ${number(page.page)}` : ""}
            {page.moreColumns > 0
              ? `; the ${page.columns.length} outlets with most of these, ${plural(page.moreColumns, "other")} on their pages`
              : ""}
            . <StrokeKey />
          </p>
          <StoryTable
            stories={page.stories}
            columns={page.columns}
            moreColumns={page.moreColumns}
            caption={`Stories, ${order}, and how many articles each outlet has`}
            byDay={query.order !== "most"}
          />
        </>
      )}
      <nav className={listPageStyles.pager} aria-label="Pages of stories">
        {page.page > 1 ? <Link href={to(page.page - 1)}>Stories before</Link> : null}
        {page.hasMore ? <Link href={to(page.page + 1)}>More stories</Link> : null}
        {page.several + page.alone > 0 ? <Anchor href="/api/v1/stories?format=csv">Download all as CSV</Anchor> : null}
      </nav>
      <Toast done={given.done} undo={given.undo} back={to(page.page)} />
    </div>
  );
}

/** The address as the list takes it; what it does not know stands for nothing. */
function asIs(given: Readonly<Record<string, string | undefined>>): { asked: AskedList; query: StoryListQuery } {
  const told = (["alone", "all"] as const).find((each) => each === given.told) ?? "several";
  const order = STORY_ORDERS.find((each) => each === given.order) ?? "newest";
  const outlet = wholeNumber(given.outlet);
  const silent = wholeNumber(given.silent);
  const words = typedWords(given.words);
  const [from, to] = [listDate(given.from), listDate(given.to)];
  const asked = given.asked === "1";
  return {
    asked: { told, order, outlet, silent, words, from, to, asked, page: wholeNumber(given.page) },
    query: {
      ...{ told: told === "several" ? "" : told, order: order === "newest" ? "" : order, asked },
      outlet: String(outlet ?? ""),
      silent: String(silent ?? ""),
      ...{ words, from: from ?? "", to: to ?? "" },
    },
  };
}

/** No story: which filters are active, or how stories come about. */
function Nothing({ query, page }: { query: StoryListQuery; page: StoriesPage }) {
  const outletOf = (id: string) => page.outlets.find((outlet) => String(outlet.id) === id)?.name ?? "one outlet";
  const filters = [
    query.words ? `words “${query.words}”` : "",
    query.from ? `from ${query.from}` : "",
    query.to ? `to ${query.to}` : "",
    query.outlet ? `reported by ${outletOf(query.outlet)}` : "",
    query.silent ? `${outletOf(query.silent)} silent` : "",
    query.asked ? "needs a look" : "",
    query.told === "alone" ? "one text alone" : "",
  ].filter(Boolean);
  return (
    <div className={noticeStyles.notice}>
      {filters.length > 0 ? (
        <p>
          No story here. Active: {filters.join(", ")}. <Link href="/stories">Show all stories</Link>
        </p>
      ) : (
        <p>
          No event is told by two independent texts yet. <Link href="/import">Import more articles</Link>, or look at
          what <Link href="/topics">recurs across your texts</Link>.
        </p>
      )}
    </div>
  );
}

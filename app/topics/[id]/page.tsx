import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { claimsIn } from "../../../lib/usecases/columns/claim-cells.ts";
import { loadTopicChoices } from "../../../lib/usecases/decisions/load-topic-choices.ts";
import { loadTopic, loadTopicName, type TopicPage } from "../../../lib/usecases/topics/load-topic.ts";
import { firstValue, type Query } from "../../_components/addresses.ts";
import { asReader } from "../../_components/blind.ts";
import crumbsStyles from "../../_components/crumbs.module.css";
import { Downloads } from "../../_components/downloads.tsx";
import { formatMoment } from "../../_components/format.ts";
import { Link } from "../../_components/link.tsx";
import { idFrom, orNotFound } from "../../_components/or-not-found.ts";
import { Problem } from "../../_components/problem.tsx";
import { ColumnSources } from "../../_components/side-by-side/column-sources.tsx";
import { LedgerTables } from "../../_components/side-by-side/ledger.tsx";
import menuStyles from "../../_components/side-by-side/menu.module.css";
import { OutletSwitch } from "../../_components/side-by-side/outlet-switch.tsx";
import { PairPanel } from "../../_components/side-by-side/pair-panel.tsx";
import type { SideView } from "../../_components/side-by-side/view.ts";
import { BeingMade } from "../../_components/still-reading.tsx";
import legendStyles from "../../_components/styles/legend.module.css";
import { TakeAlong } from "../../_components/take-along.tsx";
import { Toast } from "../../_components/toast.tsx";
import { number, plural } from "../../_components/words.ts";
import { addressOf, type TopicState, topicState } from "./_components/address.ts";
import { ClaimTable } from "./_components/claim-table.tsx";
import { PAIR_WORDS } from "./_components/pair-words.ts";
import { Settings } from "./_components/settings.tsx";
import { Timeline } from "./_components/timeline.tsx";
import styles from "./page.module.css";
import { worksheetAddress } from "./worksheet/_components/address.ts";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ id: string }>; searchParams: Query };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await asReader(orNotFound(loadTopicName(idFrom((await params).id)))) };
}

/** A topic in parallel columns: a row a matter, a column an outlet. */
export default async function TopicColumns({ params, searchParams }: Props) {
  const id = idFrom((await params).id);
  const query = await searchParams;
  const state = topicState(query);
  const page = await asReader(orNotFound(loadTopic(id, { ...state, ledger: state.view === "ledger" })));
  if (page.movedTo !== null) redirect(`/topics/${page.movedTo}`);
  const choices = await asReader(loadTopicChoices(page.topic));
  const here = addressOf(id, state);
  return (
    <div className={`paper ${styles.page}`}>
      <Problem error={query.error}>Nothing was changed</Problem>
      <div className={styles.head}>
        <div>
          <p className={crumbsStyles.trail}>
            <Link href="/topics">Topics</Link> / {page.position > 0 ? `${page.position} of ${page.of}` : "hidden"}
          </p>
          <h1>{page.topic.name}</h1>
          <p className={styles.lead}>{lead(page)}</p>
        </div>
        <Timeline columns={page.columns} monthsApart={page.monthsApart} />
      </div>
      {page.refreshing ? (
        <BeingMade>Rows are being made anew from texts or decisions that just came in.</BeingMade>
      ) : null}
      {page.withoutVectors ? <WithoutVectors since={page.withoutVectors.since} /> : null}
      <Bar page={page} state={state} />
      <TakeAlong
        kind="topic"
        of={{ topic: id, columns: state.columns.join(","), base: state.base ?? undefined }}
        name={page.topic.name}
        back={here}
      />
      {page.ledger ? (
        <LedgerTables ledger={page.ledger} columns={page.columns} about="topic" terms={page.topic.terms} />
      ) : (
        <Columns
          page={page}
          view={{
            state,
            base: page.base,
            pair: page.pair,
            to: (change, anchor) => addressOf(id, { ...state, ...change }, anchor),
          }}
        />
      )}
      <Settings page={page} choices={choices} here={here} />
      <PrintSources page={page} />
      <Toast done={firstValue(query.done)} undo={firstValue(query.undo)} back={here} />
    </div>
  );
}

function WithoutVectors({ since }: { since: string }) {
  return (
    <p className="note">
      Links of the newest texts were made without sentence vectors, by words alone: the provider has not answered since{" "}
      {formatMoment(new Date(since))}. <Link href="/settings#installation">What it said</Link>
    </p>
  );
}

function Columns({ page, view }: { page: TopicPage; view: SideView }) {
  const { pair } = page;
  const inRow =
    pair && page.rows.some((row) => row.cells.flatMap(claimsIn).some(({ claim }) => claim.id === pair.a.id));
  return (
    <>
      {pair && !inRow ? <PairPanel pair={pair} view={view} words={PAIR_WORDS} /> : null}
      {page.columns.length + page.shelf.length > 1 ? (
        <OutletSwitch all={[...page.columns, ...page.shelf]} shown={page.columns} view={view} />
      ) : null}
      {page.rows.length > 0 || page.unlinked ? (
        <ClaimTable page={page} view={view} />
      ) : (
        <p className="note">
          No two outlets say something on one point here. We looked for:{" "}
          {page.topic.terms.join(", ") || page.topic.name}.{" "}
          <Link href={`/search?q=${encodeURIComponent(page.topic.name)}`}>Search all passages for these words</Link>
        </p>
      )}
      {page.rows.length > 0 ? (
        <Downloads table="tables/topic-claims" name="the claims of this topic" of={{ topic: page.topic.id }} />
      ) : null}
      <p className={legendStyles.legend}>
        <span>
          <span className="cue">said</span> a word that reports
        </span>
        <span>
          <span className="hedge">might</span> a hedge
        </span>
        <span>
          <span className="reserve">reportedly</span> the outlet’s reservation about what somebody else says
        </span>
        <span>
          <span className="oblige">must</span> a word of obligation
        </span>
        <span>
          <span className="figure-mark">50,000</span> a figure or date
        </span>
        <span>
          Speakers, rows and marks are suggested by rule; rows are named by a phrase that stands in their claims, until
          a reader names them.
        </span>
      </p>
    </>
  );
}

function lead(page: TopicPage): string {
  if (page.ledger) return "Every figure and date of this topic, by outlet. Each opens the sentence it stands in.";
  const rows = page.rows.length;
  const outlets = rows > 0 ? `${plural(rows, "point")} on which outlets can be compared. ` : "";
  return `${outlets}Read across: who says it, and who told them. Where an outlet is silent, the cell says what was searched.`;
}

function Bar({ page, state }: { page: TopicPage; state: TopicState }) {
  const articles = page.columns.flatMap((column) => column.articleIds).length;
  const keys = page.columns.map((column) => column.key);
  return (
    <div className={styles.bar}>
      <nav className={styles.views} aria-label="Views of this topic">
        {(["columns", "ledger"] as const).map((view) => (
          <Link
            key={view}
            href={addressOf(page.topic.id, { ...state, view })}
            aria-current={state.view === view ? "page" : undefined}
          >
            {view === "columns" ? "Claims in columns" : "Figures and dates"}
          </Link>
        ))}
      </nav>
      <span>
        {plural(page.columns.length, "outlet")}, {plural(articles, "article")}
      </span>
      {page.narrowed ? (
        <span className="note">
          from the {number(page.narrowed.articles)} of {plural(page.narrowed.of, "article")} that its rows come from or
          that use its words most
        </span>
      ) : null}
      {page.shelf.length > 0 ? (
        <details className={`${menuStyles.menu} ${styles.shelf}`} key={keys.join(" ")}>
          <summary>+{plural(page.shelf.length, "outlet")}</summary>
          <ul>
            {page.shelf.map((column) => (
              <li key={column.key}>
                <Link href={addressOf(page.topic.id, { ...state, columns: [...keys, column.key] })}>
                  <span className="siglum">{column.letter}</span> {column.name}
                </Link>{" "}
                <span className="note">{column.claims > 0 ? plural(column.claims, "claim") : "no linked claim"}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <span className={styles.right}>
        <Link
          href={`/framing?ids=${page.columns.flatMap((column) => column.leads.map((each) => each.id)).join(",")}&topic=${page.topic.id}`}
        >
          Compare the framing
        </Link>
        {" · "}
        <Link href={worksheetAddress(page.topic.id, { columns: state.columns })}>Worksheet</Link>
        {" · "}
        <Link href={`/coding?topic=${page.topic.id}#start`}>Code the claims</Link>
      </span>
    </div>
  );
}

/** For paper: what the columns were made from. */
function PrintSources({ page }: { page: TopicPage }) {
  return (
    <div className={styles.sources}>
      Parallax, topic “{page.topic.name}”. Duplicates counted once; comments, teasers and captions left out. In a word
      diff, [ ] marks words in one claim only.
      <br />
      <ColumnSources columns={page.columns} articlesOf={(column) => column.leads} />
    </div>
  );
}

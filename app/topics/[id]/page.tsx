import type { Metadata } from "next";
import Link from "next/link";
import { loadTopic, loadTopicName, type TopicPage } from "../../../lib/usecases/load-topic.ts";
import { isBlind, shown } from "../../_components/blind.ts";
import { idFrom, orNotFound } from "../../_components/or-not-found.ts";
import { dateText, number, plural } from "../../_components/words.ts";
import { addressOf, type TopicState, topicState } from "./_components/address.ts";
import { ClaimTable } from "./_components/claim-table.tsx";
import { Settings } from "./_components/settings.tsx";
import { Timeline } from "./_components/timeline.tsx";
import { worksheetAddress } from "./worksheet/_components/address.ts";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await orNotFound(loadTopicName(idFrom((await params).id))) };
}

/** A topic in parallel columns: a row a matter, a column an outlet. */
export default async function TopicColumns({ params, searchParams }: Props) {
  const id = idFrom((await params).id);
  const state = { ...topicState(await searchParams), blind: await isBlind() };
  const page = await shown(orNotFound(loadTopic(id, { columns: state.columns, pair: state.pair })));
  return (
    <div className="page-topic">
      <div className="gh">
        <div>
          <p className="crumb">
            <Link href="/topics">Topics</Link> / {page.position > 0 ? `${page.position} of ${page.of}` : "hidden"}
          </p>
          <h1>{page.topic.name}</h1>
          <p className="say">{lead(page)}</p>
        </div>
        <Timeline columns={page.columns} monthsApart={page.monthsApart} />
      </div>
      <Bar page={page} state={state} />
      {page.rows.length > 0 ? (
        <ClaimTable page={page} state={state} />
      ) : (
        <p className="note">No two outlets’ claims are linked here yet. Searched: {page.topic.terms.join(", ")}.</p>
      )}
      <p className="legend">
        <span>
          <span className="cue">said</span> a word that reports
        </span>
        <span>
          <span className="hedge">might</span> a hedge
        </span>
        <span>Speakers, rows and marks are suggested by rule; rows are named by the words their claims share.</span>
      </p>
      <Settings page={page} state={state} />
      <PrintSources page={page} />
    </div>
  );
}

function lead(page: TopicPage): string {
  const outlets =
    page.rows.length > 0 ? `${plural(page.rows.length, "matter")} that ${page.rows.length === 1 ? "is" : "are"} linked between claims. ` : "";
  return `${outlets}Read along a row: who says it, and on whose word. Where an outlet is silent, the cell says what was searched.`;
}

function Bar({ page, state }: { page: TopicPage; state: TopicState }) {
  const articles = page.columns.flatMap((column) => column.articleIds).length;
  return (
    <div className="bar">
      <span>
        {plural(page.columns.length, "outlet")}, {plural(articles, "article")}
      </span>
      {page.shelf.length > 0 ? (
        <details className="shelf">
          <summary>+{plural(page.shelf.length, "outlet")}</summary>
          <ul>
            {page.shelf.map((column) => (
              <li key={column.key}>
                <Link href={addressOf(page.topic.id, { ...state, columns: [...page.columns.map((each) => each.key), column.key] })}>
                  <span className="sig">{column.letter}</span> {column.name}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <span className="r">
        <Link href={`/framing?ids=${page.columns.flatMap((column) => column.leads.map((each) => each.id)).join(",")}&topic=${page.topic.id}`}>
          Compare the framing
        </Link>{" "}
        <Link href={worksheetAddress(page.topic.id, { columns: state.columns })}>Worksheet</Link>
      </span>
    </div>
  );
}

/** For paper: what the columns were made from. */
function PrintSources({ page }: { page: TopicPage }) {
  return (
    <div className="prt">
      Parallax, topic “{page.topic.name}”. Duplicates counted once; comments, teasers and captions left out. In a word diff, [ ] marks words in one
      claim only.
      <br />
      {page.columns.map((column) => (
        <span key={column.key}>
          {column.letter} {column.name}:{" "}
          {column.leads
            .map(
              (each) =>
                `${each.url ?? each.sourceId}, ${each.publishedAt ? dateText(each.publishedAt) : "date unknown"}, SHA-256 ${each.textSha256.slice(0, 12)}, ${number(each.bodyWords)} words`,
            )
            .join("; ")}
          .{" "}
        </span>
      ))}
    </div>
  );
}

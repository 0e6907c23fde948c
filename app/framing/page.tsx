import type { Metadata } from "next";
import Link from "next/link";
import { loadFraming } from "../../lib/usecases/load-framing.ts";
import { shown } from "../_components/blind.ts";
import { orNotFound } from "../_components/or-not-found.ts";
import { number, plural } from "../_components/words.ts";
import { type FramingState, framingAddress, framingState } from "./_components/address.ts";
import { Concordance } from "./_components/concordance.tsx";
import { CountTable } from "./_components/count-table.tsx";
import { Distinctive } from "./_components/distinctive.tsx";
import { MustAndMay } from "./_components/must-and-may.tsx";
import { Names } from "./_components/names.tsx";
import { Quoted } from "./_components/quoted.tsx";
import { Silences } from "./_components/silences.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "How each tells it" };

/** Two to four outlets or articles compared by the words they use; every number opens the lines it counts. */
export default async function FramingPage({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const state = framingState(await searchParams);
  const page = await shown(orNotFound(loadFraming(state)));
  const smallest = Math.min(...page.columns.map((column) => column.profile.words));
  const largest = Math.max(...page.columns.map((column) => column.profile.words));
  return (
    <div className="page-framing">
      <div className="gh">
        <p className="crumb">
          <Link href="/outlets">Outlets</Link> / {plural(page.columns.length, "column")}
          {page.topic ? (
            <>
              , from <Link href={`/topics/${page.topic.id}`}>{page.topic.name}</Link>
            </>
          ) : null}
        </p>
        <h1>How each tells it</h1>
        <p className="say">
          Counts of words, not judgements. Every number opens the lines it counts. Only an article’s own text is counted: comments, captions and
          teasers are not.
        </p>
        {page.columns.length === 0 ? (
          <p>
            There is nothing to compare yet. <Link href="/import">Import two articles</Link> first.
          </p>
        ) : null}
        {page.small && page.columns.length > 0 ? (
          <p className="small">
            <strong>These are small samples:</strong> {number(smallest)} to {number(largest)} words a column. They describe these texts, not the
            outlets.
          </p>
        ) : null}
        {page.unread.length > 0 ? (
          <p className="small">{plural(page.unread.length, "text")} in other languages left out: framing is read in English only.</p>
        ) : null}
      </div>
      {page.columns.length > 0 ? (
        <>
          <Differences page={page} state={state} />
          <MustAndMay page={page} state={state} />
          <Opened page={page} state={state} here={["measure:hedges", "measure:obligation", "term:"]} />
          <CountTable page={page} state={state} />
          <Opened
            page={page}
            state={state}
            here={["measure:loaded", "measure:passives", "measure:firstPerson", "measure:questions", "measure:figures"]}
          />
          <Names page={page} state={state} />
          <Opened page={page} state={state} here={["name:"]} />
          <Silences page={page} state={state} />
          <Quoted page={page} state={state} />
          <Opened page={page} state={state} here={["speaker:", "cue:"]} />
          {page.columns.length > 1 ? <Distinctive page={page} state={state} /> : null}
          <Opened page={page} state={state} here={["word:"]} />
        </>
      ) : null}
      <MoreColumns page={page} />
    </div>
  );
}

/** Outlets offered as another column; the list of outlets has them all. */
const MOST_OTHERS = 24;

type Shared = { readonly page: Awaited<ReturnType<typeof loadFraming>>; readonly state: FramingState };

/** The three largest differences in plain sentences, each with its evidence. */
function Differences({ page, state }: Shared) {
  if (page.differences.length === 0) return null;
  return (
    <section className="blk" aria-labelledby="differences">
      <div className="bh">
        <h2 id="differences">The largest differences</h2>
        <p className="note">Each is farthest from what chance would spread over these columns.</p>
      </div>
      <ol className="differences">
        {page.differences.map((difference) => {
          const column = page.columns[difference.column]?.column;
          return (
            <li key={difference.measure}>
              <p>{difference.sentence}</p>
              {column && difference.measure !== "quoted" && difference.places.length > 0 ? (
                <p className="note">
                  <Link href={framingAddress(state, { what: `measure:${difference.measure}`, column: column.key })}>
                    See the {plural(difference.places.length, "place")} in {column.name}
                  </Link>
                </p>
              ) : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The concordance stands under the section whose number was opened. */
function Opened({ page, state, here }: Shared & { here: readonly string[] }) {
  if (!page.opened || !here.some((prefix) => page.opened?.what.startsWith(prefix))) return null;
  return <Concordance opened={page.opened} state={state} />;
}

function MoreColumns({ page }: { page: Shared["page"] }) {
  if (page.others.length === 0) return null;
  const ids = page.columns.flatMap(({ articles }) => articles.map((article) => article.id));
  return (
    <nav className="more" aria-label="Other outlets">
      <p className="note">Add a column in place of the last:</p>
      <ul>
        {page.others.slice(0, MOST_OTHERS).map((column) => (
          <li key={column.key}>
            <Link href={`/framing?ids=${[...ids.slice(0, 3), ...column.leads.slice(0, 1).map((lead) => lead.id)].join(",")}`}>{column.name}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

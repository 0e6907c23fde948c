import type { Metadata } from "next";
import { type ArticleChoice, loadChoice } from "../../lib/usecases/articles/load-choice.ts";
import { listVersionsText } from "../../lib/usecases/decisions/lexicon.ts";
import { LEAST_COMPARED, MOST_COMPARED } from "../../lib/usecases/duplicates/load-compare.ts";
import { loadFraming, type FramingPage as Page } from "../../lib/usecases/framing/load-framing.ts";
import { loadStillToRead } from "../../lib/usecases/installation/load-still-to-read.ts";
import { firstValue, typedWords } from "../_components/addresses.ts";
import { asReader } from "../_components/blind.ts";
import { Chooser } from "../_components/choice/chooser.tsx";
import crumbsStyles from "../_components/crumbs.module.css";
import { Link } from "../_components/link.tsx";
import { orNotFound } from "../_components/or-not-found.ts";
import { Problem } from "../_components/problem.tsx";
import { StillReading } from "../_components/still-reading.tsx";
import { TakeAlong } from "../_components/take-along.tsx";
import { Toast } from "../_components/toast.tsx";
import { number, plural } from "../_components/words.ts";
import { Actors } from "./_components/actors.tsx";
import { comparedOf, type FramingState, framingAddress, framingState } from "./_components/address.ts";
import { Concordance } from "./_components/concordance.tsx";
import { Contents } from "./_components/contents.tsx";
import { CountTable } from "./_components/count-table.tsx";
import { Differences } from "./_components/differences.tsx";
import { Distinctive } from "./_components/distinctive.tsx";
import { Headlines } from "./_components/headlines.tsx";
import { Loaded } from "./_components/loaded.tsx";
import { MustAndMay } from "./_components/must-and-may.tsx";
import { EventNamesSection } from "./_components/names.tsx";
import { Order } from "./_components/order.tsx";
import { Quoted } from "./_components/quoted.tsx";
import { holdsOpened } from "./_components/sections.ts";
import { Silences } from "./_components/silences.tsx";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "How each tells it" };

/** Two to four outlets or articles compared by the words they use; every number opens the lines it counts. */
export default async function FramingPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = await searchParams;
  const state = framingState(query);
  const page = await asReader(orNotFound(loadFraming(state)));
  const leads = page.columns.flatMap(({ articles }) => articles.slice(0, 1).map(({ id }) => id));
  const choice = await asReader(loadChoice(state.ids.length > 0 ? state.ids : leads, typedWords(query.find)));
  return (
    <div className={`paper ${styles.page}`}>
      <Head page={page} state={state} />
      <StillReading left={await loadStillToRead()} means="these counts may grow" />
      <Change page={page} state={state} choice={choice} />
      <Toast done={firstValue(query.done)} undo={firstValue(query.undo)} back={framingAddress(state, null)} />
      <Problem error={query.error} />
      {page.columns.length > 0 ? (
        <>
          <TakeAlong
            kind="framing"
            of={comparedOf(state)}
            name={`How ${page.columns.map(({ column }) => column.name).join(", ")} tell it`}
            back={framingAddress(state, null)}
          />
          <Contents page={page} state={state} />
          <Differences page={page} state={state} />
          <Opened page={page} state={state} below="differences" />
          <MustAndMay page={page} state={state} />
          <Opened page={page} state={state} below="must" />
          <EventNamesSection page={page} state={state} />
          <Opened page={page} state={state} below="names" />
          <Actors page={page} state={state} />
          <Opened page={page} state={state} below="actors" />
          <Quoted page={page} state={state} />
          <Opened page={page} state={state} below="quoted" />
          <Order page={page} state={state} />
          <Silences page={page} state={state} />
          <Opened page={page} state={state} below="silences" />
          <Headlines page={page} state={state} />
          <Opened page={page} state={state} below="headlines" />
          <CountTable page={page} state={state} />
          <Loaded page={page} state={state} />
          <Opened page={page} state={state} below="loaded" />
          {page.columns.length > 1 ? <Distinctive page={page} state={state} /> : null}
          <Opened page={page} state={state} below="distinctive" />
          <p className={styles.folded}>Sections that were folded on the screen are not printed.</p>
          <p className={`note ${styles.wordLists}`}>
            Counted with the word lists {page.lexiconVersions.map(listVersionsText).join("; and with ")}.{" "}
            <Link href="/settings">See and change the lists</Link>.
          </p>
        </>
      ) : null}
    </div>
  );
}

type Shared = { readonly page: Page; readonly state: FramingState };

function Head({ page, state }: Shared) {
  const smallest = Math.min(...page.columns.map((column) => column.profile.words));
  const largest = Math.max(...page.columns.map((column) => column.profile.words));
  return (
    <div className={styles.head}>
      <p className={crumbsStyles.trail}>
        <Link href="/outlets">Outlets</Link> / {plural(page.columns.length, "column")}
        {page.topic ? (
          <>
            , within <Link href={`/topics/${page.topic.id}`}>{page.topic.name}</Link>
          </>
        ) : null}
      </p>
      <h1>How each tells it</h1>
      <p className={styles.lead}>
        Counts of words, not judgements. Every number opens the lines it counts. Only an article’s own text is counted:
        comments, captions and teasers are not.
      </p>
      {page.topic ? (
        <p className={styles.lead}>
          Only sentences with the words of “{page.topic.name}” are counted here.{" "}
          <Link href={framingAddress({ ...state, topic: null }, null)}>Count whole articles</Link>
        </p>
      ) : null}
      {page.story ? (
        <p className={styles.lead}>
          Only articles of the story <Link href={`/stories/${page.story.id}`}>{page.story.name}</Link> are counted here:
          another event would bring words of its own.
        </p>
      ) : null}
      {page.columns.length === 0 ? (
        <p>
          There is nothing to compare yet. <Link href="/import">Import two articles</Link> first.
        </p>
      ) : null}
      {page.small && page.columns.length > 0 ? (
        <p className={styles.aside}>
          <strong>These are small samples:</strong> {number(smallest)} to {number(largest)} words a column. They
          describe these texts, not the outlets.
        </p>
      ) : null}
      {page.newest === null ? null : (
        <p className="note">Counted: the newest {number(page.newest)} articles of an outlet.</p>
      )}
      {page.unread.length > 0 ? (
        <p className={styles.aside}>
          {plural(page.unread.length, "text")} in other languages left out: framing is read in English only.
        </p>
      ) : null}
    </div>
  );
}

/** The concordance stands under the section whose number was opened. */
function Opened({ page, state, below }: Shared & { below: Parameters<typeof holdsOpened>[1] }) {
  if (!page.opened || !holdsOpened(state, below)) return null;
  return <Concordance opened={page.opened} state={state} />;
}

/** What else can be compared: other outlets in place of the last, or articles one by one. It opens by itself while one is looked for. */
function Change({ page, state, choice }: Shared & { choice: ArticleChoice }) {
  const ids = page.columns.flatMap(({ articles }) => articles.map((article) => article.id));
  return (
    <details className={styles.more} open={choice.words !== "" || page.columns.length < LEAST_COMPARED}>
      <summary>Compare others</summary>
      {page.others.length > 0 ? (
        <nav aria-label="Other outlets">
          <p className="note">Another outlet in place of the last column:</p>
          <ul>
            {page.others.map((column) => (
              <li key={column.key}>
                <Link href={framingAddress({ story: state.story, ids: [...ids.slice(0, 3), column.lead] }, null)}>
                  {column.name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <Chooser choice={choice} path="/framing" most={MOST_COMPARED} />
    </details>
  );
}

import type { Metadata } from "next";
import type { WatchedFeed } from "../../lib/model/feed.ts";
import { listFeeds } from "../../lib/usecases/feeds/watch-feeds.ts";
import { ActionForm } from "../_components/action-form.tsx";
import { firstValue, type Query } from "../_components/addresses.ts";
import { Anchor } from "../_components/anchor.tsx";
import { asReader, isBlind } from "../_components/blind.ts";
import { formatMoment } from "../_components/format.ts";
import { Link } from "../_components/link.tsx";
import { PlainForm } from "../_components/plain-form.tsx";
import { Problem } from "../_components/problem.tsx";
import { SectionHead } from "../_components/section-head.tsx";
import fieldStyles from "../_components/styles/field.module.css";
import listPageStyles from "../_components/styles/list-page.module.css";
import withSideStyles from "../_components/styles/with-side.module.css";
import { Toast } from "../_components/toast.tsx";
import { plural } from "../_components/words.ts";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Feeds" };

const BACK = "/feeds";

/** The feeds that are watched, when each is looked at, and new ones. */
export default async function FeedsPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams;
  const feeds = await asReader(listFeeds());
  const blind = await isBlind();
  return (
    <div>
      <div className={listPageStyles.head}>
        <h1>Feeds</h1>
        <p className={listPageStyles.lead}>
          Each feed is looked at again and again. What is new in it comes in by itself, with the page that each entry
          leads to.
        </p>
      </div>
      <Problem error={query.error}>Nothing was changed</Problem>
      <div className={withSideStyles.grid}>
        <section aria-labelledby="watched">
          <SectionHead id="watched" title={feeds.length === 0 ? "No feed is watched" : plural(feeds.length, "feed")} />
          {feeds.length === 0 ? (
            <p>
              Give the address of a feed, or of a newspaper’s page that names its feed. What comes in stands among the
              articles.
            </p>
          ) : (
            <ul className={listPageStyles.rows}>
              {feeds.map((feed) => (
                <FeedLine key={feed.id} feed={feed} blind={blind} />
              ))}
            </ul>
          )}
        </section>
        <aside aria-labelledby="new">
          <SectionHead id="new" title={feeds.length === 0 ? "Watch a feed" : "Watch more"} />
          <PlainForm method="post" action="/api/v1/feeds" encType="multipart/form-data">
            <input type="hidden" name="return" value={BACK} />
            <div className={fieldStyles.field}>
              <label htmlFor="addresses">Addresses of feeds, one a line</label>
              <textarea id="addresses" name="addresses" className={styles.addresses} />
            </div>
            <div className={fieldStyles.field}>
              <label htmlFor="list">or a list of feeds (OPML) from another reader</label>
              <input id="list" name="list" type="file" accept=".opml,.xml" />
            </div>
            <button className="button primary" type="submit">
              Watch
            </button>
          </PlainForm>
          {feeds.length > 0 ? (
            <p className={styles.export}>
              <Anchor href="/api/v1/feeds.opml">Save the list for another reader (OPML)</Anchor>
            </p>
          ) : null}
          <p className={`note ${styles.rules}`}>
            A look is taken about every hour, less often where nothing new comes. A site’s own rules for programs are
            kept (robots.txt), and one page a second is the most that is asked of it.
          </p>
        </aside>
      </div>
      <Toast done={firstValue(query.done)} undo={firstValue(query.undo)} back={BACK} />
    </div>
  );
}

function FeedLine({ feed, blind }: { feed: WatchedFeed; blind: boolean }) {
  const { id, address, title, entries, lookedAt, nextLookAt, error, failures, latestImportId } = feed;
  // What a feed calls itself is its outlet's name, in a spelling of its own.
  const name = blind ? `Feed ${id}` : (title ?? "Not read yet");
  return (
    <li className={listPageStyles.plain}>
      <div>
        <p className={listPageStyles.title}>{name}</p>
        <p className={`${listPageStyles.detail} ${styles.address}`}>{blind ? "Its address is hidden." : address}</p>
        <p className={listPageStyles.detail}>
          {plural(entries, "entry", "entries")} in.{" "}
          {lookedAt ? `Looked at ${formatMoment(lookedAt)}; next ${formatMoment(nextLookAt)}.` : "Not looked at yet."}{" "}
          {latestImportId === null ? null : <Link href={`/import/${latestImportId}`}>What came last</Link>}
        </p>
        {error === null ? null : (
          <p className={listPageStyles.detail}>
            <strong>{failures === 1 ? "The last look failed." : `The last ${failures} looks failed.`}</strong> {error}
          </p>
        )}
      </div>
      <div className="actions">
        <ActionForm action={`/api/v1/feeds/${id}/look`} label="Look now" back={BACK} />
        <ActionForm
          action={`/api/v1/feeds/${id}`}
          method="DELETE"
          label="Stop watching"
          back={BACK}
          confirm="Nothing of it comes in any more. What came in stays."
          quiet
        />
      </div>
    </li>
  );
}

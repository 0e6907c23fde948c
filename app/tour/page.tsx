import type { Metadata } from "next";
import { loadTour, type Tour, type TourClaims } from "../../lib/usecases/installation/load-tour.ts";
import { asReader } from "../_components/blind.ts";
import { Link } from "../_components/link.tsx";
import { jobPlaces } from "../_components/overview/job-places.ts";
import { SpeakerLine } from "../_components/speaker-line.tsx";
import plainPageStyles from "../_components/styles/plain-page.module.css";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Two-minute tour" };

/** An example round through the three jobs, on the articles that are here; plain pages and links, so that it works without script. */
export default async function TourPage() {
  const tour = await asReader(loadTour());
  return (
    <div className={`${styles.page} ${plainPageStyles.page}`}>
      <h1>Two-minute tour</h1>
      {tour.start.texts === 0 ? <NothingHere /> : <Steps tour={tour} />}
    </div>
  );
}

function NothingHere() {
  return (
    <>
      <p className={plainPageStyles.lead}>The tour walks through your own articles, and there are none yet.</p>
      <p className="actions">
        <Link className="button primary" href="/import">
          Import two or more articles
        </Link>
      </p>
    </>
  );
}

function Steps({ tour }: { tour: Tour }) {
  const places = jobPlaces(tour.start);
  return (
    <>
      <p className={plainPageStyles.lead}>
        Three steps through the articles that are here now. Each opens a real page; the browser’s Back button brings you
        here again.
      </p>
      <ol className={styles.steps}>
        <li>
          <h2>See one article made from its copies</h2>
          <Copies tour={tour} />
          <p>
            On the page, bars beside the text say which copy has a passage. “Changes only” leaves out all that is the
            same. Nothing is lost by merging, and “Keep apart” takes it back.
          </p>
          <p className="actions">
            <Link className="button" href={places.merged}>
              Open step 1
            </Link>
          </p>
        </li>
        <li>
          <h2>See two outlets on one point</h2>
          {tour.claims ? <TwoClaims claims={tour.claims} /> : <p>No two outlets speak of one point yet.</p>}
          <p>
            On the page every row is a point and every column an outlet. An empty cell says which words were looked for.
          </p>
          <p className="actions">
            <Link className="button" href={tour.claims ? pairAddress(tour.claims) : places.claims}>
              Open step 2
            </Link>
          </p>
        </li>
        <li>
          <h2>See how each tells it</h2>
          <p>
            Parallax counts what each outlet calls the same thing, whom it quotes and how sure it sounds. Every number
            opens the sentences it counts, so that you can judge them yourself.
          </p>
          <p className="actions">
            <Link className="button" href={places.framing}>
              Open step 3
            </Link>
          </p>
        </li>
      </ol>
      <p>
        That is all. Now <Link href="/import">import articles of your own</Link>, or read the{" "}
        <Link href="/help">help page</Link> for your work.
      </p>
    </>
  );
}

/** What was found about copies here: the flagged pair's own sentence where one leads the first page. */
function Copies({ tour: { start } }: { tour: Tour }) {
  if (start.kind === "topics" && start.flag) return <p>{start.flag.pair.why.conclusion}</p>;
  return <p>Articles that stand on several pages are listed under Duplicates, each pair with the reason.</p>;
}

function TwoClaims({ claims: { pair } }: { claims: TourClaims }) {
  return (
    <div className={styles.pair}>
      {pair.map(({ column, claim }) => (
        <figure key={column.key}>
          <figcaption>
            <span className="siglum">{column.letter}</span> <b>{column.name}</b>
          </figcaption>
          <SpeakerLine claim={claim} />
          <blockquote className="said">{claim.quote}</blockquote>
        </figure>
      ))}
    </div>
  );
}

/** The page of the two claims, with their words compared. */
function pairAddress({ kind, id, pair }: TourClaims): string {
  return `/${kind}/${id}?pair=${pair.map(({ claim }) => claim.id).join(",")}#pair`;
}

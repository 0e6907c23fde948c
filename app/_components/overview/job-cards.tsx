import type { FirstPage } from "../../../lib/usecases/installation/load-first-page.ts";
import { ActionForm } from "../action-form.tsx";
import { Link } from "../link.tsx";
import styles from "./job-cards.module.css";
import { jobPlaces } from "./job-places.ts";

/** What Parallax is, in one sentence: the first that a newcomer reads. */
export function Purpose() {
  return (
    <p className={styles.purpose}>
      Parallax lays side by side how different outlets tell the same news, and shows the words that differ.
    </p>
  );
}

/** The three jobs, each leading to a place of this collection where it can be done now. */
export function JobCards({ page }: { page: FirstPage }) {
  const { merged, claims, framing } = jobPlaces(page);
  return (
    <nav className={styles.jobs} aria-label="What you can do here">
      <ul>
        <li>
          <Link href={merged}>Copies become one text</Link>
          <p>The same article found on several pages is merged. What only one page has stays marked.</p>
        </li>
        <li>
          <Link href={claims}>Claims in parallel columns</Link>
          <p>One row a point, one column an outlet: who says it, and where they have it from.</p>
        </li>
        <li>
          <Link href={framing}>Framing, counted</Link>
          <p>What each outlet calls the same thing, whom it quotes, how sure it sounds.</p>
        </li>
      </ul>
      <div className={styles.more}>
        {page.samples > 0 ? <Samples samples={page.samples} of={page.texts} /> : null}
        New here? <Link href="/tour">Take the two-minute tour</Link> or read the <Link href="/help">help pages</Link>.
      </div>
    </nav>
  );
}

/** What is here to try things out, and the one step that takes it away again. */
function Samples({ samples, of }: { samples: number; of: number }) {
  const which = samples === of ? "These are sample texts" : `${samples} of the ${of} texts are samples`;
  return (
    <>
      {which}, to try things out.{" "}
      <ActionForm action="/api/v1/samples" method="DELETE" label="Remove the samples" back="/" quiet />{" "}
    </>
  );
}

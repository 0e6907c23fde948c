import type { Metadata } from "next";
import { FEWEST_CODED } from "../../lib/coding/agreement.ts";
import { loadCodings } from "../../lib/usecases/coding/load-coding.ts";
import { firstValue, type Query, wholeNumber } from "../_components/addresses.ts";
import { formatMoment } from "../_components/format.ts";
import { Link } from "../_components/link.tsx";
import { PlainForm } from "../_components/plain-form.tsx";
import { Problem } from "../_components/problem.tsx";
import { SectionHead } from "../_components/section-head.tsx";
import fieldStyles from "../_components/styles/field.module.css";
import plainPageStyles from "../_components/styles/plain-page.module.css";
import { Toast } from "../_components/toast.tsx";
import { plural } from "../_components/words.ts";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Coding" };

/** Frames that many studies code (Semetko and Valkenburg 2000), in words of ours, to begin with. */
const USUAL_CODES = [
  "conflict: sides, people or countries against each other",
  "human interest: a face, a story, a feeling",
  "economic consequences: what it costs or brings",
  "morality: right and wrong, duty, faith",
  "responsibility: who caused it or has to mend it",
  "none of these",
].join("\n");

/** Codings, and the form that starts one. */
export default async function CodingsPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams;
  const { codings, topics } = await loadCodings();
  return (
    <div className={plainPageStyles.page}>
      <h1>Coding</h1>
      <p className={plainPageStyles.lead}>
        Two or more readers give each claim of a topic a code from a list, without seeing outlets or each other’s codes.
        Then Parallax reports how far they agree (Cohen’s kappa).
      </p>
      <Problem error={query.error}>Nothing was started</Problem>
      {codings.length > 0 ? (
        <ol className={styles.topics}>
          {codings.map(({ coding, readers }) => (
            <li key={coding.id}>
              <h2>
                <Link href={`/coding/${coding.id}`}>{coding.name}</Link>
              </h2>
              <p className="note">
                {plural(coding.units.length, "claim")} of “{coding.topic}”, {plural(coding.codes.length, "code")},{" "}
                {plural(readers, "reader")} so far · started {formatMoment(coding.createdAt)}
              </p>
            </li>
          ))}
        </ol>
      ) : null}
      <section className="section" aria-labelledby="start">
        <SectionHead id="start" title="Start a coding">
          The claims are fixed now, so that every reader codes the same. Kappa is given from {FEWEST_CODED} claims on
          that both have coded.
        </SectionHead>
        {topics.length === 0 ? (
          <p>There is no topic yet whose claims could be coded.</p>
        ) : (
          <PlainForm method="post" action="/api/v1/codings" className={styles.narrow}>
            <input type="hidden" name="return" value="/coding" />
            <div className={fieldStyles.field}>
              <label htmlFor="coding-topic">Topic</label>
              <select id="coding-topic" name="topic" defaultValue={wholeNumber(query.topic)}>
                {topics.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
            <div className={fieldStyles.field}>
              <label htmlFor="coding-name">Name of the coding</label>
              <input id="coding-name" name="name" required maxLength={80} autoComplete="off" />
            </div>
            <div className={fieldStyles.field}>
              <label htmlFor="coding-codes">Codebook</label>
              <textarea
                id="coding-codes"
                name="codes"
                required
                rows={7}
                defaultValue={USUAL_CODES}
                aria-describedby="coding-codes-note"
              />
              <p className="note" id="coding-codes-note">
                A line a code, two to twelve; after a colon what it stands for.
              </p>
            </div>
            <p>
              <button className="button primary" type="submit">
                Start coding
              </button>
            </p>
          </PlainForm>
        )}
      </section>
      <Toast done={firstValue(query.done)} back="/coding" />
    </div>
  );
}

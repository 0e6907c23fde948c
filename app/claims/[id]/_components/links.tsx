import { isNamed } from "../../../../lib/model/claim.ts";
import type { ClaimPage, LinkedClaim } from "../../../../lib/usecases/claims/load-claim.ts";
import { ActionForm } from "../../../_components/action-form.tsx";
import { CopyQuote } from "../../../_components/copy-quote.tsx";
import { formatMoment } from "../../../_components/format.ts";
import { Link } from "../../../_components/link.tsx";
import { SpeakerLine } from "../../../_components/speaker-line.tsx";
import { CHIP_NAMES } from "../../../_components/words.ts";
import styles from "./links.module.css";

/** What a reader can say of two linked claims, as the button says it. */
const VERDICTS = [
  { verdict: "confirmed", label: "Same point" },
  { verdict: "rejected", label: "Not the same point" },
] as const;

/** The claims on the same matter, each with how it differs, what readers said of it, and what may be said. */
export function Links({ page, here }: { page: ClaimPage; here: string }) {
  return (
    <section aria-labelledby="links">
      <h2 id="links">On the same point</h2>
      {page.topics.map((topic) => (
        <p className="note" key={topic.id}>
          In the row “{topic.row}” of the topic <Link href={`/topics/${topic.id}#c${page.claim.id}`}>{topic.name}</Link>
          .
        </p>
      ))}
      {page.links.length === 0 ? <p className="note">No claim of another outlet was linked with this one.</p> : null}
      <ul>
        {page.links.map((each) => (
          <Linked key={each.other.id} each={each} claim={page.claim.id} here={here} />
        ))}
      </ul>
    </section>
  );
}

function Linked({ each, claim, here }: { each: LinkedClaim; claim: number; here: string }) {
  const { other, link, article, topic, decision, note } = each;
  const pair = (show?: string) => `/topics/${topic}?pair=${claim},${other.id}${show ? `&show=${show}` : ""}#pair`;
  return (
    <li className={styles.claim} data-quote>
      <p className="note">
        <strong>{article.outlet ?? article.headline ?? article.sourceId}</strong>
      </p>
      <SpeakerLine claim={other} />
      <blockquote className="said">{other.sentenceText}</blockquote>
      {link ? (
        <ul className={styles.evidence}>
          {link.evidence.map(({ relation, note: words }) => (
            <li key={relation}>
              {!isNamed(relation) ? null : topic ? (
                <Link className="chip" href={pair(relation)}>
                  <b>{CHIP_NAMES[relation]}</b>
                </Link>
              ) : (
                <span className="chip">
                  <b>{CHIP_NAMES[relation]}</b>
                </span>
              )}{" "}
              {words}
            </li>
          ))}
        </ul>
      ) : null}
      {note ? (
        <p className={styles.rowNote}>
          <span className="visually-hidden">A reader’s note: </span>
          {note}
        </p>
      ) : null}
      <div className={styles.foot}>
        {topic ? <Link href={pair()}>side by side</Link> : null}
        <Link href={`/claims/${other.id}`}>its source</Link>
        <CopyQuote source={article} />
        {decision ? (
          <>
            <span>
              {decision.verdict === "confirmed" ? "Confirmed by a reader" : "Parted by a reader: not the same point"},{" "}
              {formatMoment(decision.madeAt)}.
            </span>
            <ActionForm action={`/api/v1/decisions/${decision.id}/undo`} label="Undo" back={here} quiet />
          </>
        ) : (
          VERDICTS.map(({ verdict, label }) => (
            <ActionForm
              key={verdict}
              action="/api/v1/links/decisions"
              label={label}
              back={here}
              fields={{ a: claim, b: other.id, verdict }}
              quiet
            />
          ))
        )}
      </div>
    </li>
  );
}

import type { PerhapsRow } from "../../../../lib/usecases/stories/story-rows.ts";
import { ActionForm } from "../../../_components/action-form.tsx";
import { Link } from "../../../_components/link.tsx";
import { MarkedClaim } from "../../../_components/side-by-side/marked-claim.tsx";
import { plural } from "../../../_components/words.ts";
import { Letter } from "../../_components/letter.tsx";
import styles from "./perhaps.module.css";
import type { StoryParts } from "./story-view.ts";

/** Rows shown at once; the rest is one button away. */
const SHOWN_AT_ONCE = 6;

/** Rows that are too weak to stand open, each with its reason: a person takes or refuses them. */
export function Perhaps({ page, view }: StoryParts) {
  const { perhaps } = page;
  if (perhaps.length === 0) return null;
  const here = view.to({}, "#perhaps");
  const isRead = page.reading.by !== null && page.reading.shows === "model";
  const list = (rows: readonly PerhapsRow[]) => (
    <ul className={styles.list}>
      {rows.map((row) => (
        <Row key={row.id} row={row} here={here} />
      ))}
    </ul>
  );
  const rest = perhaps.slice(SHOWN_AT_ONCE);
  return (
    <details className={styles.perhaps} id="perhaps">
      <summary>
        <h3>Perhaps on the same point</h3> <span className={styles.count}>{plural(perhaps.length, "row")}</span>
      </summary>
      <p className="note">
        {isRead
          ? "Found by words; the model did not put these together. Nothing here counts until you say so."
          : "Too weak for a row. Nothing here counts until you say so."}
      </p>
      {list(perhaps.slice(0, SHOWN_AT_ONCE))}
      {rest.length > 0 ? (
        <details className={styles.rest}>
          <summary>{plural(rest.length, "more")}</summary>
          {list(rest)}
        </details>
      ) : null}
    </details>
  );
}

/** A sentence, and each that may speak of its point with two buttons: every answer is about two sentences and can be taken back alone. */
function Row({ row: { claims, reason }, here }: { row: PerhapsRow; here: string }) {
  const [first, ...others] = claims;
  if (!first) return null;
  return (
    <li>
      <Line sentence={first} />
      {others.map((other) => (
        <div key={other.claim.id} className={styles.pair} data-queue>
          <Line sentence={other} />
          <p className="note">{reason}</p>
          {other.claim.groupId === first.claim.groupId ? null : (
            <div className="actions">
              <Answer one={first} other={other} verdict="confirmed" label="Same point" hotkey="c" here={here} />
              <Answer one={first} other={other} verdict="rejected" label="Not the same point" hotkey="x" here={here} />
            </div>
          )}
        </div>
      ))}
    </li>
  );
}

type Sentence = PerhapsRow["claims"][number];

function Line({ sentence: { claim, column } }: { sentence: Sentence }) {
  return (
    <p className={styles.line}>
      <Letter letter={column.letter} name={column.name} small />
      <Link className="said" href={`/articles/${claim.articleId}?at=${claim.sentence.start}#at`}>
        <MarkedClaim claim={claim} />
      </Link>
    </p>
  );
}

function Answer({
  one,
  other,
  verdict,
  label,
  hotkey,
  here,
}: {
  one: Sentence;
  other: Sentence;
  verdict: "confirmed" | "rejected";
  label: string;
  hotkey: string;
  here: string;
}) {
  return (
    <ActionForm
      action="/api/v1/links/decisions"
      label={label}
      back={here}
      fields={{ a: one.claim.id, b: other.claim.id, verdict }}
      hotkey={hotkey}
    />
  );
}

import Link from "next/link";
import type { PerhapsRow } from "../../../../lib/usecases/stories/story-rows.ts";
import { ActionForm } from "../../../_components/action-form.tsx";
import { MarkedClaim } from "../../../_components/side-by-side/marked-claim.tsx";
import { plural } from "../../../_components/words.ts";
import { Letter } from "../../_components/letter.tsx";
import styles from "./perhaps.module.css";
import type { StoryParts } from "./story-view.ts";

/** Rows shown at once; the rest is one button away. */
const SHOWN_AT_ONCE = 6;

/** Where two sentences are taken for one point or refused. */
const ACTION = "/api/v1/links/decisions";

/** Rows that are too weak to stand open, each with its reason: a person takes or refuses them. */
export function Perhaps({ page, view }: StoryParts) {
  const { perhaps } = page;
  if (perhaps.length === 0) return null;
  const here = view.to({}, "#perhaps");
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
      <p className="note">Too weak for a row. Nothing here counts until you say so.</p>
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

function Row({ row: { claims, reason }, here }: { row: PerhapsRow; here: string }) {
  const [one] = claims;
  const other = claims.find(({ column }) => column.key !== one?.column.key);
  if (!one || !other) return null;
  const two = { a: one.claim.id, b: other.claim.id };
  return (
    <li data-queue>
      <div>
        {claims.map(({ claim, column }) => (
          <p className={styles.line} key={claim.id}>
            <Letter letter={column.letter} name={column.name} small />
            <Link className="said" href={`/articles/${claim.articleId}?at=${claim.sentence.start}#at`}>
              <MarkedClaim claim={claim} />
            </Link>
          </p>
        ))}
      </div>
      <p className="note">{reason}</p>
      <div className="actions">
        <ActionForm
          action={ACTION}
          label="Same point"
          back={here}
          fields={{ ...two, verdict: "confirmed" }}
          hotkey="c"
        />
        <ActionForm
          action={ACTION}
          label="Not the same point"
          back={here}
          fields={{ ...two, verdict: "rejected" }}
          hotkey="x"
        />
      </div>
    </li>
  );
}

import type { GroupPage, Reading } from "../../../../lib/usecases/duplicates/load-group.ts";
import { Anchor } from "../../../_components/anchor.tsx";
import { PlainForm } from "../../../_components/plain-form.tsx";
import { SiglumBadge } from "../../../_components/siglum.tsx";
import styles from "./reading-line.module.css";
import { Name } from "./witness-words.tsx";

type Props = { page: GroupPage; reading: Reading; view: string; same?: "hide" | undefined };

/** Which copy is read to which, how to turn it, and with more than two copies a choice of both. */
export function ReadingLine({ page, reading: { from, to }, view, same }: Props) {
  const address = (a: number, b: number, hide = same) =>
    `/groups/${page.id}?view=${view}&from=${a}&to=${b}${hide ? `&same=${hide}` : ""}`;
  return (
    <div className={`note ${styles.line}`}>
      <p>
        Read from <SiglumBadge letter={from.letter} copy={from.copy} /> to{" "}
        <SiglumBadge letter={to.letter} copy={to.copy} />.{" "}
        <span className="glyph removed" aria-hidden="true">
          −
        </span>{" "}
        only in <Name siglum={from.siglum} />{" "}
        <span className="glyph added" aria-hidden="true">
          +
        </span>{" "}
        only in <Name siglum={to.siglum} />.{" "}
        <Anchor href={address(to.article.id, from.article.id)}>Read the other way</Anchor>
        {view !== "changes" && (
          <>
            {" "}
            ·{" "}
            <Anchor
              href={
                same
                  ? `${address(from.article.id, to.article.id).replace("&same=hide", "")}`
                  : address(from.article.id, to.article.id, "hide")
              }
              data-key="u"
            >
              {same ? "Show what is the same" : "Hide what is the same"}
            </Anchor>
          </>
        )}
      </p>
      {page.copies.length > 2 && (
        <PlainForm className={styles.choose} action={`/groups/${page.id}`}>
          <input type="hidden" name="view" value={view} />
          {same && <input type="hidden" name="same" value={same} />}
          <Choice name="from" label="from" chosen={from.article.id} page={page} />
          <Choice name="to" label="to" chosen={to.article.id} page={page} />
          <button className="button" type="submit">
            Read these two
          </button>
        </PlainForm>
      )}
    </div>
  );
}

function Choice({ name, label, chosen, page }: { name: string; label: string; chosen: number; page: GroupPage }) {
  return (
    <span>
      <label htmlFor={`read-${name}`}>{label}</label>{" "}
      <select id={`read-${name}`} name={name} defaultValue={chosen}>
        {page.copies.map(({ siglum, article }) => (
          <option key={siglum} value={article.id}>
            {siglum} · {article.outlet ?? article.sourceId}
          </option>
        ))}
      </select>
    </span>
  );
}

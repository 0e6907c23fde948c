import type { VersionStep } from "../../../../lib/collation/version-steps.ts";
import type { GroupPage, Version } from "../../../../lib/usecases/duplicates/load-group.ts";
import { Anchor } from "../../../_components/anchor.tsx";
import { SiglumBadge } from "../../../_components/siglum.tsx";
import { dateText, number, originText, plural } from "../../../_components/words.ts";
import styles from "./versions.module.css";

/** The copies in the order of time, what changed from each to the next, and the way to those changes. */
export function Versions({ page: { id, copies, versions } }: { page: GroupPage }) {
  if (versions.length === 0) return null;
  const undated = copies.filter((copy) => versions.every((version) => version.copy !== copy));
  return (
    <section className={styles.versions} id="versions" aria-labelledby="vh">
      <h2 id="vh">Versions in time</h2>
      <ol>
        {versions.map((version, at) => (
          <Entry key={version.copy.siglum} version={version} before={versions[at - 1]} group={id} />
        ))}
      </ol>
      {undated.length > 0 && (
        <p className="note">
          Not on the line, since no date is known:{" "}
          {undated.map((copy) => (
            <SiglumBadge key={copy.siglum} letter={copy.letter} copy={copy.copy} />
          ))}
        </p>
      )}
      <p className="note">
        A later date says that a text was printed or fetched later, not that one was made from the other.
      </p>
    </section>
  );
}

function Entry({
  version: { copy, date, step },
  before,
  group,
}: {
  version: Version;
  before: Version | undefined;
  group: number;
}) {
  const { article } = copy;
  const field = article.capturedAt ? "capturedAt" : "publishedAt";
  const origin = article.origins[field];
  const sameDay = before?.date === date;
  return (
    <li>
      <p className={styles.date}>
        <b>{dateText(date)}</b>
        {sameDay && <span className="note"> (no order known within it)</span>}
        <span className="note">
          {" "}
          {field === "capturedAt" ? "page of about that time" : "published"}
          {origin && `, ${originText(origin)}`}
        </span>
      </p>
      <p>
        <SiglumBadge letter={copy.letter} copy={copy.copy} /> <b>{article.outlet ?? article.sourceId}</b>,{" "}
        {plural(article.bodyWords, "word")} of article
      </p>
      {step && before && (
        <p className={styles.change}>
          {told(step)}{" "}
          <Anchor
            className={styles.see}
            href={`/groups/${group}?view=changes&from=${before.copy.article.id}&to=${article.id}`}
          >
            See
            <span className="visually-hidden">
              {" "}
              what changed from {before.copy.siglum} to {copy.siglum}
            </span>
          </Anchor>
        </p>
      )}
    </li>
  );
}

/** "In the article 3 words out, 4 in, in 2 passages; around it 40 in." */
function told({ body, around, edited, moved }: VersionStep): string {
  const parts: string[] = [];
  parts.push(
    body.removed + body.added === 0 ? "The article is the same word for word" : `In the article ${amount(body)}`,
  );
  if (around.removed + around.added > 0) parts.push(`around it ${amount(around)}`);
  if (edited > 0) parts.push(`${plural(edited, "passage")} edited`);
  if (moved > 0) parts.push(`${plural(moved, "passage")} moved`);
  return `${parts.join("; ")}.`;
}

function amount({ removed, added }: { removed: number; added: number }): string {
  return `− ${number(removed)}, + ${plural(added, "word")}`;
}

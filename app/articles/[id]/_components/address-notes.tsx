import type { ArticlePage } from "../../../../lib/usecases/articles/load-article.ts";
import { formatMoment } from "../../../_components/format.ts";
import { Link } from "../../../_components/link.tsx";
import styles from "./article-head.module.css";

/** Where else the same text was found, and what its address has shown before and since. */
export function AddressNotes({ page }: { page: ArticlePage }) {
  const { article, otherAddresses, versions } = page;
  const known = otherAddresses.flatMap(({ url }) => url ?? []);
  const at = versions.findIndex(({ id }) => id === article.id);
  return (
    <>
      {known.length > 0 ? (
        <p className={styles.origin}>
          The same text was also found at{" "}
          {known.map((url, i) => (
            <span key={url} className={styles.address}>
              {i > 0 ? ", " : ""}
              {url}
            </span>
          ))}
          . It is one article.
        </p>
      ) : null}
      {versions.length > 0 ? (
        <p className={styles.origin}>
          Its address has shown {versions.length} versions; this is{" "}
          {at === versions.length - 1 ? "the latest" : `number ${at + 1}`}.{" "}
          {versions.map(({ id, createdAt }, i) =>
            id === article.id ? null : (
              <span key={id}>
                <Link href={`/articles/${id}`}>
                  Version {i + 1}, brought in {formatMoment(createdAt)}
                </Link>{" "}
                ·{" "}
              </span>
            ),
          )}
          <Link href={`/groups/${article.groupId}?view=changes`}>What changed</Link>
        </p>
      ) : null}
    </>
  );
}

import { isSample, type OriginKind, outletGuess } from "../../../../lib/model/article.ts";
import type { MetadataField } from "../../../../lib/model/stored.ts";
import type { ArticlePage } from "../../../../lib/usecases/articles/load-article.ts";
import crumbsStyles from "../../../_components/crumbs.module.css";
import { Link } from "../../../_components/link.tsx";
import { dateText, number, originText, plural } from "../../../_components/words.ts";
import { StoryLine } from "../../../stories/_components/story-line.tsx";
import { AddressNotes } from "./address-notes.tsx";
import styles from "./article-head.module.css";

/** Headline and what is known of an article, each value with where it comes from. */
export function ArticleHead({ page }: { page: ArticlePage }) {
  const { article, column, copies } = page;
  const headline = article.headline ?? article.sourceId;
  return (
    <div className={styles.head}>
      <p className={`${crumbsStyles.trail} ${styles.trail}`}>
        <Link href="/articles">Articles</Link> / <span className="siglum">{column.letter}</span> {column.name}
      </p>
      <h1 className="headline">{headline}</h1>
      <p className={styles.origin}>
        {headlineNote(article.headline === null, article.origins.headline?.origin)}{" "}
        <Link href={`/articles/${article.id}/edit`}>Edit what is known</Link> ·{" "}
        <Link href={`/compare?ids=${article.id}`} data-key="w">
          Compare with …
        </Link>
      </p>
      <p className={styles.origin}>
        <StoryLine story={page.story} outletId={article.outletId} />
      </p>
      {isSample(article) ? (
        <p className={styles.origin}>One of the sample texts that come with Parallax, to try things out.</p>
      ) : null}
      {article.removed ? (
        <p className={styles.origin}>
          This article was removed from every view. It is kept; History can bring it back.
        </p>
      ) : null}
      {article.remarks.map((remark) => (
        <p className={styles.origin} key={remark}>
          {remark}
        </p>
      ))}
      <AddressNotes page={page} />
      {article.language === "en" ? null : (
        <p className={styles.origin}>
          This text does not seem to be in English. It is stored, compared and diffed; claims and framing are read in
          English only.
        </p>
      )}
      <dl className={styles.meta}>
        <Known page={page} field="outlet" name="outlet" value={article.outlet} />
        <Known page={page} field="author" name="author" value={article.author} />
        <Known
          page={page}
          field="publishedAt"
          name="date"
          value={article.publishedAt && dateText(article.publishedAt)}
        />
        {article.agency ? <Known page={page} field="agency" name="agency" value={article.agency} /> : null}
        {article.updatedAt ? (
          <Known page={page} field="updatedAt" name="updated" value={dateText(article.updatedAt)} />
        ) : null}
        {article.capturedAt ? (
          <Known page={page} field="capturedAt" name="page of" value={`about ${dateText(article.capturedAt)}`} />
        ) : null}
        <div>
          <dt>words</dt>
          <dd>
            <b>{number(article.bodyWords)}</b> <span>of {number(article.words)} on the page</span>
          </dd>
        </div>
        <div>
          <dt>copies</dt>
          <dd>
            <b>{copies.length === 0 ? "none found" : plural(copies.length, "other copy", "other copies")}</b>{" "}
            <span>among {plural(page.texts, "text")}</span>
          </dd>
        </div>
      </dl>
    </div>
  );
}

function Known({
  page,
  field,
  name,
  value,
}: {
  page: ArticlePage;
  field: MetadataField;
  name: string;
  value: string | null;
}) {
  const origin = page.article.origins[field];
  const words = origin && ((field === "outlet" ? outletGuess(origin) : null) ?? originText(origin));
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value ?? "not known"}</b> {value && words ? <span>{words}</span> : null}
      </dd>
    </div>
  );
}

function headlineNote(missing: boolean, origin: OriginKind | undefined): string {
  if (missing) return "No headline was found in the text; its file name stands here.";
  if (origin === "stated") return "The headline stands in the text.";
  const from = origin === "person" ? "a reader" : origin === "file" ? "the imported file" : "the sample list";
  return `The text has no headline of its own here. This one is from ${from}.`;
}

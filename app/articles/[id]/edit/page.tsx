import type { Metadata } from "next";
import type { OriginKind } from "../../../../lib/model/article.ts";
import type { ArticleSummary, MetadataField } from "../../../../lib/model/stored.ts";
import { loadArticleEdit } from "../../../../lib/usecases/articles/load-article-edit.ts";
import { ActionForm } from "../../../_components/action-form.tsx";
import { firstValue, type Query } from "../../../_components/addresses.ts";
import { Anchor } from "../../../_components/anchor.tsx";
import { isBlind } from "../../../_components/blind.ts";
import { Crumbs } from "../../../_components/crumbs.tsx";
import { FormTarget } from "../../../_components/form-target.tsx";
import { KnownFields } from "../../../_components/known-fields.tsx";
import { Link } from "../../../_components/link.tsx";
import { idFrom, orNotFound } from "../../../_components/or-not-found.ts";
import { PlainForm } from "../../../_components/plain-form.tsx";
import { Problem } from "../../../_components/problem.tsx";
import { SectionHead } from "../../../_components/section-head.tsx";
import listPageStyles from "../../../_components/styles/list-page.module.css";
import { Toast } from "../../../_components/toast.tsx";
import { originText, plural } from "../../../_components/words.ts";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ id: string }>; searchParams: Query };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { article } = await orNotFound(loadArticleEdit(idFrom((await params).id)));
  return { title: `Correct ${article.headline ?? article.sourceId}` };
}

/** Say what is known about an article, or take it out of every view. Its text never changes. */
export default async function EditPage({ params, searchParams }: Props) {
  const query = await searchParams;
  const { article, outlets, alike } = await orNotFound(loadArticleEdit(idFrom((await params).id)));
  // A form filled with "Outlet A" would be saved as such.
  if (await isBlind()) return <Hidden id={article.id} />;
  const [here, name] = [`/articles/${article.id}/edit`, article.headline ?? article.sourceId];
  return (
    <div>
      <div className={listPageStyles.head}>
        <Crumbs
          way={[
            { href: "/articles", name: "Articles" },
            { href: `/articles/${article.id}`, name },
          ]}
          here="Correct"
        />
        <h1>Correct what is known</h1>
        <p className={listPageStyles.lead}>
          The text itself never changes. What you set is marked as set by a reader, and every change can be undone in
          the History.
        </p>
      </div>
      <div className={listPageStyles.narrow}>
        <Problem error={query.error}>Nothing was saved</Problem>
        <PlainForm method="post" action={`/api/v1/articles/${article.id}`}>
          <FormTarget method="PATCH" back={here} />
          <KnownFields names={{ date: "publishedAt", address: "url" }} outlets={outlets} now={nowOf(article)} />
          {alike > 0 ? (
            <p className={styles.alike}>
              <input type="checkbox" id="alike" name="alike" value="yes" />{" "}
              <label htmlFor="alike">
                A new outlet holds also for the {plural(alike, "other article")} that {alike === 1 ? "has" : "have"} “
                {article.outlet}” {article.origins.outlet ? ORIGIN_OF_ALL[article.origins.outlet.origin] : ""}. One undo
                takes it all back.
              </label>
            </p>
          ) : null}
          <p className="actions">
            <button className="button primary" type="submit">
              Save
            </button>
            <Link href={`/articles/${article.id}`}>Back to the article</Link>
          </p>
        </PlainForm>
        <section className="section" aria-labelledby="file">
          <SectionHead id="file" title="The file" />
          <p className={styles.exact}>
            {article.sourceId}, SHA-256 {article.sha256}
          </p>
          <p>
            <Anchor href={`/api/v1/articles/${article.id}/bytes`}>Download the bytes as they came</Anchor>
          </p>
        </section>
        <section className="section" aria-labelledby="remove">
          <SectionHead id="remove" title={article.removed ? "This article is removed" : "Remove"} />
          {article.removed ? (
            <p>
              It stands in no view. Bring it back on the <Link href="/articles">list of articles</Link> or in the{" "}
              <Link href="/history">History</Link>.
            </p>
          ) : (
            <>
              <p>
                Takes the article out of every view and count, into the trash below the list of articles, which says how
                long it lies there. Until then undo brings it back.
              </p>
              <br />
              <ActionForm
                action={`/api/v1/articles/${article.id}`}
                method="DELETE"
                label="Remove this article"
                back="/articles"
              />
            </>
          )}
        </section>
      </div>
      <Toast done={firstValue(query.done)} undo={firstValue(query.undo)} back={here} />
    </div>
  );
}

/** Where the outlet of several articles came from. */
const ORIGIN_OF_ALL: Record<OriginKind, string> = {
  stated: "by what their texts say",
  file: "by their files",
  "page-data": "by their pages’ data",
  catalogue: "by the sample list",
  inferred: "by a guess",
  person: "",
};

/** Each field's value, with where it comes from or that nobody knows it. */
function nowOf(article: ArticleSummary): Record<string, { value: string; origin: string }> {
  const fields: readonly MetadataField[] = ["outlet", "headline", "author", "publishedAt", "url"];
  const entries = fields.map((field) => {
    const [value, origin] = [article[field], article.origins[field]];
    const words = value === null ? "Unknown now" : origin ? `Now: ${originText(origin)}` : "Now: origin not recorded";
    return [field, { value: value ?? "", origin: words }] as const;
  });
  return Object.fromEntries(entries);
}

function Hidden({ id }: { id: number }) {
  return (
    <div>
      <div className={listPageStyles.head}>
        <h1>Correct what is known</h1>
        <p className={listPageStyles.lead}>
          What is known about an article names its outlet, and outlets are hidden now. Reveal them to correct it, or go{" "}
          <Link href={`/articles/${id}`}>back to the article</Link>.
        </p>
      </div>
    </div>
  );
}

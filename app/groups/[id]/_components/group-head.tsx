import { isSame } from "../../../../lib/collation/merge.ts";
import { countsOf } from "../../../../lib/collation/views.ts";
import type { Role } from "../../../../lib/model/article.ts";
import type { Copy, GroupPage } from "../../../../lib/usecases/duplicates/load-group.ts";
import { ActionForm } from "../../../_components/action-form.tsx";
import { Anchor } from "../../../_components/anchor.tsx";
import { Crumbs } from "../../../_components/crumbs.tsx";
import { PlainForm } from "../../../_components/plain-form.tsx";
import { SiglumBadge } from "../../../_components/siglum.tsx";
import { number, plural } from "../../../_components/words.ts";
import styles from "./group-head.module.css";
import { dateOf } from "./witness-words.tsx";

const NUMBER_WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** What differs around the article, in words. */
const AROUND: Record<Role, string> = {
  headline: "the headline",
  deck: "the subheading",
  byline: "the byline",
  caption: "captions",
  body: "the article",
  teaser: "teasers",
  comment: "readers’ comments",
  correction: "a correction",
  appeal: "an appeal",
  furniture: "the site’s own lines",
};

/** What the page is about in a sentence, and the copies with their letters. */
export function GroupHead({ page, back }: { page: GroupPage; back: string }) {
  const count = page.copies.length;
  return (
    <div className={styles.head}>
      <Crumbs
        way={[{ href: "/duplicates", name: "Duplicates" }]}
        here={page.copies[0]?.article.headline ?? page.copies[0]?.article.sourceId ?? ""}
      />
      <h1>{count === 1 ? "One article, one copy" : `One article in ${NUMBER_WORDS[count] ?? count} copies`}</h1>
      <p className={styles.lead}>
        {count === 1 ? (
          "No other text here is the same article, by rule or by a person’s decision."
        ) : (
          <Difference page={page} />
        )}
      </p>
      <ul className={styles.witnesses} aria-label="The copies">
        {page.copies.map((copy) => (
          <Witness key={copy.siglum} copy={copy} page={page} back={back} />
        ))}
      </ul>
      {count > 2 && <TakeOut page={page} back={back} />}
    </div>
  );
}

/** Take one or several copies out at once: each is kept apart from each that stays. */
function TakeOut({ page, back }: { page: GroupPage; back: string }) {
  return (
    <details className={styles.takeOut} id="takeout">
      <summary>Take copies out of this group …</summary>
      <PlainForm method="post" action={`/api/v1/groups/${page.id}/split`}>
        <input type="hidden" name="return" value={back} />
        <fieldset>
          <legend>Which are another article?</legend>
          {page.copies.map((copy) => (
            <label key={copy.siglum}>
              <input type="checkbox" name="out" value={copy.article.id} />{" "}
              <SiglumBadge letter={copy.letter} copy={copy.copy} /> {copy.article.outlet ?? copy.article.sourceId},{" "}
              {plural(copy.article.words, "word")}
            </label>
          ))}
        </fieldset>
        <p className="note">
          Those chosen stay together, apart from the rest. Nothing is deleted, and one undo brings them back.
        </p>
        <button className="button" type="submit">
          Take the chosen copies out
        </button>
      </PlainForm>
    </details>
  );
}

function Difference({ page: { merged, copies } }: { page: GroupPage }) {
  const counts = countsOf(merged);
  const roles = [...new Set(merged.rows.filter((row) => !isSame(row, merged)).map(({ role }) => role))];
  const around = roles.filter((role) => role !== "body").map((role) => AROUND[role]);
  const all = copies.length === 2 ? "both copies" : `all ${copies.length} copies`;
  if (counts.body === 0) return "The copies have no passage that was read as the article’s own text.";
  if (counts.differ === 0) {
    return (
      <>
        The texts are the same word for word in {all}: <strong>{plural(counts.sameWords, "word")}</strong>.
      </>
    );
  }
  if (counts.differInBody === 0) {
    return (
      <>
        The article is the same word for word: <strong>{plural(counts.bodyWords, "word")}</strong>. The{" "}
        <strong>{plural(counts.differ, "passage")}</strong> that {counts.differ === 1 ? "differs is" : "differ are all"}{" "}
        around it: {listed(around)}.
      </>
    );
  }
  return (
    <>
      <strong>
        {number(counts.bodySame)} of {plural(counts.body, "paragraph")}
      </strong>{" "}
      of the article are the same in {all}. <strong>{plural(counts.differInBody, "paragraph")}</strong>{" "}
      {counts.differInBody === 1 ? "is edited or only in some" : "are edited or only in some"}
      {counts.differ > counts.differInBody &&
        `; ${plural(counts.differ - counts.differInBody, "passage")} around it differ: ${listed(around)}`}
      .
    </>
  );
}

function Witness({ copy, page, back }: { copy: Copy; page: GroupPage; back: string }) {
  const { article } = copy;
  const date = dateOf(article);
  return (
    <li>
      <SiglumBadge letter={copy.letter} copy={copy.copy} />
      <b>{article.outlet ?? article.sourceId}</b>, {plural(article.words, "word")}
      <br />
      {date ? `${date.text}${date.origin ? `, ${date.origin}` : ""}` : "date unknown"}
      <br />
      {page.copies.length > 1 && article.lead && (
        <>
          <b>Shown text.</b> {page.leadWhy}{" "}
        </>
      )}
      {page.copies.length > 1 && !article.lead && (
        <>
          <ActionForm
            action={`/api/v1/groups/${page.id}`}
            method="PATCH"
            label="Show this copy’s text"
            back={back}
            fields={{ lead: article.id }}
            quiet
          />{" "}
          ·{" "}
        </>
      )}
      <Anchor href={`/articles/${article.id}`}>Read it alone</Anchor>
    </li>
  );
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

import type { ArticleSummary } from "../../../../lib/model/stored.ts";
import { excerptSilence } from "../../../../lib/usecases/columns/outlet-columns.ts";
import type { StoryPage } from "../../../../lib/usecases/stories/load-story.ts";
import type { OnlyIn, OnlySentence } from "../../../../lib/usecases/stories/only-in.ts";
import { CopyQuote } from "../../../_components/copy-quote.tsx";
import { Link } from "../../../_components/link.tsx";
import { SectionHead } from "../../../_components/section-head.tsx";
import { plural } from "../../../_components/words.ts";
import { Letter } from "../../_components/letter.tsx";
import styles from "./only-in.module.css";
import type { StoryParts } from "./story-view.ts";

/** Sentences of one outlet shown at once. */
const SHOWN_AT_ONCE = 2;

/** After the rows: what each outlet has that no row matches, under its column. */
export function OnlyInOutlets({ page, view }: StoryParts) {
  const shown = page.onlyIn.filter((each) => each.shown);
  const others = page.onlyIn.filter((each) => !each.shown);
  if (shown.length === 0) return null;
  const cut = page.outlets.filter((column) => excerptSilence(column) !== null);
  return (
    <section className="section" aria-labelledby="only-head">
      <SectionHead id="only-head" title="Only in one outlet">
        Sentences for which no match was found in another outlet of this story. Headlines, captions and teasers are left
        out; of a copy only what differs stands here.
        {cut.length > 0
          ? ` Only an excerpt is here of ${cut.map(({ name }) => name).join(", ")}: the rest may match.`
          : ""}
      </SectionHead>
      <div className={styles.grid}>
        {shown.map((each) => (
          <Only key={each.column.key} only={each} page={page} />
        ))}
      </div>
      {others.length > 0 ? (
        <p className={styles.others}>
          Also of its own:{" "}
          {others.map(({ column, sentences }) => (
            <Link
              key={column.key}
              href={view.to({ columns: [...page.columns.map(({ key }) => key), column.key], pair: null, pick: null })}
            >
              <Letter letter={column.letter} copy small /> {column.name}, {plural(sentences.length, "sentence")}
            </Link>
          ))}
        </p>
      ) : null}
    </section>
  );
}

function Only({ only: { column, sentences, copiesOnly }, page }: { only: OnlyIn; page: StoryPage }) {
  const rest = sentences.slice(SHOWN_AT_ONCE);
  return (
    <section className={styles.outlet} data-o={column.letter} aria-label={`Only in ${column.name}`}>
      <h3 className="outlet-top">
        Only in <Letter letter={column.letter} copy={copiesOnly} /> {column.name}{" "}
        <span className={styles.count}>
          {sentences.length === 0 ? "no sentence" : plural(sentences.length, "sentence")}
        </span>
      </h3>
      {sentences.length === 0 ? (
        <p className="note">
          {copiesOnly
            ? `Everything ${column.name} prints stands in the article that it is a copy of.`
            : `Every sentence of ${column.name} has a match in at least one other outlet.`}
        </p>
      ) : (
        <List sentences={sentences.slice(0, SHOWN_AT_ONCE)} page={page} />
      )}
      {rest.length > 0 ? (
        <details>
          <summary>{plural(rest.length, "more sentence")}</summary>
          <List sentences={rest} page={page} />
        </details>
      ) : null}
    </section>
  );
}

function List({ sentences, page }: { sentences: readonly OnlySentence[]; page: StoryPage }) {
  return (
    <ul>
      {sentences.map(({ articleId, start, text, paragraph, alsoIn }) => (
        <li key={`${articleId} ${start}`} data-quote>
          <p className="said">{text}</p>
          <p className="note">
            <Link href={`/articles/${articleId}?at=${start}#at`}>
              {paragraph ? `paragraph ${paragraph}` : "in the article"}
            </Link>
            <CopySentence article={page.articles.find(({ id }) => id === articleId)} paragraph={paragraph} />
            {page.outlets
              .filter(({ key }) => alsoIn.includes(key))
              .map(({ key, letter, name }, i) => (
                <span key={key}>
                  {i === 0 ? " · also in " : ", "}
                  <Letter letter={letter} name={name} small copy />
                </span>
              ))}
          </p>
        </li>
      ))}
    </ul>
  );
}

function CopySentence({ article, paragraph }: { article: ArticleSummary | undefined; paragraph: number | null }) {
  return <CopyQuote source={article} place={paragraph ? `paragraph ${paragraph}` : ""} />;
}

import type { StoryPage } from "../../../../lib/usecases/stories/load-story.ts";
import type { StoryCopy } from "../../../../lib/usecases/stories/story-copies.ts";
import { Link } from "../../../_components/link.tsx";
import { SectionHead } from "../../../_components/section-head.tsx";
import { dayText } from "../../_components/days.ts";
import { Letter } from "../../_components/letter.tsx";
import styles from "./copies.module.css";

/** Articles that are counted once with another: what is the same names both outlets, what one alone has is told. */
export function StoryCopies({ page }: { page: StoryPage }) {
  return (
    <section className={styles.copies} aria-labelledby="copies-head">
      <SectionHead id="copies-head" title="Copies">
        What two copies both print counts once, for both outlets. What only one of them has stays that outlet’s own.
      </SectionHead>
      {page.copies.length === 0 ? (
        <p className="note">No two articles of this story are the same. Every outlet has a text of its own.</p>
      ) : (
        <ul>
          {page.copies.map((copy) => (
            <OneCopy key={copy.copy.id} copy={copy} page={page} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OneCopy({
  copy: { lead, copy, leadKey, copyKey, own, leadOnly, otherwise },
  page,
}: {
  copy: StoryCopy;
  page: StoryPage;
}) {
  const column = (key: string) => page.outlets.find((each) => each.key === key);
  const [from, to] = [column(leadKey), column(copyKey)];
  return (
    <li>
      <p className={styles.head}>
        <Letter letter={to?.letter ?? "?"} name={to?.name} copy />{" "}
        <Link className="said" href={`/articles/${copy.id}`}>
          {copy.headline ?? copy.sourceId}
        </Link>{" "}
        <span className="note">
          {to?.name}, {copy.publishedAt ? dayText(copy.publishedAt) : "date not known"}
        </span>
      </p>
      <p className={styles.head}>
        <span className="note">the same article as</span> <Letter letter={from?.letter ?? "?"} name={from?.name} />{" "}
        <Link className="said" href={`/articles/${lead.id}`}>
          {lead.headline ?? lead.sourceId}
        </Link>{" "}
        <span className="note">
          {from?.name}, {lead.publishedAt ? dayText(lead.publishedAt) : "date not known"} ·{" "}
          <Link href={`/groups/${lead.groupId}?view=changes`}>what differs</Link>
        </span>
      </p>
      {own === null ? (
        <p className="note">Not compared sentence by sentence: this story has too many copies.</p>
      ) : own.length + leadOnly.length + otherwise.length === 0 ? (
        <p className="note">Both print the same sentences.</p>
      ) : (
        <ul className={styles.differences}>
          {otherwise.map(({ lead: there, copy: here, leadWords, copyWords }) => (
            <li key={here.start}>
              <p className="note">
                {copyWords ? `“${copyWords}”` : "fewer words"}
                {leadWords ? `, where ${from?.letter ?? "the other"} prints “${leadWords}”` : ""}
              </p>
              <p className="said">
                <Link href={`/articles/${here.articleId}?at=${here.start}#at`}>{here.text}</Link>
              </p>
              <p className="visually-hidden">The other copy prints: {there.text}</p>
            </li>
          ))}
          {[...own, ...leadOnly].map(({ articleId, start, text }) => (
            <li key={`${articleId} ${start}`}>
              <p className="note">only in {(articleId === copy.id ? to : from)?.name ?? "one copy"}</p>
              <p className="said">
                <Link href={`/articles/${articleId}?at=${start}#at`}>{text}</Link>
              </p>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

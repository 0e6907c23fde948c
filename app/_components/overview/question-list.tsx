import { STORY_CUT } from "../../../lib/stories/average-link.ts";
import type { Look, StoryOverview } from "../../../lib/usecases/installation/load-first-page.ts";
import { Letter } from "../../stories/_components/letter.tsx";
import { ActionForm } from "../action-form.tsx";
import { Link } from "../link.tsx";
import { plural } from "../words.ts";
import styles from "./question-list.module.css";

/** Points from which on two stories are one. */
const ONE_STORY = 100 * STORY_CUT;
/** Words that a question names. */
const MOST_WORDS = 5;

/** What waits for a person, three at most: each a question, the numbers it rests on, and what can be done. The first has the solid button. */
export function QuestionList({ looks, waiting }: { looks: readonly Look[]; waiting: StoryOverview["waiting"] }) {
  const shown = { copies: looks.filter(({ kind }) => kind === "copies").length };
  const copies = waiting.copies - shown.copies;
  const stories = waiting.stories - (looks.length - shown.copies);
  return (
    <section id="look" aria-labelledby="look-head">
      <div className="section-head">
        <h2 id="look-head">Needs a look</h2>
        <p className="note">surest first</p>
      </div>
      <ol className={styles.looks}>
        {looks.map((look, i) =>
          look.kind === "copies" ? (
            <MaybeCopies key={`copies ${look.pair.aId} ${look.pair.bId}`} look={look} first={i === 0} />
          ) : (
            <MaybeOneStory key={`stories ${look.story.id} ${look.other.id}`} look={look} first={i === 0} />
          ),
        )}
      </ol>
      {copies + stories > 0 ? (
        <p className={styles.more}>
          {copies > 0 ? (
            <Link href="/duplicates">{plural(copies, "more possible copy", "more possible copies")}</Link>
          ) : null}
          {copies > 0 && stories > 0 ? " · " : null}
          {stories > 0 ? (
            <Link href="/stories?asked=1&told=all">{plural(stories, "more question")} about stories</Link>
          ) : null}
        </p>
      ) : null}
    </section>
  );
}

function MaybeCopies({ look: { pair, a, b }, first }: { look: Extract<Look, { kind: "copies" }>; first: boolean }) {
  const compare = `/compare?ids=${a.article.id},${b.article.id}`;
  return (
    <li>
      <div>
        <p className={styles.kicker}>Possibly the same article</p>
        <p className={styles.head}>
          <Link className="headline" href={compare}>
            {a.article.headline ?? b.article.headline ?? a.article.sourceId}
          </Link>
        </p>
        <p className={styles.evidence}>
          <Letter letter={a.letter} small /> <b>{a.article.outlet ?? "outlet unknown"}</b> and{" "}
          <Letter letter={b.letter} small /> <b>{b.article.outlet ?? "outlet unknown"}</b>: {pair.why.conclusion}
        </p>
      </div>
      <div className={styles.acts}>
        <Link className={first ? "button primary" : "button"} href={compare}>
          Compare the two
        </Link>
        <ActionForm
          action="/api/v1/pairs/decisions"
          label="Keep apart"
          back="/"
          fields={{ a: a.article.id, b: b.article.id, verdict: "kept-apart" }}
        />
      </div>
    </li>
  );
}

function MaybeOneStory({
  look: { story, other, points, next, terms },
  first,
}: {
  look: Extract<Look, { kind: "stories" }>;
  first: boolean;
}) {
  return (
    <li>
      <div>
        <p className={styles.kicker}>Are these one story?</p>
        <p className={styles.head}>
          <Link className="headline" href={`/stories/${story.id}`}>
            {story.name}
          </Link>{" "}
          and{" "}
          <Link className="headline" href={`/stories/${other.id}`}>
            {other.name}
          </Link>
        </p>
        <p className={styles.evidence}>
          They reach <strong>{points}</strong> of the {ONE_STORY} points that make one story;{" "}
          {next === null ? "no other story comes near" : `the next closest story reaches ${next}`}.
          {terms.length > 0 ? ` Words of both openings: ${terms.slice(0, MOST_WORDS).join(", ")}.` : ""}
        </p>
      </div>
      <div className={styles.acts}>
        <ActionForm
          action={`/api/v1/stories/${story.id}/join`}
          label="Join them"
          back="/"
          fields={{ other: other.id }}
          first={first}
        />
        <ActionForm
          action={`/api/v1/stories/${story.id}/keep-apart`}
          label="Keep apart"
          back="/"
          fields={{ other: other.id }}
        />
      </div>
    </li>
  );
}

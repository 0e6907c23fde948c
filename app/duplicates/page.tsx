import type { Metadata } from "next";
import type { ReactNode } from "react";
import { SAME_ARTICLE } from "../../lib/similarity/relation.ts";
import { type Duplicates, loadDuplicates, type Queued } from "../../lib/usecases/duplicates/load-duplicates.ts";
import { loadStillToRead } from "../../lib/usecases/installation/load-still-to-read.ts";
import type { ListedStory } from "../../lib/usecases/stories/list-stories.ts";
import { storiesOfGroups } from "../../lib/usecases/stories/stories-of-groups.ts";
import { firstValue, type Query } from "../_components/addresses.ts";
import { Anchor } from "../_components/anchor.tsx";
import { asReader } from "../_components/blind.ts";
import { ListedChoice } from "../_components/choice/listed-choice.tsx";
import { Downloads } from "../_components/downloads.tsx";
import { Problem } from "../_components/problem.tsx";
import { SectionHead } from "../_components/section-head.tsx";
import { StillReading } from "../_components/still-reading.tsx";
import { Toast } from "../_components/toast.tsx";
import { plural } from "../_components/words.ts";
import { DecidedLine } from "./_components/decided-line.tsx";
import { ExcerptLine } from "./_components/excerpt-line.tsx";
import { entryId, QueuedPair } from "./_components/queued-pair.tsx";
import { ThresholdPanel } from "./_components/threshold.tsx";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Duplicates" };

/** Every flagged pair: those that wait for a person first, those where a look is worth most at the top. */
export default async function DuplicatesPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams;
  const page = await asReader(loadDuplicates({ at: barFrom(firstValue(query.at)) }));
  const { suggestions, groups, decided, excerpts } = page;
  const queue = [...suggestions.shown, ...groups.shown];
  const stories = await asReader(storiesOfGroups(queue.flatMap(({ a, b }) => [a.groupId, b.groupId])));
  const nextOf = (entry: Queued) => {
    const next = queue[queue.indexOf(entry) + 1];
    return next && entryId(next);
  };
  return (
    <div className={styles.page}>
      <Problem error={query.error} />
      <div className={styles.head}>
        <h1>Duplicates</h1>
        <p className={styles.lead}>{sentence(page)}</p>
        <StillReading left={await loadStillToRead()} means="this list will grow" />
        {queue.length > 0 && (
          <>
            <Progress done={decided.inAll} left={suggestions.inAll + groups.inAll} />
            <p className={`note ${styles.keyLine}`}>
              <kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>c</kbd> merge · <kbd>x</kbd> keep apart · <kbd>s</kbd>{" "}
              same story · <kbd>z</kbd> undo
            </p>
          </>
        )}
      </div>
      <Waiting
        id="waiting"
        title={`${plural(suggestions.inAll, "suggestion")}: one article or two?`}
        part={suggestions}
        letters={page.letters}
        stories={stories}
        nextOf={nextOf}
      >
        Shown as two until somebody decides. Those come first where the measurement is least sure and most text is
        concerned.
      </Waiting>
      <Waiting
        id="merged"
        title={`${plural(groups.inAll, "article")} merged by rule, not confirmed yet`}
        part={groups}
        letters={page.letters}
        stories={stories}
        nextOf={nextOf}
      >
        For several copies, the two that differ most are shown. What a person decides holds through every later run.
      </Waiting>
      {decided.shown.length > 0 && (
        <section className="section" aria-labelledby="decided">
          <SectionHead id="decided" title={`${plural(decided.inAll, "pair")} decided`}>
            Where the measurement disagrees with the decision, it stands first.{" "}
            <Anchor href="/history?kind=copies">All decisions, with undo</Anchor>
          </SectionHead>
          <ul>
            {decided.shown.map((flagged) => (
              <DecidedLine key={entryId(flagged)} flagged={flagged} letters={page.letters} />
            ))}
          </ul>
          <Cut shown={decided.shown.length} inAll={decided.inAll} />
        </section>
      )}
      {excerpts.shown.length > 0 && (
        <details className={`section ${styles.excerpts}`} open={queue.length + decided.shown.length === 0}>
          <summary>
            <h2>{plural(excerpts.inAll, "shared passage or excerpt", "shared passages and excerpts")}</h2>
            <span className="note">
              These need no decision: a quotation or an excerpt never makes two texts one article.
            </span>
          </summary>
          <ul>
            {excerpts.shown.map((flagged) => (
              <ExcerptLine key={entryId(flagged)} flagged={flagged} letters={page.letters} />
            ))}
          </ul>
          <Cut shown={excerpts.shown.length} inAll={excerpts.inAll} />
        </details>
      )}
      {page.texts > 1 && <ThresholdPanel preview={page.preview} now={SAME_ARTICLE} />}
      {queue.length + decided.inAll + excerpts.inAll > 0 && <Downloads table="pairs" name="every flagged pair" />}
      {queue.length + decided.shown.length + excerpts.shown.length > 0 ? <ListedChoice /> : null}
      <Toast done={firstValue(query.done)} undo={firstValue(query.undo)} back="/duplicates" />
    </div>
  );
}

type WaitingProps = {
  id: string;
  title: string;
  part: Duplicates["suggestions"];
  letters: Duplicates["letters"];
  stories: ReadonlyMap<number, ListedStory>;
  /** The id of the entry after this one, where decisions go on. */
  nextOf: (entry: Queued) => string | undefined;
  children: ReactNode;
};

/** A part of the queue that waits for a person; nothing where it is empty. */
function Waiting({ id, title, part, letters, stories, nextOf, children }: WaitingProps) {
  if (part.shown.length === 0) return null;
  return (
    <section className="section" aria-labelledby={id}>
      <SectionHead id={id} title={title}>
        {children}
      </SectionHead>
      {part.shown.map((flagged) => (
        <QueuedPair
          key={entryId(flagged)}
          flagged={flagged}
          letters={letters}
          stories={stories}
          next={nextOf(flagged)}
        />
      ))}
      <Cut shown={part.shown.length} inAll={part.inAll} />
    </section>
  );
}

/** A bar between 0 and 1, or none. */
function barFrom(at: string | undefined): number | undefined {
  const bar = Number(at);
  return at !== undefined && bar > 0 && bar < 1 ? bar : undefined;
}

function sentence({ texts, suggestions, groups, decided }: Duplicates): string {
  if (texts === 0)
    return "There are no texts yet. Import two or more, and those that are really one article show up here.";
  if (suggestions.inAll + groups.inAll + decided.inAll === 0)
    return `No two of the ${plural(texts, "text")} are near-duplicates.`;
  if (suggestions.inAll + groups.inAll === 0) return "Everything that was flagged has been decided.";
  const parts = [
    suggestions.inAll > 0 ? `${plural(suggestions.inAll, "pair")} may be one article` : "",
    groups.inAll > 0
      ? `${plural(groups.inAll, "article")} in several copies ${groups.inAll === 1 ? "was" : "were"} merged by rule`
      : "",
  ].filter(Boolean);
  return `Of ${plural(texts, "text")}, ${parts.join(", and ")}. Nobody has decided yet.`;
}

/** How far the queue is worked off; the words say the same as the bar. */
function Progress({ done, left }: { done: number; left: number }) {
  return (
    <div className={styles.progress}>
      <div role="progressbar" aria-label="Decided" aria-valuemin={0} aria-valuemax={done + left} aria-valuenow={done}>
        <i style={{ width: `${(100 * done) / (done + left)}%` }} />
      </div>
      <span className="note">
        {plural(done, "pair")} decided, {left} to go
      </span>
    </div>
  );
}

function Cut({ shown, inAll }: { shown: number; inAll: number }) {
  return shown < inAll ? <p className="note">{inAll - shown} more will show as these are decided.</p> : null;
}

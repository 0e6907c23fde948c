import { Fragment } from "react";
import type { ReadingView } from "../../../../lib/usecases/stories/load-reading-panel.ts";
import { ActionForm } from "../../../_components/action-form.tsx";
import { formatMoment } from "../../../_components/format.ts";
import { Link } from "../../../_components/link.tsx";
import { ReadingRun } from "../../../_components/reading/run.tsx";
import { Trouble } from "../../../_components/reading/trouble.tsx";
import { number, plural } from "../../../_components/words.ts";
import { dayText } from "../../_components/days.ts";
import { Letter } from "../../_components/letter.tsx";
import { AskByHand } from "./ask-by-hand.tsx";
import { AskModel } from "./ask-model.tsx";
import styles from "./reading-head.module.css";
import type { ReadingParts, StoryParts } from "./story-view.ts";

/** Seconds after which a page looks again while a model reads. */
const LOOK_EVERY = 5;

/** Who found the points, and when; what came in since; and how a model can be asked, by a button or by hand. */
export function ReadingHead(parts: ReadingParts) {
  const { page, view, reading } = parts;
  const { state } = page.reading;
  const back = view.to({ ask: null });
  const isRunning = state === "waiting" || state === "reading";
  // A reader who is about to paste an answer must not lose it to a look at the progress.
  const looksAgain = isRunning && view.state.ask === null && !reading.run?.paused;
  return (
    <section id="reading" aria-label="Who found the points">
      {looksAgain ? <meta httpEquiv="refresh" content={`${LOOK_EVERY};url=${view.to({})}`} /> : null}
      <FoundBy {...parts} />
      <NewSince {...parts} />
      {view.state.ask === "model" ? <AskModel {...parts} /> : null}
      {view.state.ask === "hand" ? <AskByHand {...parts} /> : null}
      {isRunning && reading.run ? <ReadingNow {...parts} run={reading.run} back={back} /> : null}
      {state === "failed" ? <Failed {...parts} back={back} /> : null}
    </section>
  );
}

function FoundBy({ page, view, reading: { model } }: ReadingParts) {
  const { by, readAt, shows, rows, refused, state } = page.reading;
  const found = page.rows.length + page.elsewhere.length;
  return (
    <div className={styles.line}>
      {by === null || readAt === null ? (
        <p>
          {plural(found, "point")} found by words. <Link href="/method#model">How often that is right</Link>
        </p>
      ) : (
        <div>
          Points read by <b>{readerName(by)}</b>, {formatMoment(new Date(readAt))}
          {shows === "words" ? ", not shown now: these are found by words." : "."}{" "}
          {refused.length > 0 ? (
            <details className={styles.refused}>
              <summary>{number(refused.reduce((sum, { count }) => sum + count, 0))} refused</summary>
              {refused.map(({ reason, words, count }) => (
                <span key={reason}>
                  {number(count)} times {words}.{" "}
                </span>
              ))}
            </details>
          ) : null}
        </div>
      )}
      <div className={styles.acts}>
        {by === null ? (
          state === "waiting" || state === "reading" ? null : (
            <Link href={view.to({ ask: "model" }, "#reading")}>
              {model.on ? `Read with ${model.name} …` : "Read with a model …"}
            </Link>
          )
        ) : (
          <Switch page={page} view={view} shows={shows} rows={rows} />
        )}
        <Link href={view.to({ ask: "hand" }, "#reading")}>Ask by hand …</Link>
      </div>
    </div>
  );
}

type SwitchProps = StoryParts & Pick<StoryParts["page"]["reading"], "shows" | "rows">;

/** The model's points or those of words: for everyone, since a decision about a point has to find it. */
function Switch({ page, view, shows, rows }: SwitchProps) {
  const other = shows === "model" ? "words" : "model";
  const names = { model: `Read by the model (${number(rows.model)})`, words: `Found by words (${number(rows.words)})` };
  return (
    <>
      <span>
        <span className="visually-hidden">Shown: </span>
        <b>{names[shows]}</b>
      </span>
      <ActionForm
        action={`/api/v1/stories/${page.story.id}/reading`}
        method="PATCH"
        label={names[other]}
        back={view.to({ ask: null, pair: null, pick: null }, "#reading")}
        fields={{ shows: other }}
        quiet
      />
    </>
  );
}

/** Articles that came in after the model had read the story. */
function NewSince({ page, view, reading: { model, estimate } }: ReadingParts) {
  const { unread, by } = page.reading;
  const fresh = page.articles.filter(({ id }) => unread.includes(id));
  if (by === null || fresh.length === 0) return null;
  const columnOf = (id: number) => page.outlets.find(({ articleIds }) => articleIds.includes(id));
  return (
    <div className={styles.line}>
      <p>
        <b>{fresh.length === 1 ? "One article came in since:" : `${number(fresh.length)} articles came in since:`}</b>{" "}
        {fresh.slice(0, 3).map((article, i) => (
          <Fragment key={article.id}>
            {i === 0 ? "" : ", "}
            <Letter letter={columnOf(article.id)?.letter ?? "?"} small /> {columnOf(article.id)?.name}
            {article.publishedAt ? `, ${dayText(article.publishedAt)}` : ""}
          </Fragment>
        ))}
        {fresh.length > 3 ? ` and ${number(fresh.length - 3)} more` : ""}.
      </p>
      {model.on && estimate ? (
        <div className={styles.acts}>
          <ActionForm
            action={`/api/v1/stories/${page.story.id}/read`}
            label={`Read again (${plural(estimate.questions, "question")})`}
            back={view.to({ ask: null })}
            quiet
          />
        </div>
      ) : null}
    </div>
  );
}

type RunningProps = ReadingParts & { readonly back: string };

/** This story while it waits or is read, and the other stories that were asked for with it. */
function ReadingNow({ page, reading, run, back }: RunningProps & { readonly run: NonNullable<ReadingView["run"]> }) {
  const { questions, state, model } = page.reading;
  return (
    <div className={`opened ${styles.panel}`}>
      <div className={styles.line}>
        <p role="status">
          <b>{state === "waiting" ? "This story waits to be read." : "This story is being read."}</b>{" "}
          {questions.all > 0 ? `${number(questions.asked)} of ${plural(questions.all, "question")} answered. ` : ""}
          Points found by words stand until then.
        </p>
        <div className={styles.acts}>
          <ActionForm
            action={`/api/v1/stories/${page.story.id}/stop-reading`}
            label="Stop this reading"
            back={back}
            quiet
          />
        </div>
      </div>
      {run.total > 1 || run.paused ? <ReadingRun run={run} model={reading.model.name ?? model} back={back} /> : null}
    </div>
  );
}

function Failed({ page, view, reading, back }: RunningProps) {
  const { failure, model, rows, by } = page.reading;
  if (reading.run?.paused) return <ReadingRun run={reading.run} model={reading.model.name ?? model} back={back} />;
  return (
    <Trouble
      id="failed"
      title={`${reading.model.name ?? model ?? "The model"} did not read this story`}
      happened={failure ?? "It gave no answer that could be used."}
      kept={
        by === null
          ? `All ${plural(rows.words || page.rows.length + page.elsewhere.length, "point")} found by words, shown below, and everything you decided.`
          : `The points as ${readerName(by)} read them, those found by words, and everything you decided.`
      }
      todo={
        reading.model.on
          ? `See whether ${reading.model.address} answers, then try again. Or ask by hand in any chat.`
          : "No model is set now. Name one in Settings, or ask by hand in any chat."
      }
    >
      {reading.model.on ? (
        <ActionForm action={`/api/v1/stories/${page.story.id}/read`} label="Try again" back={back} first />
      ) : null}
      <Link className="button" href={view.to({ ask: "hand" }, "#reading")}>
        Ask by hand
      </Link>
      <Link href="/settings#model">Look at the settings</Link>
    </Trouble>
  );
}

/** "model:qwen3" as its name; an answer that was pasted has none. */
function readerName(by: string): string {
  const name = by.replace(/^model:/, "");
  return name === "pasted" ? "a model, pasted by hand" : name;
}

import type { ReadingProgress } from "../../../lib/usecases/reading/load-readings.ts";
import { ActionForm } from "../action-form.tsx";
import { formatMoment } from "../format.ts";
import { Link } from "../link.tsx";
import { number, plural } from "../words.ts";
import { durationText } from "./amounts.ts";
import styles from "./run.module.css";
import { Trouble } from "./trouble.tsx";

type Props = { readonly run: ReadingProgress; readonly model: string; readonly back: string };

/** How far a model is with the stories it was asked to read, or why it is asked nothing more; nothing where none was asked for. */
export function ReadingRun({ run, model, back }: Props) {
  const { total, waiting, paused, failures } = run;
  if (total === 0 && !paused) return null;
  return (
    <div className={styles.run}>
      {waiting > 0 ? (
        <div className={styles.head}>
          <h3>
            {paused ? "Paused: " : "Reading "}
            {plural(total, "story", "stories")} with {model}
          </h3>
          {paused ? null : <ActionForm action="/api/v1/readings/stop" label="Stop" back={back} quiet />}
        </div>
      ) : null}
      {total > 0 ? <HowFar run={run} /> : null}
      {paused ? <Paused run={run} paused={paused} back={back} /> : null}
      {failures.length > 0 ? (
        <details>
          <summary>{plural(failures.length, "story", "stories")} could not be read</summary>
          <ul className={styles.failures}>
            {failures.map(({ story, name, message }) => (
              <li key={story}>
                <Link href={`/stories/${story}`}>{name ?? `story ${story}`}</Link>: {message}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function HowFar({ run: { total, read, failed, waiting, now, secondsLeft, paused } }: Pick<Props, "run">) {
  return (
    <>
      {waiting > 0 ? <progress className={styles.bar} aria-label="Stories read" max={total} value={read} /> : null}
      <p className="note" role="status">
        <b>
          {number(read)} of {number(total)}
        </b>{" "}
        {total === 1 ? "story" : "stories"} read
        {failed > 0 ? `, ${number(failed)} failed` : ""}.{" "}
        {now ? (
          <>
            Now: <Link href={`/stories/${now.story}`}>{now.name ?? `story ${now.story}`}</Link>.{" "}
          </>
        ) : null}
        {secondsLeft === null || paused ? "" : `About ${durationText(secondsLeft)} left. `}
        {waiting > 0 ? "It goes on after a restart. What was read stays if you stop." : ""}
      </p>
    </>
  );
}

type PausedProps = Pick<Props, "run" | "back"> & { readonly paused: NonNullable<ReadingProgress["paused"]> };

function Paused({ run: { total, read }, paused, back }: PausedProps) {
  return (
    <Trouble
      id="paused"
      title={`The last ${plural(paused.failures, "question")} failed, so nothing more is asked`}
      happened={`${paused.reason} Paused on ${formatMoment(new Date(paused.since))}.`}
      kept={`${total > 0 ? `The ${number(read)} read of ${plural(total, "story", "stories")}. ` : ""}All others show what words found, and what you decided.`}
      todo="See whether the server runs and takes questions, then go on. Going on starts with one question."
    >
      <ActionForm action="/api/v1/readings/resume" label="Go on" back={back} first />
      <ActionForm action="/api/v1/readings/stop" label="Stop here" back={back} />
      <Link href="/settings#model">Look at the settings</Link>
    </Trouble>
  );
}

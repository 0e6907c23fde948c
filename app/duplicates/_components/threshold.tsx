import type { ThresholdPreview } from "../../../lib/usecases/duplicates/preview-threshold.ts";
import type { PairWithVerdict } from "../../../lib/usecases/duplicates/with-verdicts.ts";
import { Anchor } from "../../_components/anchor.tsx";
import { PlainForm } from "../../_components/plain-form.tsx";
import conclusionStyles from "../../_components/styles/conclusion.module.css";
import { percent, plural } from "../../_components/words.ts";
import excerptLineStyles from "./excerpt-line.module.css";
import styles from "./threshold.module.css";

const BARS = [0.3, 0.4, 0.6, 0.7, 0.8, 0.9];
/** Pairs named on each side; more are counted. */
const NAMED = 20;

/** What another bar would join or part: a question, never a setting. */
export function ThresholdPanel({ preview, now }: { preview: ThresholdPreview | null; now: number }) {
  return (
    <details className={styles.threshold} id="bar" open={preview !== null}>
      <summary>What if we asked for more (or less) overlap?</summary>
      <PlainForm action="/duplicates#bar">
        <label htmlFor="at">Two texts count as one article from {percent(now)} sure on. Try</label>{" "}
        <select id="at" name="at" defaultValue={preview?.at ?? 0.6}>
          {BARS.map((at) => (
            <option key={at} value={at}>
              {percent(at)}
            </option>
          ))}
        </select>{" "}
        <button className="button" type="submit">
          Show what would change
        </button>
      </PlainForm>
      {preview && <Changes preview={preview} />}
    </details>
  );
}

function Changes({ preview: { at, join, part, cut } }: { preview: ThresholdPreview }) {
  return (
    <div role="status">
      <p className={`${conclusionStyles.conclusion} ${styles.conclusion}`}>
        {join.length + part.length === 0
          ? `At ${percent(at)} nothing would change among the pairs that are flagged.`
          : `At ${percent(at)}, ${[said(join, "would join"), said(part, "would part")].filter(Boolean).join(" and ")}.`}
      </p>
      <Pairs pairs={join} verb="would join" />
      <Pairs pairs={part} verb="would part" />
      <p className="note">
        Nothing was changed. Decisions of people hold whatever is asked for.{" "}
        {at < 0.5 && "Asking for less would also flag pairs that are not flagged now; those are not counted. "}
        {cut && "More pairs lie between the two than were looked at."}
      </p>
    </div>
  );
}

function said(pairs: readonly PairWithVerdict[], verb: string): string {
  return pairs.length === 0 ? "" : `${plural(pairs.length, "pair")} ${verb}`;
}

function Pairs({ pairs, verb }: { pairs: readonly PairWithVerdict[]; verb: string }) {
  if (pairs.length === 0) return null;
  return (
    <ul>
      {pairs.slice(0, NAMED).map(({ pair, a, b }) => (
        <li className={excerptLineStyles.line} key={`${a.id}-${b.id}`}>
          <b>{percent(pair.score)}</b>, {verb}: <Anchor href={`/articles/${a.id}`}>{a.headline ?? a.sourceId}</Anchor> (
          {a.outlet ?? a.sourceId}) and <Anchor href={`/articles/${b.id}`}>{b.headline ?? b.sourceId}</Anchor> (
          {b.outlet ?? b.sourceId}) · <Anchor href={`/compare?ids=${a.id},${b.id}`}>Compare</Anchor>
        </li>
      ))}
      {pairs.length > NAMED && <li className="note">and {plural(pairs.length - NAMED, "more pair")}</li>}
    </ul>
  );
}

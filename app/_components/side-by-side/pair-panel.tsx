import { isNamed } from "../../../lib/model/claim.ts";
import type { ClaimPair } from "../../../lib/usecases/columns/load-claim-pair.ts";
import { LONGEST_NOTE } from "../../../lib/usecases/decisions/note.ts";
import { ActionForm } from "../action-form.tsx";
import { formatMoment } from "../format.ts";
import { Link } from "../link.tsx";
import { PlainForm } from "../plain-form.tsx";
import { CHIP_NAMES, plural } from "../words.ts";
import { ClaimDiff, SharedWords } from "./claim-diff.tsx";
import styles from "./pair-panel.module.css";
import type { PairView, SideState, SideView } from "./view.ts";

/** What the two are called, and the two answers to whether they belong together. */
export type PairWords = { readonly two: string; readonly same: string; readonly notSame: string };

type Props = { readonly pair: ClaimPair; readonly view: SideView; readonly words: PairWords };

/** Two chosen claims under their row: the words that differ, what the link rests on, and what readers said of it. */
export function PairPanel({ pair, view, words }: Props) {
  const now = viewOf(pair, view.state);
  const here = view.to({}, "#pair");
  return (
    <section className={`opened ${styles.panel}`} id="pair" aria-labelledby="pair-head">
      <div className={styles.title}>
        <h2 id="pair-head">
          {words.two}, {heading(now)}
        </h2>
        <p className={styles.toggle}>
          {pair.comparison.kind === "diff" ? <ViewLink show="diff" now={now} name="Word diff" view={view} /> : null}
          <ViewLink show="words" now={now} name="Words shared and not" view={view} />
          <Link href={view.to({ pair: null, show: null }, `#c${pair.a.id}`)}>Close</Link>
        </p>
      </div>
      <div className={styles.grid}>
        <ClaimDiff pair={pair} view={now} />
        <SharedWords pair={pair} />
      </div>
      <Evidence pair={pair} view={view} now={now} />
      <div className="actions">
        <Decide pair={pair} verdict="confirmed" here={here} label={words.same} hotkey="c" />
        <Decide pair={pair} verdict="rejected" here={here} label={words.notSame} hotkey="x" />
        <span className="note">{howItCame(pair, words)}</span>
        {pair.decision ? (
          <ActionForm action={`/api/v1/decisions/${pair.decision.id}/undo`} label="Undo" back={here} quiet />
        ) : null}
      </div>
      <Note pair={pair} here={here} />
    </section>
  );
}

/** What the address asks for where this pair has it; else the diff, or the words where a diff would be confetti. */
function viewOf(pair: ClaimPair, { show }: SideState): PairView {
  if (show === "words" || (show === "diff" && pair.comparison.kind === "diff")) return show;
  if (show && pair.link?.evidence.some(({ relation }) => relation === show)) return show;
  return pair.comparison.kind === "diff" ? "diff" : "words";
}

function heading(view: PairView): string {
  if (view === "diff") return "word by word";
  return view === "words" ? "by the words they share" : CHIP_NAMES[view];
}

function ViewLink({ show, now, name, view }: { show: PairView; now: PairView; name: string; view: SideView }) {
  return (
    <Link href={view.to({ show }, "#pair")} aria-current={show === now ? "true" : undefined}>
      {name}
    </Link>
  );
}

function Decide({
  pair,
  verdict,
  here,
  label,
  hotkey,
}: {
  pair: ClaimPair;
  verdict: string;
  here: string;
  label: string;
  hotkey: string;
}) {
  return (
    <PlainForm method="post" action="/api/v1/links/decisions">
      <input type="hidden" name="a" value={pair.a.id} />
      <input type="hidden" name="b" value={pair.b.id} />
      <input type="hidden" name="verdict" value={verdict} />
      <input type="hidden" name="return" value={here} />
      <button className="button" type="submit" data-key={hotkey} aria-pressed={pair.decision?.verdict === verdict}>
        {label} <kbd>{hotkey}</kbd>
      </button>
    </PlainForm>
  );
}

function Evidence({ pair, view, now }: Omit<Props, "words"> & { now: PairView }) {
  if (!pair.link) return null;
  return (
    <ul className={styles.evidence}>
      {pair.link.evidence.map(({ relation, note }) => (
        <li key={relation}>
          {isNamed(relation) ? (
            <Link
              className="chip"
              href={view.to({ show: relation }, "#pair")}
              aria-current={relation === now ? "true" : undefined}
            >
              <b>{CHIP_NAMES[relation]}</b>
            </Link>
          ) : null}{" "}
          {note}
        </li>
      ))}
    </ul>
  );
}

function howItCame({ decision, link, monthsApart }: ClaimPair, { notSame }: PairWords): string {
  const time = monthsApart
    ? ` ${plural(monthsApart, "month")} lie between the two texts: a difference may be time.`
    : "";
  if (decision?.verdict === "confirmed") return `Confirmed by a reader, ${formatMoment(decision.madeAt)}.${time}`;
  if (decision)
    return `A reader said, ${formatMoment(decision.madeAt)}: ${notSame.toLowerCase()}. The rule will not link them again.${time}`;
  return `${link ? "Suggested by rule; nobody has decided yet." : "Chosen by you; the rule did not link them."}${time}`;
}

/** A reader's words on the two claims, kept in the history like every decision. */
function Note({ pair, here }: { pair: ClaimPair; here: string }) {
  return (
    <div className={styles.note}>
      {pair.note ? (
        <div className={styles.kept}>
          <p className={styles.words}>{pair.note.text}</p>
          <div className="note">
            A reader’s note, {formatMoment(pair.note.madeAt)}.
            <ActionForm
              action={`/api/v1/decisions/${pair.note.id}/undo`}
              label="Take the note back"
              back={here}
              quiet
            />
          </div>
        </div>
      ) : null}
      <details>
        <summary>{pair.note ? "Write another note instead" : "Write a note"}</summary>
        <PlainForm method="post" action="/api/v1/links/notes">
          <input type="hidden" name="a" value={pair.a.id} />
          <input type="hidden" name="b" value={pair.b.id} />
          <input type="hidden" name="return" value={here} />
          <label htmlFor="note-text">Your note on these two claims</label>
          <textarea
            id="note-text"
            name="text"
            rows={3}
            maxLength={LONGEST_NOTE}
            required
            aria-describedby="note-size"
          />
          <p className="note" id="note-size">
            Up to {LONGEST_NOTE} characters. It is shown here, in the row, in the history and in exports.
          </p>
          <button className="button" type="submit">
            Keep the note
          </button>
        </PlainForm>
      </details>
    </div>
  );
}

import Link from "next/link";
import type { ClaimPair, TopicPage } from "../../../../lib/usecases/load-topic.ts";
import { CHIP_NAMES, plural } from "../../../_components/words.ts";
import { addressOf, type TopicState } from "./address.ts";
import { ClaimDiff, SharedWords } from "./claim-diff.tsx";

/** Two chosen claims under their row: the words that differ, or what little is shared, and the reader's decision. */
export function PairPanel({ pair, page, state }: { pair: ClaimPair; page: TopicPage; state: TopicState }) {
  const { topic } = page;
  const here = addressOf(topic.id, state, "#pair");
  return (
    <section className="opened panel" id="pair" aria-labelledby="pair-head">
      <div className="pt">
        <h2 id="pair-head">Two claims, {pair.comparison.kind === "words" ? "by the words they share" : "word by word"}</h2>
        <p className="tg">
          <Link href={addressOf(topic.id, { ...state, pair: null })}>Close</Link>
        </p>
      </div>
      <div className="pg">
        <ClaimDiff pair={pair} />
        <SharedWords pair={pair} />
      </div>
      <Evidence pair={pair} />
      <div className="acts">
        <Decide pair={pair} verdict="confirmed" here={here} label="These are about the same matter" />
        <Decide pair={pair} verdict="rejected" here={here} label="They are not" />
        <span className="note">{howItCame(pair)}</span>
      </div>
    </section>
  );
}

function Decide({ pair, verdict, here, label }: { pair: ClaimPair; verdict: string; here: string; label: string }) {
  return (
    <form method="post" action="/api/v1/links/decisions">
      <input type="hidden" name="a" value={pair.a.id} />
      <input type="hidden" name="b" value={pair.b.id} />
      <input type="hidden" name="verdict" value={verdict} />
      <input type="hidden" name="return" value={here} />
      <button className="btn" type="submit" aria-pressed={pair.decision === verdict}>
        {label}
      </button>
    </form>
  );
}

function Evidence({ pair }: { pair: ClaimPair }) {
  if (!pair.link) return null;
  return (
    <ul className="evidence">
      {pair.link.evidence.map((evidence) => (
        <li key={evidence.relation}>
          <span className="chip">
            <b>{CHIP_NAMES[evidence.relation]}</b>
          </span>{" "}
          {evidence.note}
        </li>
      ))}
    </ul>
  );
}

function howItCame(pair: ClaimPair): string {
  const time = pair.monthsApart ? ` ${plural(pair.monthsApart, "month")} lie between the two texts: a difference may be time.` : "";
  if (pair.decision === "confirmed") return `Confirmed by a reader.${time}`;
  if (pair.decision === "rejected") return `A reader said that they are not the same matter.${time}`;
  if (!pair.link) return `Chosen by you; the rules did not link them.${time}`;
  return `Suggested by rule; nobody has decided yet.${time}`;
}

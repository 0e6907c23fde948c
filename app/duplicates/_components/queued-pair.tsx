import type { ArticleSummary } from "../../../lib/model/stored.ts";
import type { JudgedPair } from "../../../lib/usecases/judge-pairs.ts";
import { Siglum } from "../../_components/siglum.tsx";
import { StatNumbers } from "../../_components/stat-numbers.tsx";
import { dateText, plural, RELATION_NAMES } from "../../_components/words.ts";
import { DecisionForms } from "./decision-forms.tsx";

type Props = { judged: JudgedPair; letters: ReadonlyMap<number, string> };

/** One flagged pair: what was found, its three numbers with the next closest case, and what can be done. */
export function QueuedPair({ judged, letters }: Props) {
  const { pair, a, b, verdict, disagrees } = judged;
  const id = `pair-${a.id}-${b.id}`;
  const together = a.groupId === b.groupId;
  return (
    <article className="qp" id={id} aria-labelledby={`${id}-head`} data-queue>
      <div>
        <p className="kick">
          {RELATION_NAMES[pair.relation]}
          {disagrees && " · measurement and decision disagree"}
        </p>
        <h3 className="head" id={`${id}-head`}>
          {a.headline ?? a.sourceId}
        </h3>
        {b.headline !== null && b.headline !== a.headline && (
          <p className="note">
            The other is headed <span className="said">{b.headline}</span>
          </p>
        )}
        <p className="con">{pair.why.conclusion}</p>
        <ul className="qw">
          <Text article={a} letters={letters} />
          <Text article={b} letters={letters} />
        </ul>
      </div>
      <div>
        <StatNumbers numbers={pair.why.numbers.slice(0, 3)} />
        <DecisionForms judged={judged} back="/duplicates" />
        <p className="acts more">
          {together && <a href={`/groups/${a.groupId}`}>See merged</a>}
          <a href={`/compare?ids=${a.id},${b.id}`}>Compare</a>
          {together && verdict === null && <a href={`/groups/${a.groupId}#why`}>Why?</a>}
        </p>
      </div>
    </article>
  );
}

function Text({ article, letters }: { article: ArticleSummary; letters: Props["letters"] }) {
  const date = article.capturedAt ?? article.publishedAt;
  return (
    <li>
      <Siglum letter={(article.outletId === null ? undefined : letters.get(article.outletId)) ?? "?"} /> <b>{article.outlet ?? "unknown outlet"}</b>,{" "}
      {plural(article.words, "word")}
      {date && `, ${article.capturedAt ? "page of about " : ""}${dateText(date)}`} · <a href={`/articles/${article.id}`}>{article.sourceId}</a>
    </li>
  );
}

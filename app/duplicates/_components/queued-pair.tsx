import type { ArticleSummary } from "../../../lib/model/stored.ts";
import type { PairWithVerdict } from "../../../lib/usecases/duplicates/with-verdicts.ts";
import type { ListedStory } from "../../../lib/usecases/stories/list-stories.ts";
import { ActionForm } from "../../_components/action-form.tsx";
import { Anchor } from "../../_components/anchor.tsx";
import { PairChoiceBox } from "../../_components/choice/choice-box.tsx";
import { SiglumBadge } from "../../_components/siglum.tsx";
import { StatNumbers } from "../../_components/stat-numbers.tsx";
import conclusionStyles from "../../_components/styles/conclusion.module.css";
import { dateText, number, percent, plural, RELATION_NAMES } from "../../_components/words.ts";
import { StoryLine } from "../../stories/_components/story-line.tsx";
import decisionFormsStyles from "./decision-forms.module.css";
import { DecisionForms } from "./decision-forms.tsx";
import styles from "./queued-pair.module.css";

type Props = {
  flagged: PairWithVerdict & { readonly texts?: number; readonly words?: number };
  letters: ReadonlyMap<number, string>;
  /** The story of each group. */
  stories: ReadonlyMap<number, ListedStory>;
  /** The entry to go on with when this one is decided. */
  next?: string | undefined;
};

/** What an entry of the queue is called in addresses. */
export function entryId({ pair: { aId, bId } }: PairWithVerdict): string {
  return `pair-${aId}-${bId}`;
}

/** One flagged pair: what was found, its three numbers with the next closest case, and what can be done. */
export function QueuedPair({ flagged, letters, stories, next }: Props) {
  const { pair, a, b, verdict, texts = 2 } = flagged;
  const id = entryId(flagged);
  const together = a.groupId === b.groupId;
  const many = together && texts > 2;
  const back = next ? `/duplicates#${next}` : "/duplicates";
  return (
    <article className={styles.pair} id={id} aria-labelledby={`${id}-head`} data-queue tabIndex={-1}>
      <div>
        <p className={styles.kicker}>
          <PairChoiceBox articles={[a, b]} />
          {many ? `one article in ${number(texts)} copies; the most doubtful two` : RELATION_NAMES[pair.relation]}
        </p>
        <h3 className="headline" id={`${id}-head`}>
          {a.headline ?? a.sourceId}
        </h3>
        {b.headline !== null && b.headline !== a.headline && (
          <p className="note">
            The other is headed <span className="said">{b.headline}</span>
          </p>
        )}
        <p className={conclusionStyles.conclusion}>{pair.why.conclusion}</p>
        <ul className={styles.why}>
          <Text article={a} letters={letters} />
          <Text article={b} letters={letters} />
        </ul>
        <p className="note">
          <StoryLine story={stories.get(a.groupId)} outletId={null} />
          {stories.get(b.groupId)?.id === stories.get(a.groupId)?.id ? null : (
            <>
              {" "}
              The other: <StoryLine story={stories.get(b.groupId)} outletId={null} />
            </>
          )}
        </p>
        {verdict === null && <p className="note">{worthText(flagged)}</p>}
      </div>
      <div>
        <StatNumbers numbers={pair.why.numbers.slice(0, 3)} />
        {many ? (
          <GroupForms group={a.groupId} copies={texts} back={back} />
        ) : (
          <DecisionForms flagged={flagged} back={back} />
        )}
        <p className={`actions ${styles.more}`}>
          {together && <Anchor href={`/groups/${a.groupId}`}>See merged</Anchor>}
          <Anchor href={`/compare?ids=${a.id},${b.id}`}>Compare</Anchor>
          {together && verdict === null && <Anchor href={`/groups/${a.groupId}#why`}>Why?</Anchor>}
        </p>
      </div>
    </article>
  );
}

/** Why the entry stands where it stands: how sure the measurement is, and how much text it is about. */
function worthText({ pair, texts = 2, words }: Props["flagged"]): string {
  const sure =
    pair.relation === "rewrite" ? "A rewrite is never merged by rule" : `One article: ${percent(pair.score)} sure`;
  return `${sure}. ${plural(texts, "text")}${words === undefined ? "" : ` of ${plural(words, "word")} or more`}.`;
}

/** A group of several copies is confirmed as a whole; what does not belong is taken out on its own page. */
function GroupForms({ group, copies, back }: { group: number; copies: number; back: string }) {
  return (
    <>
      <p className={`note ${decisionFormsStyles.state}`}>Merged by rule. Nobody has confirmed all of it yet.</p>
      <div className="actions">
        <ActionForm
          action={`/api/v1/groups/${group}/confirm`}
          label={`Confirm all ${number(copies)} as one article`}
          back={back}
          first
          hotkey="c"
        />
        <Anchor className="button" href={`/groups/${group}#takeout`} data-key="x">
          Take copies out <kbd>x</kbd>
        </Anchor>
      </div>
    </>
  );
}

function Text({ article, letters }: { article: ArticleSummary; letters: Props["letters"] }) {
  const date = article.capturedAt ?? article.publishedAt;
  return (
    <li>
      <SiglumBadge letter={(article.outletId === null ? undefined : letters.get(article.outletId)) ?? "?"} />{" "}
      <b>{article.outlet ?? "unknown outlet"}</b>, {plural(article.words, "word")}
      {date && `, ${article.capturedAt ? "page of about " : ""}${dateText(date)}`} ·{" "}
      <Anchor href={`/articles/${article.id}`}>{article.sourceId}</Anchor>
    </li>
  );
}

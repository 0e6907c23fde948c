import type { ArticleSummary } from "../../../../lib/model/stored.ts";
import type { MoveOut } from "../../../../lib/usecases/stories/near-this-story.ts";
import { Link } from "../../../_components/link.tsx";
import { PlainForm } from "../../../_components/plain-form.tsx";
import { plural } from "../../../_components/words.ts";
import styles from "./move-panel.module.css";
import type { StoryParts } from "./story-view.ts";

type Props = StoryParts & { readonly article: ArticleSummary; readonly moveOut: MoveOut; readonly points: number };

/** An article that does not belong here: why it is here, where else it may belong by the same number, and what changes. */
export function MovePanel({ article, moveOut: { nearest, targets }, points, page, view }: Props) {
  const copies = page.articles.filter(({ groupId, id }) => groupId === article.groupId && id !== article.id).length;
  return (
    <PlainForm className={`opened ${styles.panel}`} method="post" action={`/api/v1/stories/${page.story.id}/move`}>
      <input type="hidden" name="return" value={view.to({ view: "articles", move: null })} />
      <input type="hidden" name="articles" value={article.id} />
      <p>
        <b>Why it is here:</b>{" "}
        {nearest
          ? `its words are nearest to “${nearest.article.headline ?? nearest.article.sourceId}” (likeness ${hundredths(nearest.score)} of 100). `
          : "none of its nearest articles stands in this story. "}
        {points > 0 ? `It stands in ${plural(points, "point")}.` : "None of its sentences stands in a point."}
      </p>
      <fieldset>
        <legend>Where does it belong?</legend>
        {targets.map(({ id, name, score }, i) => (
          <label key={id}>
            <input type="radio" name="to" value={id} defaultChecked={i === 0} /> <b>{name}</b>{" "}
            <span className="note">likeness {hundredths(score)} of 100</span>
          </label>
        ))}
        <label>
          <input type="radio" name="to" value="own" defaultChecked={targets.length === 0} /> <b>A story of its own</b>{" "}
          <span className="note">it stands alone until another article joins it</span>
        </label>
      </fieldset>
      <p>
        <b>What changes:</b>{" "}
        {points > 0 ? `its sentences leave ${plural(points, "point")} here. ` : "no point here loses a sentence. "}
        {copies > 0 ? `${plural(copies, "copy goes", "copies go")} along. ` : ""}Later runs keep your choice.
      </p>
      <p className="actions">
        <button className="button primary" type="submit">
          Move it
        </button>
        <Link href={`/articles/${article.id}`}>Read it first</Link>
        <Link href={view.to({ view: "articles", move: null }, `#article-${article.id}`)}>Cancel</Link>
      </p>
    </PlainForm>
  );
}

const hundredths = (score: number) => Math.round(score * 100);

import type { ReadingView } from "../../../../lib/usecases/stories/load-reading-panel.ts";
import type { StoryPage } from "../../../../lib/usecases/stories/load-story.ts";
import type { NearStory } from "../../../../lib/usecases/stories/near-this-story.ts";
import { ActionForm } from "../../../_components/action-form.tsx";
import { FormTarget } from "../../../_components/form-target.tsx";
import { Link } from "../../../_components/link.tsx";
import { PlainForm } from "../../../_components/plain-form.tsx";
import { dayText } from "../../_components/days.ts";
import styles from "./near.module.css";

type Props = { readonly page: StoryPage; readonly here: string };

/** A name of one's own for the story, or the one that a model of one's own proposes, in place. */
export function Rename({ page, here, reading }: Props & { readonly reading: ReadingView | null }) {
  const { id, name } = page.story;
  return (
    <details className={styles.rename} open={reading?.proposed != null && reading.proposed.name !== name}>
      <summary>Rename</summary>
      <PlainForm method="post" action={`/api/v1/stories/${id}`}>
        <FormTarget method="PATCH" back={here} />
        <label htmlFor="story-name">Name of this story</label>
        <input id="story-name" name="name" defaultValue={name} maxLength={120} required />
        <button className="button" type="submit">
          Rename
        </button>
      </PlainForm>
      {reading?.model.on && page.outlets.length > 1 ? <Proposed page={page} here={here} reading={reading} /> : null}
    </details>
  );
}

/** What the model calls the story; it counts when a person takes it. */
function Proposed({ page: { story }, here, reading: { model, proposed } }: Props & { readonly reading: ReadingView }) {
  if (!proposed)
    return (
      <div className="actions">
        <ActionForm
          action={`/api/v1/stories/${story.id}/propose-name`}
          label={`Ask ${model.name} for a name`}
          back={here}
        />
        <span className="note">Headlines and first sentences are sent to {model.address}.</span>
      </div>
    );
  if (proposed.name === story.name) return <p className="note">{proposed.model} would call it the same.</p>;
  if (proposed.name === null)
    return (
      <p className="note">
        {proposed.model} was asked for a name, and what it said was refused: {proposed.refused}.
      </p>
    );
  return (
    <div className="actions">
      <span>
        {proposed.model} would call it “{proposed.name}”. Each of its words stands with two outlets.
      </span>
      <ActionForm
        action={`/api/v1/stories/${story.id}`}
        method="PATCH"
        label="Take this name"
        back={here}
        fields={{ name: proposed.name }}
      />
    </div>
  );
}

/** Stories that may be one with this, as questions; and what was told of the same thing earlier and later. */
export function Near({ page: { near, story }, here }: Props) {
  const { maybe, earlier, later } = near;
  if (maybe.length + earlier.length + later.length === 0) return null;
  return (
    <div className={styles.near}>
      {maybe.slice(0, 2).map((other) => (
        <div key={other.id} className={styles.question}>
          <p>
            This and <Named other={other} quoted /> may be one story. Join them?{" "}
            <span className="note">
              Likeness of their closest articles: {hundredths(other.best)} of 100; of all pairs{" "}
              {hundredths(other.average)}.
            </span>
          </p>
          <div className="actions">
            <ActionForm
              action={`/api/v1/stories/${story.id}/join`}
              label="Join as one story"
              back={here}
              fields={{ other: other.id }}
            />
            <ActionForm
              action={`/api/v1/stories/${story.id}/keep-apart`}
              label="Keep apart"
              back={here}
              fields={{ other: other.id }}
            />
          </div>
        </div>
      ))}
      <Thread name="Earlier" stories={earlier} />
      <Thread name="Later" stories={later} />
    </div>
  );
}

function Thread({ name, stories }: { name: string; stories: readonly NearStory[] }) {
  if (stories.length === 0) return null;
  return (
    <p className={styles.thread}>
      {name}:{" "}
      {stories.map((other, i) => (
        <span key={other.id}>
          {i === 0 ? "" : " · "}
          <Named other={other} />
        </span>
      ))}
    </p>
  );
}

/** The date is part of the link: behind it, it would stand on a line of its own on a narrow page. */
function Named({ other: { id, name, from }, quoted = false }: { other: NearStory; quoted?: boolean }) {
  return (
    <Link href={`/stories/${id}`}>
      {quoted ? `“${name}”` : name}
      {from ? `, ${dayText(from)}` : ""}
    </Link>
  );
}

const hundredths = (score: number) => Math.round(score * 100);

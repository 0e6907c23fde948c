import Link from "next/link";
import type { StoryPage } from "../../../../lib/usecases/stories/load-story.ts";
import type { NearStory } from "../../../../lib/usecases/stories/near-this-story.ts";
import { ActionForm } from "../../../_components/action-form.tsx";
import { FormTarget } from "../../../_components/form-target.tsx";
import { dayText } from "../../_components/days.ts";
import styles from "./near.module.css";

type Props = { readonly page: StoryPage; readonly here: string };

/** A name of one's own for the story, in place. */
export function Rename({ page, here }: Props) {
  return (
    <details className={styles.rename}>
      <summary>Rename</summary>
      <form method="post" action={`/api/v1/stories/${page.story.id}`}>
        <FormTarget method="PATCH" back={here} />
        <label htmlFor="story-name">Name of this story</label>
        <input id="story-name" name="name" defaultValue={page.story.name} maxLength={120} required />
        <button className="button" type="submit">
          Rename
        </button>
      </form>
    </details>
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
            May be one story with <Named other={other} />: join?{" "}
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

function Named({ other: { id, name, from } }: { other: NearStory }) {
  return (
    <>
      <Link href={`/stories/${id}`}>{name}</Link>
      {from ? `, ${dayText(from)}` : ""}
    </>
  );
}

const hundredths = (score: number) => Math.round(score * 100);

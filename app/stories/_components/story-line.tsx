import type { ListedStory } from "../../../lib/usecases/stories/list-stories.ts";
import { Link } from "../../_components/link.tsx";
import { plural } from "../../_components/words.ts";
import { loneText } from "./lone-text.ts";

type Props = {
  /** The article's story; absent while it is being placed. */
  readonly story: ListedStory | null | undefined;
  /** The article's outlet, where it is known: it is one of those counted. */
  readonly outletId: number | null;
};

/** Which story an article stands in, and how many outlets tell it; nothing while it is not placed. */
export function StoryLine({ story, outletId }: Props) {
  if (!story) return null;
  if (story.texts < 2) return <>{loneText(story.articles)}</>;
  const outlets = story.outlets.filter((outlet) => outlet.outletId !== null).length;
  return (
    <>
      Story: <Link href={`/stories/${story.id}`}>{story.name}</Link>,{" "}
      {outletId === null || outlets < 2
        ? `told by ${plural(story.texts, "independent text")}`
        : `1 of ${plural(outlets, "outlet")} on it`}
    </>
  );
}

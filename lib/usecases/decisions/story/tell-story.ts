import { GONE, type TellingPart } from "../../../model/telling.ts";
import type { KindOfDecision } from "../kind.ts";

/** Articles that a sentence names; of more it says how many. */
const MOST_NAMED = 4;

/** What a person decided about stories. */
export const tellStory: KindOfDecision<"story">["tell"] = ({ verdict, detail }, articles) => {
  const { story, other, names, name, before } = detail;
  const own = named(story, names?.story);
  const second = named(other, names?.other);
  switch (verdict) {
    case "moved":
      return [...listed(articles), " moved to the story ", second, "."];
    case "taken-out":
      return [...listed(articles), " taken out of the story ", own, " into one of its own."];
    case "joined":
      return ["The stories ", own, " and ", second, " were joined as one event."];
    case "kept-apart":
      return ["The stories ", own, " and ", second, " were kept apart as two events."];
    case "renamed":
      return [
        "The story ",
        { quote: before?.name ?? names?.story ?? "without a name" },
        " was renamed ",
        named(story, name),
        ".",
      ];
    default:
      return ["The story ", own, ` was decided on: ${verdict}.`];
  }
};

function named(id: number | undefined, name: string | undefined): TellingPart {
  const words = name ?? (id === undefined ? "that is gone" : `story ${id}`);
  return id === undefined ? { quote: words } : { name: words, href: `/stories/${id}` };
}

/** "A was", "A and B were", "A, B, C, D and 3 more were". */
function listed(articles: readonly TellingPart[]): TellingPart[] {
  const shown = articles.length > 0 ? articles.slice(0, MOST_NAMED) : [GONE];
  const more = Math.max(0, articles.length - shown.length);
  const parts = more > 0 ? [...shown, `${more} more`] : shown;
  const between = (at: number) => (at === 0 ? [] : [at === parts.length - 1 ? " and " : ", "]);
  const list = parts.flatMap((part, at) => [...between(at), part]);
  return [...list, parts.length === 1 ? " was" : " were"];
}

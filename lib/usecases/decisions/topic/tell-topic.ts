import type { TellingPart } from "../../../model/telling.ts";
import type { KindOfDecision } from "../kind.ts";

/** A choice about topics: made, merged, split, renamed, hidden, shown, or a row renamed. */
export const tellTopic: KindOfDecision<"topic">["tell"] = ({ detail, verdict }) => {
  const { topic, name, before, made } = detail;
  const named = (words: string | undefined, id = topic): TellingPart => ({
    name: words ?? `topic ${id}`,
    href: `/topics/${id}`,
  });
  switch (verdict) {
    case "own-words":
      return ["The topic ", named(name), " was made from a reader’s words."];
    case "merged":
      return ["The topic ", { quote: before?.other ?? "" }, " was merged into ", named(name), "."];
    case "split":
      return [
        "Rows of the topic ",
        named(before?.name),
        " were taken out into a topic of their own, ",
        named(name, made),
        ".",
      ];
    case "row-renamed":
      return [
        "A row, ",
        { quote: before?.name ?? "" },
        ", was renamed ",
        { quote: name ?? "" },
        " in ",
        { name: "its topic", href: `/topics/${topic}` },
        ".",
      ];
    case "hidden":
    case "shown":
      return ["The topic ", named(before?.name), ` was ${verdict === "hidden" ? "hidden" : "shown again"}.`];
    default:
      return ["The topic ", { quote: before?.name ?? "" }, " was renamed ", named(name), "."];
  }
};

import type { Teller, TellingPart } from "../../model/telling.ts";

/** Copies taken out of a group, those that went and those that stayed; or all copies confirmed. */
export const tellGroupDecision: Teller = ({ verdict, detail }, articles) => {
  if (verdict === "confirmed") return ["The copies ", ...listed(articles), " were confirmed as one article."];
  const { out = 1 } = detail as { out?: number };
  const went = articles.slice(0, out);
  return [
    ...listed(went),
    went.length === 1 ? " was taken out of the group of " : " were taken out of the group of ",
    ...listed(articles.slice(out)),
    ".",
  ];
};

function listed(names: readonly TellingPart[]): TellingPart[] {
  return names.flatMap((name, at) => (at === 0 ? [name] : [at === names.length - 1 ? " and " : ", ", name]));
}

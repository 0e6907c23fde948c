import type { FirstPage } from "../../../lib/usecases/installation/load-first-page.ts";

/** Where each of the three jobs can be done in this collection, as addresses. */
export type JobPlaces = { readonly merged: string; readonly claims: string; readonly framing: string };

/** The places that the first page leads to: the flagged pair and the first story or topic, else the lists. */
export function jobPlaces(page: FirstPage): JobPlaces {
  if (page.kind === "stories") {
    const story = page.stories[0]?.id;
    return {
      merged: page.copiesGroup === null ? "/duplicates" : `/groups/${page.copiesGroup}`,
      claims: story === undefined ? "/stories" : `/stories/${story}`,
      framing: story === undefined ? "/framing" : `/framing?story=${story}`,
    };
  }
  const topic = page.matrix[0]?.topic;
  return {
    merged: page.flag ? pairAddress(page.flag) : "/duplicates",
    claims: topic === undefined ? "/topics" : `/topics/${topic}`,
    framing: topic === undefined ? "/framing" : `/framing?topic=${topic}`,
  };
}

/** Two articles of one group are read as one text, others side by side. */
function pairAddress({ a, b }: { a: { id: number; groupId: number }; b: { id: number; groupId: number } }): string {
  return a.groupId === b.groupId ? `/groups/${a.groupId}` : `/compare?ids=${a.id},${b.id}`;
}

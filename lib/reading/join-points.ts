import type { Differ, ReadPoint } from "../model/reading.ts";
import { placeKey, type QuestionPart } from "./plan-parts.ts";

/** What was read in one part: its points, and the sentences that stood in it. */
export type ReadPart = { readonly points: readonly ReadPoint[]; readonly part: QuestionPart };

type Joined = { sentences: Map<string, ReadPoint["sentences"][number]>; differ: Differ };

/**
 * The points of a story that was read in parts. Two points of different parts are one where they share two sentences, or one sentence and no two others
 * that stood before the model together and were not gathered: of a sentence that says two things it made two points, and these stay two.
 */
export function joinPoints(parts: readonly ReadPart[]): ReadPoint[] {
  const joined: Joined[] = [];
  for (const { points } of parts) {
    // Within one answer nothing is joined: the model had all of it before it.
    const before = joined.length;
    for (const point of points) {
      const own = new Map(point.sentences.map((place) => [placeKey(place), place]));
      const into = joined.slice(0, before).find((other) => isOne(other, own, parts));
      if (!into) joined.push({ sentences: own, differ: point.differ });
      else {
        for (const [key, place] of own) into.sentences.set(key, place);
        if (into.differ === "none" || into.differ === "wording") into.differ = point.differ;
      }
    }
  }
  return joined.map(({ sentences, differ }) => ({ sentences: [...sentences.values()], differ }));
}

function isOne(one: Joined, other: ReadonlyMap<string, unknown>, parts: readonly ReadPart[]): boolean {
  const shared = [...other.keys()].filter((key) => one.sentences.has(key));
  if (shared.length === 0) return false;
  if (shared.length > 1 || shared.length === other.size || shared.length === one.sentences.size) return true;
  const left = [...one.sentences.keys()].filter((key) => !other.has(key));
  const right = [...other.keys()].filter((key) => !one.sentences.has(key));
  const met = (x: string, y: string) => parts.some(({ part }) => part.has(x) && part.has(y));
  return !left.some((x) => right.some((y) => met(x, y)));
}

import type { Differ, ReadPoint } from "../model/reading.ts";
import { placeKey, type QuestionPart } from "./plan-parts.ts";

/** What was read in one part: its points, and the sentences that stood in it. */
export type ReadPart = { readonly points: readonly ReadPoint[]; readonly part: QuestionPart };

type Joined = { sentences: Map<string, ReadPoint["sentences"][number]>; differ: Differ };

/** The share of pairs that a model saw and did not gather up to which two points that share two sentences are one. */
const MOST_APART = 0.2;

/**
 * The points of a story that was read in parts. Points of different parts are one where they share a sentence, and no two others of them stood before the
 * model together without being gathered: of a sentence that says two things it made two points, and these stay two.
 */
export function joinPoints(parts: readonly ReadPart[]): ReadPoint[] {
  const isApart = apartIn(parts);
  const joined: Joined[] = [];
  for (const { points } of parts) {
    // Within one answer nothing is joined: the model had all of it before it.
    const before = joined.length;
    for (const point of points) {
      const own = new Map(point.sentences.map((place) => [placeKey(place), place]));
      const into = joined.slice(0, before).find((other) => isOne(other, own, isApart));
      if (into) add(into, own, point.differ);
      else joined.push({ sentences: own, differ: point.differ });
    }
  }
  return joined.map(({ sentences, differ }) => ({ sentences: [...sentences.values()], differ }));
}

/** Whether two sentences stood before the model together, and no point of any part holds both. */
function apartIn(parts: readonly ReadPart[]): (x: string, y: string) => boolean {
  const points = parts.flatMap((part) => part.points);
  const gathered = new Set(
    points.flatMap(({ sentences }) => {
      const keys = sentences.map(placeKey);
      return keys.flatMap((x) => keys.map((y) => `${x} ${y}`));
    }),
  );
  return (x, y) => !gathered.has(`${x} ${y}`) && parts.some(({ part }) => part.has(x) && part.has(y));
}

function add(into: Joined, sentences: Joined["sentences"], differ: Differ): void {
  for (const [key, place] of sentences) into.sentences.set(key, place);
  if (into.differ === "none" || into.differ === "wording") into.differ = differ;
}

const textOf = (key: string) => key.slice(0, key.lastIndexOf(":"));

function isOne(one: Joined, other: ReadonlyMap<string, unknown>, isApart: (x: string, y: string) => boolean): boolean {
  const shared = [...other.keys()].filter((key) => one.sentences.has(key)).length;
  if (shared === 0) return false;
  const left = [...one.sentences.keys()].filter((key) => !other.has(key));
  const right = [...other.keys()].filter((key) => !one.sentences.has(key));
  const pairs = left.flatMap((x) => right.filter((y) => textOf(x) !== textOf(y)).map((y) => [x, y] as const));
  const apart = pairs.filter(([x, y]) => isApart(x, y)).length;
  return apart === 0 || (shared > 1 && apart <= MOST_APART * pairs.length);
}

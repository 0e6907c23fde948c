import { DIFFERS, type Differ, type ReadPoint, type RefusedPart, type SentencePlace } from "../model/reading.ts";
import { answerObject } from "./answer-object.ts";
import type { PointsQuestion } from "./points-question.ts";

/** Sentences of a point from which on its size is looked at, and the share of all that are asked about from which it says nothing. */
const LARGE = 12;
const LARGE_SHARE = 0.4;

/** What is taken of an answer, and what is refused of it. */
export type CheckedPoints = { readonly points: readonly ReadPoint[]; readonly refused: readonly RefusedPart[] };

/**
 * Takes from an answer to a question of points what can be true of it: numbers that were asked about, of at least two outlets. A point with one
 * number that stands for nothing is refused whole, because its other numbers are guesses as well. Nothing else of the answer is used.
 */
export function checkPoints(answer: string, question: PointsQuestion): CheckedPoints {
  const given = answerObject(answer, "points")?.points;
  if (!Array.isArray(given)) return { points: [], refused: [{ reason: "no-object", what: "", point: null }] };
  const points: ReadPoint[] = [];
  const refused: RefusedPart[] = [];
  const seen = new Set<string>();
  for (const [at, one] of given.entries()) {
    if (at >= question.places.size) {
      refused.push({ reason: "too-many", what: String(given.length), point: at });
      break;
    }
    const checked = checkPoint(one, question);
    if ("reason" in checked) {
      refused.push({ ...checked, point: at });
      continue;
    }
    const key = checked.numbers.join(" ");
    if (seen.has(key)) {
      refused.push({ reason: "repeated", what: key, point: at });
      continue;
    }
    seen.add(key);
    const differ = differOf(one);
    if (differ === null)
      refused.push({ reason: "differ", what: shown((one as { differ: unknown }).differ), point: at });
    points.push({ sentences: checked.places, differ: differ ?? "none" });
  }
  return { points, refused };
}

type Wrong = Omit<RefusedPart, "point">;

function checkPoint(
  point: unknown,
  { places, articles }: PointsQuestion,
): Wrong | { readonly numbers: readonly string[]; readonly places: readonly SentencePlace[] } {
  const given = typeof point === "object" && point !== null ? (point as { sentences?: unknown }).sentences : null;
  if (!Array.isArray(given) || given.length === 0) return { reason: "shape", what: shown(point) };
  const numbers = new Set<string>();
  for (const each of given) {
    const number =
      typeof each === "string"
        ? each
            .trim()
            .replace(/^\[(.*)\]$/, "$1")
            .toUpperCase()
        : null;
    if (number === null) return { reason: "shape", what: shown(each) };
    if (!places.has(number)) return { reason: "no-sentence", what: shown(number) };
    numbers.add(number);
  }
  if (numbers.size < 2) return { reason: "one-sentence", what: [...numbers].join(", ") };
  if (numbers.size > LARGE && numbers.size > LARGE_SHARE * places.size)
    return { reason: "too-large", what: String(numbers.size) };
  const sorted = [...numbers].sort((x, y) => x.localeCompare(y, "en", { numeric: true }));
  const outlets = new Set(
    sorted.map((number) => {
      const letter = number.replace(/\d+$/, "");
      return articles.get(letter)?.outlet?.toLowerCase() ?? letter;
    }),
  );
  if (outlets.size < 2) return { reason: "one-outlet", what: sorted.join(", ") };
  return { numbers: sorted, places: sorted.flatMap((number) => places.get(number) ?? []) };
}

/** In what the model says the point differs; null where it says something that was not asked for. */
function differOf(point: unknown): Differ | null {
  const { differ } = point as { differ?: unknown };
  if (differ === undefined || differ === null) return "none";
  return DIFFERS.find((known) => known === differ) ?? null;
}

/** The beginning of something refused, for a person to find it again. */
function shown(value: unknown): string {
  return (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).slice(0, 40);
}

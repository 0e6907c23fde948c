import { isExcerpt } from "../model/article.ts";
import type { ArticleSummary } from "../model/stored.ts";

/** Words outside the body must differ by more than this share to decide: hyphens alone move the count by a few. */
const CLEARLY_FEWER = 0.1;
/** A body with more than this share more words is the more complete one: an excerpt of 200 words must not lead a text of 3,000. */
const MORE_COMPLETE = 0.1;

/** What the choice of a lead copy looks at. */
export type LeadCandidate = Pick<
  ArticleSummary,
  "id" | "words" | "bodyWords" | "remarks" | "publishedAt" | "capturedAt" | "outlet" | "headline" | "author" | "url"
>;

/**
 * The copy that stands for its group, and why in words: the latest version of what an address shows (`earlier` are the others), no excerpt, then the more complete body, then clearly
 * fewer words outside the body, then the earliest date, then the most complete metadata, then the first imported.
 */
export function leadOf(
  copies: readonly LeadCandidate[],
  earlier: ReadonlySet<number> = new Set(),
): { lead: number; why: string } {
  const latest = copies.filter(({ id }) => !earlier.has(id));
  const candidates = latest.length > 0 ? latest : copies;
  const [first, ...rest] = candidates.toSorted((a, b) => a.id - b.id);
  if (!first) throw new RangeError("A group has at least one copy.");
  const only = copies.length > 1 ? "It is the latest version of what its address shows." : "It is the only copy.";
  let best = { copy: first, why: only };
  for (const copy of rest) best = better(best.copy, copy);
  return { lead: best.copy.id, why: best.why };
}

function better(a: LeadCandidate, b: LeadCandidate): { copy: LeadCandidate; why: string } {
  const [cutA, cutB] = [isExcerpt(a), isExcerpt(b)];
  if (cutA !== cutB) return { copy: cutA ? b : a, why: "The other copy is an excerpt only." };
  const [bodyA, bodyB] = [a.bodyWords, b.bodyWords];
  if (Math.abs(bodyA - bodyB) > MORE_COMPLETE * Math.min(bodyA, bodyB)) {
    return {
      copy: bodyA > bodyB ? a : b,
      why: `Its text is more complete: ${Math.max(bodyA, bodyB)} words against ${Math.min(bodyA, bodyB)}.`,
    };
  }
  const [restA, restB] = [a.words - a.bodyWords, b.words - b.bodyWords];
  if (Math.abs(restA - restB) > CLEARLY_FEWER * Math.max(restA, restB)) {
    return {
      copy: restA < restB ? a : b,
      why: `It has clearly fewer words outside the article: ${Math.min(restA, restB)} against ${Math.max(restA, restB)}.`,
    };
  }
  const tie = `Words outside the article nearly tie (${restA} and ${restB})`;
  const [dateA, dateB] = [a.capturedAt ?? a.publishedAt, b.capturedAt ?? b.publishedAt];
  if (dateA && dateB && dateA !== dateB)
    return { copy: dateA < dateB ? a : b, why: `${tie}, so the earlier page is shown.` };
  const [knownA, knownB] = [known(a), known(b)];
  if (knownA !== knownB)
    return { copy: knownA > knownB ? a : b, why: `${tie}, so the copy of which more is known is shown.` };
  return { copy: a, why: `${tie}, so the copy that was imported first is shown.` };
}

function known(copy: LeadCandidate): number {
  return [copy.publishedAt, copy.capturedAt, copy.outlet, copy.headline, copy.author, copy.url].filter(
    (value) => value !== null,
  ).length;
}

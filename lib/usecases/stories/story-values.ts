import { findClaims } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { findLinks } from "../../db/links.ts";
import { findDifferingRows } from "../../db/story-lists.ts";
import type { CitedClaim } from "../../model/claim.ts";
import { grouped } from "../../model/grouped.ts";
import { type DifferenceKind, differencesIn } from "../../stories/row-differences.ts";
import type { ListedStory, OutletInStory } from "./list-stories.ts";

/** Differences that a line of a list tells with their values. */
const MOST_TOLD = 2;
/** Values of one difference that a line has room for. */
const MOST_VALUES = 3;

/** A value in the line of a story, with the outlets that give it, in the order of their letters. */
export type ListedValue = {
  readonly words: string;
  /** Whether the words are an outlet's own. */
  readonly quoted: boolean;
  readonly outlets: readonly Pick<OutletInStory, "letter" | "outlet">[];
};

/** Where the outlets of a story differ, with the values, as a line of a list tells it. */
export type ListedDifference = {
  /** What a denial is: its first value is denied by the outlets of its second. */
  readonly kind: DifferenceKind;
  /** The name of the row. */
  readonly point: string;
  readonly values: readonly ListedValue[];
  readonly more: number;
};

/** A story with the values that differ most in it: two at most, of two kinds, strongest first; none where it has no row that shows them. */
export type StoryWithValues = ListedStory & { readonly told: readonly ListedDifference[] };

/** Adds to listed stories the values in which their outlets differ most. */
export async function withValues(stories: readonly ListedStory[]): Promise<StoryWithValues[]> {
  const db = database();
  const several = stories.filter(({ differences }) => differences.length > 0).map(({ id }) => id);
  if (several.length === 0) return stories.map((story) => ({ ...story, told: [] }));
  const rows = await findDifferingRows(db, several, MOST_TOLD);
  const ids = rows.flatMap(({ claims }) => claims);
  const claims = new Map((await findClaims(db, { ids })).map((claim) => [claim.id, claim]));
  const links = await findLinks(db, ids);
  const byStory = grouped(rows, ({ storyId }) => storyId);
  return stories.map((story) => {
    const told = new Map<DifferenceKind, ListedDifference>();
    for (const row of byStory.get(story.id) ?? []) {
      const own = row.claims.flatMap((id) => claims.get(id) ?? []);
      const inside = links.filter(({ a, b }) => row.claims.includes(a) && row.claims.includes(b));
      for (const { kind, values } of differencesIn(own, inside))
        if (!told.has(kind))
          told.set(kind, {
            kind,
            point: row.name,
            values: values.slice(0, MOST_VALUES).map(({ words, quoted, claims: givers }) => ({
              words,
              quoted,
              outlets: outletsOf(
                own.filter(({ id }) => givers.includes(id)),
                story,
              ),
            })),
            more: Math.max(0, values.length - MOST_VALUES),
          });
    }
    return { ...story, told: [...told.values()].slice(0, MOST_TOLD) };
  });
}

function outletsOf(claims: readonly CitedClaim[], { outlets }: ListedStory): ListedValue["outlets"] {
  const ids = new Set(claims.map(({ outletId }) => outletId));
  return outlets
    .filter(({ outletId }) => ids.has(outletId))
    .toSorted((a, b) => a.letter.length - b.letter.length || a.letter.localeCompare(b.letter));
}

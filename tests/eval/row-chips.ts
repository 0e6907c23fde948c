import { alignStory } from "../../lib/claims/row/story-rows.ts";
import type { LinkRelation } from "../../lib/model/claim.ts";
import { type ReadEvent, readRows } from "./row-events.ts";

/** Chips that tell a difference, with the word that readers use for it. */
const CHIPS: readonly (readonly [LinkRelation, string, string])[] = [
  ["figures-differ", "figures differ", "figures"],
  ["asserted-denied", "denied", "denied"],
  ["dates-differ", "dates differ", "dates"],
];

/**
 * Chips on rows of the events of the set of rows: how many are shown, how many of them a reader calls so at a point that holds two sentences of
 * the row, and how many of the points that readers call so have one.
 */
export function measureChips(folder: string, part: "dev" | "train"): Record<string, number> {
  const tally = CHIPS.map(() => ({ shown: 0, right: 0, called: 0, found: 0 }));
  for (const event of readRows(folder, part) ?? []) {
    const { rows, links } = alignStory({
      claims: event.claims,
      sentences: event.stored,
      headlines: event.titles,
      decisions: { confirmed: [], rejected: [] },
    });
    for (const [i, [relation, word]] of CHIPS.entries()) {
      const chipped = rows
        .map(({ claims }) => new Set(claims))
        .filter((own) =>
          links.some(
            ({ a, b, evidence }) => own.has(a) && own.has(b) && evidence.some((each) => each.relation === relation),
          ),
        )
        .map((own) => placesOf(event, own));
      const points = event.points.filter((point) => point.relation === word).map(({ sentences }) => new Set(sentences));
      const meets = (row: ReadonlySet<string>, point: ReadonlySet<string>) =>
        [...row].filter((place) => point.has(place)).length >= 2;
      const own = tally[i];
      if (!own) continue;
      own.shown += chipped.length;
      own.right += chipped.filter((row) => points.some((point) => meets(row, point))).length;
      own.called += points.length;
      own.found += points.filter((point) => chipped.some((row) => meets(row, point))).length;
    }
  }
  return Object.fromEntries(
    CHIPS.flatMap(([, , name], i) => Object.entries(tally[i] ?? {}).map(([what, count]) => [`${name}.${what}`, count])),
  );
}

/** Where in the set the sentences of these claims stand. */
function placesOf({ sentences, places }: ReadEvent, claims: ReadonlySet<number>): Set<string> {
  return new Set(
    sentences.flatMap((each, i) => (each.claims.some(({ id }) => claims.has(id)) ? (places[i] ?? []) : [])),
  );
}

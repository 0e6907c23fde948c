/**
 * One construction of a list that is tried in order; the first that gives an answer decides. `example` is a sentence it
 * reads, with what it finds in [brackets], and none where it finds nothing; tests/unit/claims/attribution holds every
 * example to its construction. To add a construction, add one entry and one golden case.
 */
export type Construction<Place, Answer> = {
  readonly example: string;
  /** The answer, or null where the words at the place are not of this construction. */
  readonly read: (place: Place) => Answer | null;
};

/** What the first construction that fits makes of the place, and which it was; null where none fits. */
export function firstFitting<Place, Answer>(
  constructions: readonly Construction<Place, Answer>[],
  place: Place,
): { readonly answer: Answer; readonly construction: Construction<Place, Answer> } | null {
  for (const construction of constructions) {
    const answer = construction.read(place);
    if (answer !== null) return { answer, construction };
  }
  return null;
}

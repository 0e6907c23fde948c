import type { CitedClaim } from "./claim.ts";

/** Where a claim stands, whatever its number: what a person's choice binds to. `key` is exact, the rest finds the claim when a later reading cuts it a little differently. */
export type ClaimPlace = { readonly key: string; readonly text: string; readonly start: number; readonly end: number };

/** Share of the shorter span from which two spans of one text are the same claim, cut differently. */
const SAME_CLAIM = 0.6;

type PlacedClaim = Pick<CitedClaim, "id" | "key" | "textSha256" | "span">;

/** Where a claim stands, as a decision keeps it. */
export function claimPlaceOf({ key, textSha256, span }: Omit<PlacedClaim, "id">): ClaimPlace {
  return { key, text: textSha256, start: span.start, end: span.end };
}

/**
 * Finds the claim at a place: the one with its key, else the one of the same text that overlaps it most, or null. A later version
 * may begin a claim one word further on; a choice that was bound to the key alone would be lost then.
 */
export function claimFinder<C extends PlacedClaim>(claims: readonly C[]): (place: ClaimPlace) => C | null {
  const byKey = new Map(claims.toReversed().map((claim) => [claim.key, claim]));
  const byText = new Map<string, C[]>();
  for (const claim of claims) byText.set(claim.textSha256, [...(byText.get(claim.textSha256) ?? []), claim]);
  return (place) => {
    const exact = byKey.get(place.key);
    if (exact) return exact;
    let best: { claim: C; share: number } | null = null;
    for (const claim of byText.get(place.text) ?? []) {
      const common = Math.min(claim.span.end, place.end) - Math.max(claim.span.start, place.start);
      const share = common / Math.max(1, Math.min(claim.span.end - claim.span.start, place.end - place.start));
      if (share >= SAME_CLAIM && share > (best?.share ?? 0)) best = { claim, share };
    }
    return best?.claim ?? null;
  };
}

/** How far two readers agree on the claims that both coded. */
export type Agreement = {
  /** Claims that both coded. */
  readonly claims: number;
  readonly agreed: number;
  /** Agreement that chance alone would give, from how often each reader uses each code; 0 to 1. */
  readonly byChance: number;
  /** Null where too few claims say anything, or where both used one code throughout and chance explains it all. */
  readonly kappa: { readonly value: number; readonly low: number; readonly high: number } | null;
  /** How often the first reader gave `a` and the second `b`, codes in the codebook's order. */
  readonly table: readonly { readonly a: string; readonly b: string; readonly claims: number }[];
};

/** Below this, one claim coded otherwise moves kappa by a tenth or more, so no kappa is given. */
export const FEWEST_CODED = 20;
/** Standard errors on either side that hold the value in 95 of 100 such samples. */
const Z95 = 1.96;

/**
 * Cohen's kappa (Cohen 1960): of the agreement that chance leaves open, the share that was reached. The range is the large-sample one of
 * that paper, with the expected agreement taken as known. `given` holds both readers' codes claim by claim.
 */
export function agreementOf(given: readonly (readonly [string, string])[], codes: readonly string[]): Agreement {
  const claims = given.length;
  const agreed = given.filter(([a, b]) => a === b).length;
  const share = (side: 0 | 1, code: string) => given.filter((pair) => pair[side] === code).length / Math.max(1, claims);
  const byChance = codes.reduce((sum, code) => sum + share(0, code) * share(1, code), 0);
  const table = codes.flatMap((a) =>
    codes.map((b) => ({ a, b, claims: given.filter((pair) => pair[0] === a && pair[1] === b).length })),
  );
  return {
    claims,
    agreed,
    byChance,
    kappa: claims < FEWEST_CODED || byChance === 1 ? null : kappaOf(agreed / claims, byChance, claims),
    table,
  };
}

function kappaOf(observed: number, byChance: number, claims: number): NonNullable<Agreement["kappa"]> {
  const value = (observed - byChance) / (1 - byChance);
  const error = Math.sqrt((observed * (1 - observed)) / claims) / (1 - byChance);
  return { value, low: Math.max(-1, value - Z95 * error), high: Math.min(1, value + Z95 * error) };
}

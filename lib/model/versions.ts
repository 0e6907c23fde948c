/**
 * Version of each step's algorithm, stored with every row that it derives.
 * Raise one when its results change: `parallax rebuild` re-runs what is stale.
 */
export const VERSIONS = { roles: 7, similarity: 6, claims: 13, links: 11, framing: 5, stories: 4 } as const;

import type { Database } from "../../db/client.ts";
import { findLinkDecisions } from "../../db/decisions.ts";
import type { CitedClaim } from "../../model/claim.ts";
import { claimFinder } from "../../model/claim-place.ts";

/** The pairs of these claims that people confirmed and rejected, by their ids. */
export async function linkDecisions(
  db: Database,
  claims: readonly CitedClaim[],
): Promise<{ confirmed: [number, number][]; rejected: [number, number][] }> {
  const byKey = new Map(claims.map((claim) => [claim.key, claim.id]));
  const find = claimFinder(claims);
  const verdicts = { confirmed: [] as [number, number][], rejected: [] as [number, number][] };
  const decisions = await findLinkDecisions(db, {
    texts: claims.map((claim) => claim.textSha256),
    keys: [...byKey.keys()],
  });
  for (const { subject, verdict, detail } of decisions) {
    const { places } = detail;
    const [one, other] = places
      ? places.map((place) => find(place)?.id)
      : subject.split(" ").map((key) => byKey.get(key));
    if (one === undefined || other === undefined) continue;
    if (verdict === "confirmed" || verdict === "rejected")
      verdicts[verdict].push([Math.min(one, other), Math.max(one, other)]);
  }
  return verdicts;
}

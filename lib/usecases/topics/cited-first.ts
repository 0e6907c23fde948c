import type { CitedClaim } from "../../model/claim.ts";

type Led<A> = { readonly leads: readonly A[] };

/**
 * Columns with the articles first that most of these claims come from: the others of an outlet may have nothing to do with them, so that its
 * head must not name one of those. `cited` are the articles with claims, of each column the most quoted first, or its first where it has none.
 */
export function citedFirst<A extends { readonly id: number }, C extends Led<A>>(
  columns: readonly (C & Led<A>)[],
  claims: readonly Pick<CitedClaim, "articleId">[],
): { columns: C[]; cited: A[] } {
  const counts = new Map<number, number>();
  for (const { articleId } of claims) counts.set(articleId, (counts.get(articleId) ?? 0) + 1);
  const claimsOf = ({ id }: A) => counts.get(id) ?? 0;
  const ordered = columns.map((column) => ({
    ...column,
    leads: column.leads.toSorted((a, b) => claimsOf(b) - claimsOf(a)),
  }));
  const cited = ordered.flatMap(({ leads }) => {
    const own = leads.filter((lead) => claimsOf(lead) > 0);
    return own.length > 0 ? own : leads.slice(0, 1);
  });
  return { columns: ordered, cited };
}

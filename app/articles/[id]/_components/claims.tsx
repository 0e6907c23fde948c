import Link from "next/link";
import type { ArticlePage } from "../../../../lib/usecases/load-article.ts";
import { plural } from "../../../_components/words.ts";

/** Every claim read from the body, with who says it and what other outlets say on the matter. */
export function Claims({ page }: { page: ArticlePage }) {
  if (page.claims.length === 0) return <p className="said">No claims were read from this text.</p>;
  return (
    <ol className="claim-list">
      {page.claims.map((claim) => {
        const elsewhere = page.elsewhere.filter((link) => link.claim.id === claim.id);
        return (
          <li key={claim.id} className="claim">
            <p className="spk">
              {claim.speaker ? (
                <>
                  said by <b className="who">{claim.speaker}</b>
                  {claim.via ? `, via ${claim.via}` : ""}
                </>
              ) : (
                <b className="who">in its own words</b>
              )}
              {claim.hedges.length > 0 ? " · hedged" : ""}
              {claim.negated ? " · negated" : ""}
            </p>
            <blockquote className="said">{claim.quote}</blockquote>
            <p className="ft">
              <Link href={`/claims/${claim.id}`}>chain and context</Link>
              {elsewhere.length > 0 ? <span>{plural(elsewhere.length, "claim")} of other outlets on this matter</span> : null}
            </p>
          </li>
        );
      })}
    </ol>
  );
}

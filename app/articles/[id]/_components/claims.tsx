import Link from "next/link";
import type { ArticlePage } from "../../../../lib/usecases/load-article.ts";
import { SpeakerLine } from "../../../_components/speaker-line.tsx";
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
            <SpeakerLine claim={claim}>
              {claim.hedges.length > 0 ? " · hedged" : ""}
              {claim.negated ? " · negated" : ""}
            </SpeakerLine>
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

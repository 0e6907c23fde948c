import type { ArticlePage } from "../../../../lib/usecases/articles/load-article.ts";
import { CopyQuote } from "../../../_components/copy-quote.tsx";
import { Link } from "../../../_components/link.tsx";
import { SpeakerForm } from "../../../_components/speaker-form.tsx";
import { SpeakerLine } from "../../../_components/speaker-line.tsx";
import { plural } from "../../../_components/words.ts";
import { ClaimElsewhere } from "./also-in.tsx";
import styles from "./claims.module.css";
import voicesStyles from "./voices.module.css";

/** Every claim read from the body, with who says it and what other outlets say on the matter; a wrong speaker is corrected on the spot. */
export function Claims({ page }: { page: ArticlePage }) {
  if (page.claims.length === 0) return <p className={voicesStyles.lead}>{whyNone(page)}</p>;
  const back = `/articles/${page.article.id}?view=claims`;
  return (
    <ol className={styles.claims}>
      {page.claims.map((claim) => {
        const elsewhere = page.elsewhere.filter((each) => each.claim.id === claim.id);
        return (
          <li key={claim.id} id={`c${claim.id}`} data-quote>
            <SpeakerLine claim={claim}>
              {claim.hedges.length > 0 ? " · hedged" : ""}
              {claim.negated ? " · negated" : ""}
            </SpeakerLine>
            <blockquote className="said">{claim.quote}</blockquote>
            <p className={styles.foot}>
              <Link href={`/articles/${claim.articleId}?at=${claim.sentence.start}#at`}>in the text</Link>
              <Link href={`/claims/${claim.id}`}>chain and context</Link>
              <CopyQuote source={page.article} />
            </p>
            {elsewhere.length > 0 ? (
              <details className={styles.elsewhere}>
                <summary>{plural(elsewhere.length, "claim")} of other outlets on this point</summary>
                {elsewhere.map((each) => (
                  <ClaimElsewhere key={each.other.id} each={each} />
                ))}
              </details>
            ) : null}
            <SpeakerForm claim={claim} back={`${back}#c${claim.id}`} />
          </li>
        );
      })}
    </ol>
  );
}

/** Why no claim stands here: a text that nobody has read yet may hold many. */
function whyNone({ claimsRead, article }: ArticlePage): string {
  if (!claimsRead)
    return "Who says what has not been read in this text yet. Where nothing is being read any more, reading it failed: the text is kept, and “parallax rebuild” reads it again.";
  return article.language === "en"
    ? "No claims were read from this text."
    : "Claims are read in English only, and this text does not seem to be in English. It is stored, compared and diffed all the same.";
}

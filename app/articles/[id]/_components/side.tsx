import type { ArticlePage } from "../../../../lib/usecases/articles/load-article.ts";
import { Anchor } from "../../../_components/anchor.tsx";
import { Link } from "../../../_components/link.tsx";
import alsoInStyles from "./also-in.module.css";
import { ClaimElsewhere } from "./also-in.tsx";
import styles from "./side.module.css";
import { VoiceRail } from "./voice-rail.tsx";

/** Linked claims told beside the text; the rest stands with its claims. */
const MOST_ELSEWHERE = 5;

/** Beside the text: disputes inside the article, who speaks where, and the other outlets on the same matters. */
export function ArticleMargin({ page }: { page: ArticlePage }) {
  const { speakers } = page.voices;
  return (
    <aside className={styles.side} aria-label="About this article">
      {page.disputes.length > 0 ? <Disputes page={page} /> : null}
      <section aria-labelledby="voices">
        <h2 id="voices">Voices</h2>
        {speakers.length > 0 ? (
          <table className={styles.voices}>
            <caption className="visually-hidden">Who speaks, and in which paragraph</caption>
            <tbody>
              {speakers.map((voice) => (
                <tr key={voice.name}>
                  <th scope="row">
                    {voice.name} {voice.via.length > 0 ? <span>via {voice.via.join(", ")}</span> : null}
                    <VoiceRail
                      spans={voice.spans}
                      body={page.voices.body}
                      label={`${voice.words} of ${page.voices.bodyWords} words`}
                    />
                  </th>
                  <td>
                    {[...new Set(voice.claims.flatMap(({ paragraph }) => paragraph ?? []))].map((paragraph) => (
                      <Anchor key={paragraph} href={`#p${paragraph}`}>
                        ¶{paragraph}
                      </Anchor>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        <p className="note">
          {speakers.length > 0 ? (
            <>
              Everything else is in the outlet’s own words. <Link href="?view=voices">Shares and reporting words</Link>
            </>
          ) : page.article.language === "en" ? (
            "No speaker was found: everything is in the outlet’s own words."
          ) : (
            "Voices are read in English only."
          )}
        </p>
      </section>
      {page.elsewhere.length > 0 ? <Elsewhere page={page} /> : null}
    </aside>
  );
}

function Disputes({ page }: { page: ArticlePage }) {
  return (
    <section aria-labelledby="disputes">
      <h2 id="disputes">A dispute in this article</h2>
      {page.disputes.map(({ asserted, denied, paragraph }) => (
        <div key={`${asserted.id} ${denied.id}`}>
          {[asserted, denied].map((claim) => (
            <div className={styles.version} key={claim.id}>
              <p className="note">
                <strong>{claim.speaker ?? claim.via ?? "in its own words"}</strong>
                {claim.speaker && claim.via ? `, via ${claim.via}` : ""}
                {claim === denied ? ", denies" : ""}
              </p>
              <p className={alsoInStyles.quote}>{claim.quote}</p>
            </div>
          ))}
          <p className="note">
            <span className="chip">
              <b>asserted / denied</b>
            </span>{" "}
            suggested by rule
            {paragraph ? (
              <>
                , <Anchor href={`#p${paragraph}`}>¶{paragraph}</Anchor>
              </>
            ) : null}
          </p>
        </div>
      ))}
    </section>
  );
}

function Elsewhere({ page }: { page: ArticlePage }) {
  return (
    <section aria-labelledby="elsewhere">
      <h2 id="elsewhere">Other outlets on the same points</h2>
      {page.elsewhere.slice(0, MOST_ELSEWHERE).map((each) => (
        <ClaimElsewhere key={`${each.linked} ${each.other.id}`} each={each} className={styles.version} />
      ))}
      {page.elsewhere.length > MOST_ELSEWHERE ? (
        <p className="note">
          <Link href="?view=claims">All {page.elsewhere.length}, by claim</Link>
        </p>
      ) : null}
    </section>
  );
}

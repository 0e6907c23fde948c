import Link from "next/link";
import type { ArticlePage } from "../../../../lib/usecases/load-article.ts";

/** Beside the text: disputes inside the article, who speaks where, and the other outlets on the same matters. */
export function Side({ page }: { page: ArticlePage }) {
  return (
    <aside className="side" aria-label="About this article">
      {page.disputes.length > 0 ? <Disputes page={page} /> : null}
      <section aria-labelledby="voices">
        <h2 id="voices">Voices</h2>
        {page.voices.length > 0 ? (
          <table className="vt">
            <caption className="vh">Who speaks, and in which paragraph</caption>
            <tbody>
              {page.voices.map((voice) => (
                <tr key={voice.speaker}>
                  <th scope="row">
                    {voice.speaker} {voice.via ? <span>via {voice.via}</span> : null}
                  </th>
                  <td>
                    {voice.paragraphs.map((paragraph) => (
                      <a key={paragraph} href={`#p${paragraph}`}>
                        ¶{paragraph}
                      </a>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        <p className="note">
          {page.voices.length > 0
            ? "Everything else is in the outlet’s own words."
            : "No speaker was found: everything is in the outlet’s own words."}
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
            <div className="vs" key={claim.id}>
              <p className="note">
                <strong>{claim.speaker ?? claim.via ?? "in its own words"}</strong>
                {claim.speaker && claim.via ? `, via ${claim.via}` : ""}
                {claim === denied ? ", denies" : ""}
              </p>
              <p className="q">{claim.quote}</p>
            </div>
          ))}
          <p className="note">
            <span className="chip">
              <b>asserted / denied</b>
            </span>{" "}
            suggested by rule
            {paragraph ? (
              <>
                , <a href={`#p${paragraph}`}>¶{paragraph}</a>
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
      <h2 id="elsewhere">Other outlets on the same matters</h2>
      {page.elsewhere.slice(0, 6).map(({ claim, other, column, topic }) => (
        <div className="vs" key={`${claim.id} ${other.id}`}>
          <p className="note">
            <span className="sig">{column.letter}</span> <strong>{column.name}</strong>
            {topic ? (
              <>
                , <Link href={`/topics/${topic}?pair=${claim.id},${other.id}#pair`}>side by side</Link>
              </>
            ) : null}
          </p>
          <p className="q">{other.quote}</p>
        </div>
      ))}
    </section>
  );
}

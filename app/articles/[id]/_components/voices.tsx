import type { SpeakerVoice } from "../../../../lib/claims/claim/voices.ts";
import type { ArticlePage } from "../../../../lib/usecases/articles/load-article.ts";
import { CopyQuote } from "../../../_components/copy-quote.tsx";
import { Link } from "../../../_components/link.tsx";
import { number, percent, plural, VERB_CLASS_NAMES } from "../../../_components/words.ts";
import claimsStyles from "./claims.module.css";
import { VoiceRail } from "./voice-rail.tsx";
import styles from "./voices.module.css";

/** Who speaks in the article, by share of words and by kind of reporting word; every count opens its sentences. */
export function VoicesOfArticle({ page }: { page: ArticlePage }) {
  const { speakers, bodyWords, ownWords } = page.voices;
  if (page.article.language !== "en") {
    return (
      <p className={styles.lead}>
        Voices are read in English only, and this text does not seem to be in English. It is stored, compared and diffed
        all the same.
      </p>
    );
  }
  if (speakers.length === 0) {
    return (
      <p className={styles.lead}>
        No speaker was found: all {number(bodyWords)} words of the article are told in the outlet’s own words.
      </p>
    );
  }
  return (
    <section className={styles.voices} aria-labelledby="voices-head">
      <h2 id="voices-head">Who speaks, and how much</h2>
      <p className={styles.lead}>
        {plural(speakers.length, "speaker")} in {plural(bodyWords, "word")}. {number(ownWords)} (
        {percent(ownWords / Math.max(1, bodyWords))}) are told in the outlet’s own words; the rest is told as
        somebody’s, in quotation marks or not. A stretch told as two speakers’ counts for each.
      </p>
      <ol>
        {speakers.map((voice) => (
          <Speaker key={voice.name} voice={voice} page={page} />
        ))}
      </ol>
      <p className="note">
        Speakers are read by rule. If one is wrong, open its sentence and correct it: counts, columns and exports
        follow.
      </p>
    </section>
  );
}

function Speaker({ voice, page }: { voice: SpeakerVoice; page: ArticlePage }) {
  const { bodyWords } = page.voices;
  return (
    <li>
      <h3>
        {voice.name}
        {voice.via.length > 0 ? <span className="note"> via {voice.via.join(", ")}</span> : null}
      </h3>
      {voice.alsoAs.length > 0 ? (
        <p className="note">also named {voice.alsoAs.map((name) => `“${name}”`).join(", ")}</p>
      ) : null}
      <p className={styles.amount}>
        <b>{plural(voice.words, "word")}</b> of {number(bodyWords)} ({percent(voice.words / Math.max(1, bodyWords))}),{" "}
        {number(voice.quoted)} in quotation marks
      </p>
      <VoiceRail
        tall
        spans={voice.spans}
        body={page.voices.body}
        label={`Where ${voice.name} speaks: paragraphs ${paragraphsOf(voice).join(", ")}`}
      />
      <div className={styles.kinds}>
        {voice.classes.map(({ verbClass, claims }) => (
          <details key={verbClass}>
            <summary>
              <b>{claims.length}</b> {VERB_CLASS_NAMES[verbClass][0]}
            </summary>
            <p className="note">{VERB_CLASS_NAMES[verbClass][1]}</p>
            <Sentences voice={voice} ids={claims} page={page} />
          </details>
        ))}
        {voice.claims.some(({ claim }) => claim.verbClass === null) ? (
          <details>
            <summary>
              <b>{voice.claims.filter(({ claim }) => claim.verbClass === null).length}</b> without a reporting word
            </summary>
            <Sentences
              voice={voice}
              page={page}
              ids={voice.claims.filter(({ claim }) => claim.verbClass === null).map(({ claim }) => claim.id)}
            />
          </details>
        ) : null}
      </div>
    </li>
  );
}

function Sentences({ voice, ids, page }: { voice: SpeakerVoice; ids: readonly number[]; page: ArticlePage }) {
  return (
    <ul>
      {voice.claims
        .filter(({ claim }) => ids.includes(claim.id))
        .map(({ claim, paragraph }) => (
          <li key={claim.id} data-quote>
            <blockquote className="said">{claim.sentenceText}</blockquote>
            <p className={claimsStyles.foot}>
              <Link href={`/articles/${claim.articleId}?at=${claim.sentence.start}#at`}>
                {paragraph ? `¶${paragraph}` : "in the article"}
              </Link>
              <Link href={`/claims/${claim.id}#speaker`}>source, correct it</Link>
              <CopyQuote source={page.article} place={paragraph ? `paragraph ${paragraph}` : ""} />
            </p>
          </li>
        ))}
    </ul>
  );
}

const paragraphsOf = (voice: SpeakerVoice) => [...new Set(voice.claims.flatMap(({ paragraph }) => paragraph ?? []))];

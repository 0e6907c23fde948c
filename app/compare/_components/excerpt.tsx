import { type ExcerptPart, excerptOf } from "../../../lib/collation/quotation.ts";
import { bodySpans, type StoredArticle } from "../../../lib/model/stored.ts";
import type { ComparedPair } from "../../../lib/usecases/duplicates/load-compare.ts";
import { Anchor } from "../../_components/anchor.tsx";
import { CopyQuote } from "../../_components/copy-quote.tsx";
import { SiglumBadge } from "../../_components/siglum.tsx";
import conclusionStyles from "../../_components/styles/conclusion.module.css";
import foldedStyles from "../../_components/styles/folded.module.css";
import { number, percent, plural } from "../../_components/words.ts";
import styles from "./excerpt.module.css";

/** The shorter text's words in their place in the longer one, with what stands around them; and what of the shorter is not there. */
export function Excerpt({ pair }: { pair: ComparedPair }) {
  const { a, b, score } = pair;
  const aIsLonger = a.article.bodyWords >= b.article.bodyWords;
  const [longer, shorter] = aIsLonger ? [a, b] : [b, a];
  const inLonger = score.spans.map((span) =>
    aIsLonger ? { start: span.aStart, end: span.aEnd } : { start: span.bStart, end: span.bEnd },
  );
  const inShorter = score.spans.map((span) =>
    aIsLonger ? { start: span.bStart, end: span.bEnd } : { start: span.aStart, end: span.aEnd },
  );
  const share = aIsLonger ? score.containmentB : score.containmentA;
  return (
    <section aria-label="The shorter text within the longer">
      <p className={`${conclusionStyles.conclusion} ${styles.conclusion}`}>
        {percent(share)} of the {plural(shorter.article.bodyWords, "word")} of{" "}
        <SiglumBadge letter={shorter.letter} copy={shorter.copy} /> stand in{" "}
        <SiglumBadge letter={longer.letter} copy={longer.copy} />, which has {number(longer.article.bodyWords)}. They
        are marked below, in their place.
      </p>
      <div className={styles.columns}>
        <div>
          <h2>
            <SiglumBadge letter={longer.letter} copy={longer.copy} />{" "}
            <Anchor href={`/articles/${longer.article.id}`}>
              {longer.article.headline ?? longer.article.sourceId}
            </Anchor>
          </h2>
          <Parts
            article={longer.article}
            parts={excerptOf(longer.article.text, bodySpans(longer.article.passages), inLonger)}
          />
        </div>
        <div>
          <h2>
            <SiglumBadge letter={shorter.letter} copy={shorter.copy} />{" "}
            <Anchor href={`/articles/${shorter.article.id}`}>
              {shorter.article.headline ?? shorter.article.sourceId}
            </Anchor>
          </h2>
          <Parts
            article={shorter.article}
            parts={excerptOf(shorter.article.text, bodySpans(shorter.article.passages), inShorter)}
          />
        </div>
      </div>
    </section>
  );
}

function Parts({ article, parts }: { article: StoredArticle; parts: readonly ExcerptPart[] }) {
  const { id, text } = article;
  return parts.map((part) =>
    part.kind === "away" ? (
      <details className={foldedStyles.folded} key={part.paragraphs[0]?.start}>
        <summary>
          <b>{plural(part.words, "word")} of its own</b>: show
        </summary>
        {part.paragraphs.map(({ start, end }) => (
          <p className="said" key={start}>
            {text.slice(start, end)}
            <CopyQuote source={article} />
          </p>
        ))}
      </details>
    ) : (
      <p className="said" key={part.start} data-stop={part.segments.some(({ shared }) => shared) ? true : undefined}>
        {part.segments.map(({ start, end, shared }) =>
          shared ? (
            <Anchor className="shared" key={start} href={`/articles/${id}?at=${start}#at`}>
              <span className="visually-hidden">in both: </span>
              {text.slice(start, end)}
            </Anchor>
          ) : (
            text.slice(start, end)
          ),
        )}
        <CopyQuote source={article} />
      </p>
    ),
  );
}

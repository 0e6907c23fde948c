import { sharedPassageMap } from "../../../lib/collation/passage-map.ts";
import { bodySpans } from "../../../lib/model/stored.ts";
import type { ComparedPair, ComparedSide } from "../../../lib/usecases/duplicates/load-compare.ts";
import { SharedPassageMap } from "../../_components/shared-passage-map.tsx";
import { SiglumBadge } from "../../_components/siglum.tsx";
import conclusionStyles from "../../_components/styles/conclusion.module.css";
import { number, percent, plural, RELATION_NAMES } from "../../_components/words.ts";
import { Quotations } from "./quotation.tsx";
import styles from "./shared-passages.module.css";

/** Below this share of the shorter article's words, the page says how little is shared and offers the claims instead. */
const LITTLE_SHARED = 0.1;

/** Whether two articles share so little that a word diff would mark nearly everything. */
export function sharesLittle({ a, b, score }: ComparedPair): boolean {
  const shorter = Math.min(a.article.bodyWords, b.article.bodyWords);
  return score.matchedWords < LITTLE_SHARED * Math.max(1, shorter);
}

/** What two articles share: a sentence with numbers, the map, and each shared statement with what stands around it on both sides. */
export function SharedPassages({ pair }: { pair: ComparedPair }) {
  const { a, b, score, flagged } = pair;
  const read = ({ article }: ComparedSide) => ({ text: article.text, body: bodySpans(article.passages) });
  const map = sharedPassageMap(read(a), read(b), score.spans, { height: 84 });
  const shorter = Math.min(a.article.bodyWords, b.article.bodyWords);
  return (
    <section className={styles.pair} id={`pair-${a.siglum}-${b.siglum}`} aria-label={`${a.siglum} and ${b.siglum}`}>
      <p className={`${conclusionStyles.conclusion} ${styles.conclusion}`}>
        <SiglumBadge letter={a.letter} copy={a.copy} /> and <SiglumBadge letter={b.letter} copy={b.copy} />{" "}
        {score.matchedWords === 0 ? (
          "share no passage of any length."
        ) : (
          <>
            share <strong>{plural(score.matchedWords, "word")}</strong> in passages, of {number(shorter)} in the shorter
            article ({percent(score.matchedWords / Math.max(1, shorter))}). The longest run of the same words has{" "}
            <strong>{plural(score.longestRun, "word")}</strong>.
          </>
        )}{" "}
        {flagged && <>Flagged as {RELATION_NAMES[flagged.pair.relation]}. </>}
        {score.cut && "The texts were too long to compare in full; there may be more. "}
      </p>
      <SharedPassageMap
        small
        map={map}
        a={<Label side={a} />}
        b={<Label side={b} />}
        label={`Two bars, one a text. ${plural(map.ribbons.length, "shared passage")} with ${plural(map.sharedWords, "word")}, joined by ribbons.`}
        articles={[a.article.id, b.article.id]}
        {...(score.longestRun > 0 && map.ribbons.length > 0
          ? { inside: `longest run: ${plural(score.longestRun, "word")}` }
          : {})}
      />
      {score.spans.length > 0 && <Quotations pair={pair} />}
    </section>
  );
}

function Label({ side: { letter, copy, article } }: { side: ComparedSide }) {
  return (
    <span>
      <SiglumBadge letter={letter} copy={copy} /> <b>{article.outlet ?? article.sourceId}</b>, {number(article.words)}{" "}
      words
    </span>
  );
}

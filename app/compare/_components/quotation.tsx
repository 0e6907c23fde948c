import { inContext } from "../../../lib/collation/quotation.ts";
import { bodySpans } from "../../../lib/model/stored.ts";
import { countWords } from "../../../lib/text/tokens.ts";
import type { ComparedPair, ComparedSide } from "../../../lib/usecases/duplicates/load-compare.ts";
import { Anchor } from "../../_components/anchor.tsx";
import { CopyQuote } from "../../_components/copy-quote.tsx";
import { SiglumBadge } from "../../_components/siglum.tsx";
import { plural } from "../../_components/words.ts";
import styles from "./quotation.module.css";

/** Words shown before and after a shared statement on each side. */
const AROUND = 45;
/** A shared statement longer than this is shown by its beginning and end: the views of whole texts show all of it. */
const LONGEST = 140;

/** What two articles share, statement by statement: on each side with what that article says before and after it. */
export function Quotations({ pair }: { pair: ComparedPair }) {
  const { a, b, score } = pair;
  return (
    <ol className={styles.quotations}>
      {score.spans.map((span, nth) => {
        const [inA, inB] = [
          { start: span.aStart, end: span.aEnd },
          { start: span.bStart, end: span.bEnd },
        ];
        return (
          <li key={`${span.aStart}-${span.bStart}`} id={`s-${a.siglum}-${b.siglum}-${nth}`} data-stop tabIndex={-1}>
            <p className="witness">
              {nth + 1} of {score.spans.length} · {plural(countWords(a.article.text, inA), "word")} in{" "}
              <SiglumBadge letter={a.letter} copy={a.copy} />, {plural(countWords(b.article.text, inB), "word")} in{" "}
              <SiglumBadge letter={b.letter} copy={b.copy} />
            </p>
            <div className={styles.pair}>
              <QuotedPassage side={a} span={inA} />
              <QuotedPassage side={b} span={inB} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function QuotedPassage({
  side: { letter, copy, siglum, article },
  span,
}: {
  side: ComparedSide;
  span: { start: number; end: number };
}) {
  const { before, shared, after, moreBefore, moreAfter } = inContext(
    article.text,
    bodySpans(article.passages),
    span,
    AROUND,
  );
  return (
    <div className={styles.place}>
      <p className="witness">
        <SiglumBadge letter={letter} copy={copy} /> {article.outlet ?? article.sourceId} ·{" "}
        <Anchor href={`/articles/${article.id}?at=${span.start}#at`}>
          open the place<span className="visually-hidden"> in {siglum}</span>
        </Anchor>
      </p>
      <p className="said">
        {moreBefore && "… "}
        <span className={styles.own}>{before}</span>
        <span className="shared">
          <span className="visually-hidden">shared: </span>
          {clipped(shared)}
        </span>
        <span className={styles.own}>{after}</span>
        {moreAfter && " …"}
        <CopyQuote source={article} text={shared} />
      </p>
    </div>
  );
}

function clipped(text: string): string {
  const words = text.split(/(\s+)/);
  return words.length > 2 * LONGEST
    ? `${words.slice(0, LONGEST).join("")} […] ${words.slice(-LONGEST / 2).join("")}`
    : text;
}

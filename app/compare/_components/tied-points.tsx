import type { CSSProperties, ReactNode } from "react";
import { isNamed } from "../../../lib/model/claim.ts";
import type { Span } from "../../../lib/model/span.ts";
import type { StoredPassage } from "../../../lib/model/stored.ts";
import type { ComparedArticles, ComparedSide } from "../../../lib/usecases/duplicates/load-compare.ts";
import type { Tie, TiedClaim } from "../../../lib/usecases/duplicates/tie-claims.ts";
import { CopyQuote } from "../../_components/copy-quote.tsx";
import { Link } from "../../_components/link.tsx";
import { SiglumBadge } from "../../_components/siglum.tsx";
import { SpeakerLine } from "../../_components/speaker-line.tsx";
import { CHIP_NAMES, plural } from "../../_components/words.ts";
import styles from "./tied-points.module.css";

type Props = {
  readonly page: ComparedArticles;
  /** The article whose order is read. */
  readonly base: ComparedSide;
  /** The address of this view in the order of another side. */
  readonly inOrderOf: (side: ComparedSide) => string;
};

/** A paragraph of the base with what the others say on its points; or paragraphs in a row to which nothing is tied. */
type Stretch =
  | {
      readonly kind: "tied";
      readonly number: number;
      readonly passage: StoredPassage;
      readonly ties: readonly OwnTie[];
    }
  | { readonly kind: "alone"; readonly number: number; readonly passages: readonly StoredPassage[] };
type OwnTie = { readonly own: TiedClaim; readonly other: TiedClaim; readonly link: Tie["link"] };

/**
 * What the articles say on the same points: one of them in its own order, whole, and beside each sentence what the others say on it. Where two
 * articles share no passage, this is where they meet.
 */
export function TiedPoints({ page: { sides, ties }, base, inOrderOf }: Props) {
  const others = sides.filter((side) => side !== base);
  const own = ownTies(ties, base);
  if (own.length === 0) {
    return <p className="note">No sentence of the one was found on the same point as a sentence of the other.</p>;
  }
  return (
    <section aria-label="Point by point">
      <p className={styles.order}>
        In the order of{" "}
        {sides.map((side, i) => (
          <span key={side.siglum}>
            {i > 0 ? " · " : ""}
            {side === base ? (
              <b>
                {side.siglum} {side.article.outlet}
              </b>
            ) : (
              <Link href={inOrderOf(side)}>
                {side.siglum} {side.article.outlet}
              </Link>
            )}
          </span>
        ))}
      </p>
      <div className={styles.grid} style={{ "--n": others.length } as CSSProperties}>
        {stretchesOf(base, own).map((stretch) =>
          stretch.kind === "tied" ? (
            <Tied key={stretch.number} stretch={stretch} base={base} others={others} />
          ) : (
            <Alone key={stretch.number} stretch={stretch} base={base} />
          ),
        )}
      </div>
    </section>
  );
}

function ownTies(ties: readonly Tie[], { article }: ComparedSide): OwnTie[] {
  return ties.flatMap(({ a, b, link }) => {
    if (a.claim.articleId === article.id) return [{ own: a, other: b, link }];
    return b.claim.articleId === article.id ? [{ own: b, other: a, link }] : [];
  });
}

function stretchesOf({ article }: ComparedSide, ties: readonly OwnTie[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [i, passage] of article.passages.filter(({ role }) => role === "body").entries()) {
    const here = ties.filter(({ own }) => within(own.claim.sentence, passage));
    const last = stretches.at(-1);
    if (here.length > 0) stretches.push({ kind: "tied", number: i + 1, passage, ties: here });
    else if (last?.kind === "alone") stretches.splice(-1, 1, { ...last, passages: [...last.passages, passage] });
    else stretches.push({ kind: "alone", number: i + 1, passages: [passage] });
  }
  return stretches;
}

const within = (span: Span, outer: Span) => span.start >= outer.start && span.end <= outer.end;

function Tied({
  stretch: { number, passage, ties },
  base,
  others,
}: {
  stretch: Extract<Stretch, { kind: "tied" }>;
  base: ComparedSide;
  others: readonly ComparedSide[];
}) {
  return (
    <div className={styles.row} data-stop>
      <div>
        <p className="note">
          <SiglumBadge letter={base.letter} copy={base.copy} /> paragraph {number}
        </p>
        <p className="said">
          {marked(passage, ties)}
          <CopyQuote source={base.article} place={`paragraph ${number}`} />
        </p>
      </div>
      {others.map((side) => (
        <div key={side.siglum}>
          {besideOf(ties, side).map(({ other, links }) => (
            <div className={styles.tie} key={other.claim.id} data-quote>
              <SpeakerLine claim={other.claim} />
              <blockquote className="said">{other.claim.sentenceText}</blockquote>
              <p className={styles.foot}>
                <SiglumBadge letter={side.letter} copy={side.copy} />{" "}
                <Link href={`/articles/${side.article.id}?at=${other.claim.sentence.start}#at`}>
                  {other.paragraph ? `paragraph ${other.paragraph}` : "in the article"}
                </Link>
                {links.map(({ own, link }) => (
                  <span key={own.claim.id}>
                    {link.evidence.flatMap(({ relation }) =>
                      isNamed(relation)
                        ? [
                            <span className="chip" key={relation}>
                              <b>{CHIP_NAMES[relation]}</b>
                            </span>,
                          ]
                        : [],
                    )}
                  </span>
                ))}
                <Link href={`/claims/${other.claim.id}`}>source</Link>
                <CopyQuote source={side.article} place={other.paragraph ? `paragraph ${other.paragraph}` : ""} />
              </p>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** The sentences of one other article, each once, in its own order. */
function besideOf(ties: readonly OwnTie[], { article }: ComparedSide) {
  const found = new Map<number, { other: TiedClaim; links: OwnTie[] }>();
  for (const tie of ties) {
    if (tie.other.claim.articleId !== article.id) continue;
    const { start } = tie.other.claim.sentence;
    const known = found.get(start);
    if (known) known.links.push(tie);
    else found.set(start, { other: tie.other, links: [tie] });
  }
  return [...found].sort(([a], [b]) => a - b).map(([, each]) => each);
}

/** The paragraph with the tied sentences underlined. */
function marked(passage: StoredPassage, ties: readonly OwnTie[]): ReactNode[] {
  const starts = new Map(ties.map(({ own: { claim } }) => [claim.sentence.start, claim.sentence]));
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of [...starts.values()].sort((a, b) => a.start - b.start)) {
    const [from, to] = [start - passage.start, end - passage.start];
    if (from < at) continue;
    parts.push(
      passage.text.slice(at, from),
      <span className={styles.own} key={start}>
        {passage.text.slice(from, to)}
      </span>,
    );
    at = to;
  }
  return [...parts, passage.text.slice(at)];
}

function Alone({
  stretch: { passages, number },
  base,
}: {
  stretch: Extract<Stretch, { kind: "alone" }>;
  base: ComparedSide;
}) {
  const last = number + passages.length - 1;
  return (
    <details className={styles.alone}>
      <summary>
        {plural(passages.length, "paragraph")} only in {base.siglum} (
        {passages.length === 1 ? number : `${number} to ${last}`})
      </summary>
      {passages.map(({ start, text }) => (
        <p className="said" key={start}>
          {text}
          <CopyQuote source={base.article} />
        </p>
      ))}
    </details>
  );
}

import type { ReactNode } from "react";
import type { Span } from "../../../../lib/model/span.ts";
import type { StoredPassage } from "../../../../lib/model/stored.ts";
import type { ArticleBlock, ArticlePage, VoiceMark } from "../../../../lib/usecases/articles/load-article.ts";
import { Anchor } from "../../../_components/anchor.tsx";
import { CopyQuote } from "../../../_components/copy-quote.tsx";
import { Link } from "../../../_components/link.tsx";
import { SeenText } from "../../../_components/seen-text.tsx";
import { number, plural, ROLE_NAMES } from "../../../_components/words.ts";
import { AlsoIn } from "./also-in.tsx";
import styles from "./article-text.module.css";
import roleFormStyles from "./role-form.module.css";
import { RoleForm } from "./role-form.tsx";

/** Class of a role's stretch of the rail: the body is filled, everything else is drawn as lines. */
const RAIL = { body: styles.bodyRail, comment: styles.lined, teaser: styles.lined } as const;
const MARK_CLASS = { speaker: styles.speaker, cue: "cue", hedge: "hedge" } as const;
/** Roles short enough to stand open in the text. */
const OPEN_ROLES: readonly StoredPassage["role"][] = ["headline", "deck", "byline", "caption", "correction"];

const OPEN_NAMES: Partial<Record<StoredPassage["role"], string>> = {
  deck: "subheading",
  correction: "correction or note",
};

/** The whole text in its own order: body paragraphs numbered, everything else folded under its role. `place` is highlighted, its fold open. */
export function ArticleText({ page, place }: { page: ArticlePage; place: Span | null }) {
  return (
    <div>
      <Share page={page} />
      {page.blocks.map((block) =>
        block.kind === "paragraph" ? (
          <Paragraph key={block.passage.position} block={block} place={place} article={page.article} />
        ) : (
          <Aside key={block.passages[0]?.position} block={block} page={page} place={place} />
        ),
      )}
    </div>
  );
}

function Share({ page }: { page: ArticlePage }) {
  const label = page.share.map(({ role, words }) => `${number(words)} words of ${ROLE_NAMES[role]}`).join(", ");
  return (
    <div className={styles.share}>
      <div className={styles.bar} role="img" aria-label={label}>
        {page.share.map(({ role, words }) => (
          <i
            key={role}
            className={
              role === "body" ? styles.body : role === "comment" || role === "teaser" ? styles.lined : styles.outlined
            }
            style={{ flex: words }}
          />
        ))}
      </div>
      <p>
        {page.share.map(({ role, words }) => (
          <span key={role}>
            <strong>{number(words)}</strong> {role === "body" ? "words of article" : `of ${ROLE_NAMES[role]}`}
          </span>
        ))}
      </p>
    </div>
  );
}

type ParagraphProps = {
  block: Extract<ArticleBlock, { kind: "paragraph" }>;
  place: Span | null;
  article: ArticlePage["article"];
};

function Paragraph({ block, place, article }: ParagraphProps) {
  const { number: at, passage, marks, voices, spoken, elsewhere } = block;
  const length = passage.end - passage.start;
  return (
    <div className={styles.row} id={`p${at}`} data-quote>
      <span className={styles.number}>
        <Anchor href={`#p${at}`} aria-label={`Paragraph ${at}`}>
          {at}
        </Anchor>
      </span>
      <i className={`${styles.rail} ${styles.bodyRail}`}>
        {spoken.map((span) => (
          <i
            key={`${span.start} ${span.end}`}
            className={styles.voice}
            style={{
              top: `${((span.start - passage.start) / length) * 100}%`,
              height: `${((span.end - span.start) / length) * 100}%`,
            }}
          />
        ))}
      </i>
      <p className="said">{placed(passage, marks, place)}</p>
      <ul className={styles.margin}>
        {voices.map((voice) => (
          <li key={voice.claim}>
            <Link href={`/claims/${voice.claim}`}>
              <b>
                {voice.speaker}
                {voice.via ? `, via ${voice.via}` : ""}
              </b>{" "}
              <span>{voice.cue}</span>
            </Link>
          </li>
        ))}
        <li>
          <CopyQuote source={article} place={`paragraph ${at}`} />
        </li>
        {elsewhere.length > 0 ? (
          <li className={styles.also}>
            <AlsoIn elsewhere={elsewhere} />
          </li>
        ) : null}
      </ul>
    </div>
  );
}

const seen = (passage: StoredPassage) => <SeenText>{passage.text}</SeenText>;

const holds = (passage: Span, place: Span | null): place is Span =>
  place !== null && passage.start <= place.start && place.end <= passage.end;

/** The paragraph's words with its marks; the place that the address asks for stands in a mark of its own. */
function placed(passage: StoredPassage, marks: readonly VoiceMark[], place: Span | null): ReactNode {
  if (!holds(passage, place)) return marked(passage, marks, passage);
  return (
    <>
      {marked(passage, marks, { start: passage.start, end: place.start })}
      <mark id="at">{marked(passage, marks, place)}</mark>
      {marked(passage, marks, { start: place.end, end: passage.end })}
    </>
  );
}

/** A stretch of the paragraph with its marks, as text nodes; a mark that begins or ends outside is cut. */
function marked(passage: StoredPassage, marks: readonly VoiceMark[], stretch: Span): ReactNode[] {
  const nodes: ReactNode[] = [];
  let at = stretch.start;
  const words = (from: number, to: number) => (
    <SeenText key={`words ${from}`}>{passage.text.slice(from - passage.start, to - passage.start)}</SeenText>
  );
  for (const mark of marks) {
    const [start, end] = [Math.max(mark.start, stretch.start), Math.min(mark.end, stretch.end)];
    if (start >= end) continue;
    nodes.push(words(at, start));
    nodes.push(
      <span key={start} className={MARK_CLASS[mark.kind]}>
        {words(start, end)}
      </span>,
    );
    at = end;
  }
  nodes.push(words(at, stretch.end));
  return nodes;
}

type AsideProps = { block: Extract<ArticleBlock, { kind: "aside" }>; page: ArticlePage; place: Span | null };

function Aside({ block, page, place }: AsideProps) {
  const rail = block.role in RAIL ? RAIL[block.role as keyof typeof RAIL] : styles.captionRail;
  if (OPEN_ROLES.includes(block.role)) {
    return block.passages.map((passage) => (
      <div className={styles.row} key={passage.position}>
        <span className={styles.number} />
        <i className={`${styles.rail} ${rail}`} />
        <div>
          <p className={styles.caption}>
            <span className={roleFormStyles.roleName}>{OPEN_NAMES[block.role] ?? block.role}</span>
            {holds(passage, place) ? <mark id="at">{seen(passage)}</mark> : seen(passage)}
          </p>
          <RoleForm article={page.article.id} passage={passage} />
        </div>
        <span />
      </div>
    ));
  }
  const shown =
    block.passages.length === 1
      ? ROLE_NAMES[block.role]
      : `${block.passages.length} passages of ${ROLE_NAMES[block.role]}`;
  return (
    <details className={styles.fold} open={block.passages.some((passage) => holds(passage, place))}>
      <summary>
        <span className={styles.number} />
        <i className={`${styles.rail} ${rail}`} />
        <span className={styles.summary}>
          <b>{shown}</b>, {plural(block.words, "word")}, folded. {reason(block.role, page.column.name)}
        </span>
      </summary>
      {block.passages.map((passage) => (
        <div className={styles.row} key={passage.position}>
          <span className={styles.number} />
          <i className={`${styles.rail} ${rail}`} />
          <div>
            <p className="said">{holds(passage, place) ? <mark id="at">{seen(passage)}</mark> : seen(passage)}</p>
            <RoleForm article={page.article.id} passage={passage} />
          </div>
        </div>
      ))}
    </details>
  );
}

function reason(role: StoredPassage["role"], outlet: string): string {
  if (role === "comment") return `Readers wrote them, not ${outlet}, so they are never counted as its words.`;
  if (role === "teaser") return "They advertise other articles.";
  if (role === "appeal") return "It asks for support.";
  return "Not part of the article.";
}

import type { ReactNode } from "react";
import type { StoredPassage } from "../../../../lib/model/stored.ts";
import type { ArticlePage, Block, Mark } from "../../../../lib/usecases/load-article.ts";
import { number, plural, ROLE_NAMES } from "../../../_components/words.ts";

/** Class of a role's stretch of the rail: the body is filled, everything else is drawn as lines. */
const RAIL = { body: "body", comment: "com", teaser: "com" } as const;
const MARK_CLASS = { speaker: "sp", cue: "cue", hedge: "hedge" } as const;
/** Roles short enough to stand open in the text. */
const OPEN_ROLES: readonly StoredPassage["role"][] = ["headline", "deck", "byline", "caption"];

/** The whole text in its own order: body paragraphs numbered, everything else folded under its role. */
export function ArticleText({ page }: { page: ArticlePage }) {
  return (
    <div>
      <Share page={page} />
      {page.blocks.map((block) =>
        block.kind === "paragraph" ? (
          <Paragraph key={block.passage.position} block={block} />
        ) : (
          <Aside key={block.passages[0]?.position} block={block} outlet={page.column.name} />
        ),
      )}
    </div>
  );
}

function Share({ page }: { page: ArticlePage }) {
  const label = page.share.map(({ role, words }) => `${number(words)} words of ${ROLE_NAMES[role]}`).join(", ");
  return (
    <div className="share">
      <div className="bar" role="img" aria-label={label}>
        {page.share.map(({ role, words }) => (
          <i key={role} className={role === "body" ? "b1" : role === "comment" || role === "teaser" ? "b2" : "b3"} style={{ flex: words }} />
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

function Paragraph({ block }: { block: Extract<Block, { kind: "paragraph" }> }) {
  const { number: at, passage, marks, voices } = block;
  return (
    <div className="row" id={`p${at}`}>
      <span className="no">
        <a href={`#p${at}`} aria-label={`Paragraph ${at}`}>
          {at}
        </a>
      </span>
      <i className="rr body" />
      <p className="said" id={`o${passage.start}`}>
        {marked(passage, marks)}
      </p>
      <ul className="mv">
        {voices.map((voice) => (
          <li key={voice.claim}>
            <b>
              {voice.speaker}
              {voice.via ? `, via ${voice.via}` : ""}
            </b>{" "}
            <span>{voice.cue}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The paragraph's words with its marks, as text nodes. */
function marked(passage: StoredPassage, marks: readonly Mark[]): ReactNode[] {
  const nodes: ReactNode[] = [];
  let at = passage.start;
  const words = (from: number, to: number) => passage.text.slice(from - passage.start, to - passage.start);
  for (const mark of marks) {
    nodes.push(words(at, mark.start));
    nodes.push(
      <span key={mark.start} className={MARK_CLASS[mark.kind]}>
        {words(mark.start, mark.end)}
      </span>,
    );
    at = mark.end;
  }
  nodes.push(words(at, passage.end));
  return nodes;
}

function Aside({ block, outlet }: { block: Extract<Block, { kind: "aside" }>; outlet: string }) {
  const rail = block.role in RAIL ? RAIL[block.role as keyof typeof RAIL] : "cap";
  if (OPEN_ROLES.includes(block.role)) {
    return block.passages.map((passage) => (
      <div className="row" key={passage.position}>
        <span className="no" />
        <i className={`rr ${rail}`} />
        <p className="cap">
          <span className="rl">{block.role}</span>
          {passage.text}
        </p>
        <span />
      </div>
    ));
  }
  const shown = block.passages.length === 1 ? ROLE_NAMES[block.role] : `${block.passages.length} passages of ${ROLE_NAMES[block.role]}`;
  return (
    <details className="fold">
      <summary>
        <span className="no" />
        <i className={`rr ${rail}`} />
        <span className="sum">
          <b>{shown}</b>, {plural(block.words, "word")}, folded. {reason(block.role, outlet)}
        </span>
      </summary>
      {block.passages.map((passage) => (
        <div className="row" key={passage.position}>
          <span className="no" />
          <i className={`rr ${rail}`} />
          <p className="said">
            {passage.text} <span className="rl">{passage.roleOrigin}</span>
          </p>
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

import { Link } from "../../../_components/link.tsx";
import { about } from "../../../_components/reading/amounts.ts";
import { CopyButton } from "./copy-button.tsx";
import { PasteAnswer } from "./paste-answer.tsx";
import styles from "./reading-head.module.css";
import type { ReadingParts } from "./story-view.ts";

/** The question of a story to copy into any chat, and the field for the answer. */
export function AskByHand({ page, view, reading: { question } }: ReadingParts) {
  const close = view.to({ ask: null });
  if (!question)
    return (
      <div className={`opened ${styles.panel}`}>
        <p>This story has no two texts whose sentences could be compared.</p>
        <div className="actions">
          <Link href={close}>Close</Link>
        </div>
      </div>
    );
  return (
    <div className={`opened ${styles.panel}`}>
      <p>
        Copy the question into any chat and bring its answer back. The question holds the sentences of this story:
        whoever runs the chat can read them.
      </p>
      <div className={styles.hand}>
        <div>
          <label htmlFor="question">1 Copy the question</label>
          <textarea id="question" readOnly value={question.question} spellCheck={false} />
          <div className="actions">
            <CopyButton of="question" />
            <span className="note">about {about(question.tokens)} tokens</span>
          </div>
        </div>
        <PasteAnswer story={page.story.id} back={close} here={view.to({}, "#reading")} />
      </div>
      <div className="actions">
        <Link href={close}>Close</Link>
      </div>
    </div>
  );
}

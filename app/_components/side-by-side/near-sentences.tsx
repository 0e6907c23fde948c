import type { Cell } from "../../../lib/usecases/columns/claim-cells.ts";
import { Link } from "../link.tsx";

/** Sentences of a silent column that use some of the words searched, folded; nothing where there are none. */
export function NearSentences({ near, summary }: { near: Cell["near"]; summary: string }) {
  if (near.length === 0) return null;
  return (
    <details>
      <summary>{summary}</summary>
      {near.map((sentence) => (
        <p className="said" key={`${sentence.articleId} ${sentence.start}`}>
          <Link href={`/articles/${sentence.articleId}?at=${sentence.start}#at`}>{sentence.text}</Link>
        </p>
      ))}
    </details>
  );
}

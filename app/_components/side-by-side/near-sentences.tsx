import type { Cell } from "../../../lib/usecases/columns/claim-cells.ts";
import type { Column } from "../../../lib/usecases/columns/outlet-columns.ts";
import { CopyQuote } from "../copy-quote.tsx";
import { Link } from "../link.tsx";

type Props = { readonly near: Cell["near"]; readonly summary: string; readonly column: Column | undefined };

/** Sentences of a silent column that use some of the words searched, folded; nothing where there are none. */
export function NearSentences({ near, summary, column }: Props) {
  if (near.length === 0) return null;
  return (
    <details>
      <summary>{summary}</summary>
      {near.map((sentence) => (
        <p className="said" key={`${sentence.articleId} ${sentence.start}`}>
          <Link href={`/articles/${sentence.articleId}?at=${sentence.start}#at`}>{sentence.text}</Link>
          <CopyQuote source={column?.leads.find(({ id }) => id === sentence.articleId)} />
        </p>
      ))}
    </details>
  );
}

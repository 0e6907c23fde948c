import { Fragment } from "react";
import type { ShownClaim } from "../../../../lib/usecases/columns/claim-cells.ts";
import type { StoryPage } from "../../../../lib/usecases/stories/load-story.ts";
import { Link } from "../../../_components/link.tsx";
import { Letter } from "../../_components/letter.tsx";

/** Most words of a difference told in a cell; of more the place alone is told. */
const MOST_WORDS = 6;

/** That copies of this sentence print another figure, name or word: a merge must not hide it. */
export function CopyNote({ shown: { claim }, page }: { shown: ShownClaim; page: StoryPage }) {
  const others = page.copies.flatMap(({ copyKey, leadKey, otherwise }) => {
    const column = copyKey === leadKey ? undefined : page.outlets.find(({ key }) => key === copyKey);
    const there = otherwise.find(
      ({ lead, telling }) => telling && lead.articleId === claim.articleId && lead.start === claim.sentence.start,
    );
    return column && there ? [{ column, there }] : [];
  });
  if (others.length === 0) return null;
  return (
    <p className="note">
      {others.map(({ column, there: { copy, copyWords } }, i) => (
        <Fragment key={column.key}>
          {i === 0 ? "" : "; "}
          <Letter letter={column.letter} name={column.name} small />{" "}
          <Link href={`/articles/${copy.articleId}?at=${copy.start}#at`}>
            {copyWords && copyWords.split(" ").length <= MOST_WORDS ? `prints “${copyWords}”` : "prints it otherwise"}
          </Link>
        </Fragment>
      ))}
    </p>
  );
}

import type { CopySentence } from "../../stories/copy-differences.ts";
import type { SearchedSentence } from "../columns/claim-cells.ts";
import type { Column } from "../columns/outlet-columns.ts";
import { alsoPrinting, ownSentences, type StoryCopy } from "./story-copies.ts";
import type { StoryPoint } from "./story-rows.ts";

/** A sentence with fewer content words ("She did not say.") says nothing that another outlet could lack. */
const LEAST_WORDS = 3;

/** A sentence of one outlet for which no row holds a match, with its place. */
export type OnlySentence = CopySentence & {
  readonly paragraph: number | null;
  /** Columns whose outlets print it too, in a copy of the same article. */
  readonly alsoIn: readonly string[];
};
/** What one outlet alone has; `shown` where it is one of the columns. */
export type OnlyIn = {
  readonly column: Column;
  readonly shown: boolean;
  readonly sentences: readonly OnlySentence[];
  /** Whether every article of the outlet here is the same as another outlet's: then only what differs is its own. */
  readonly copiesOnly: boolean;
};

/**
 * For each column the sentences that no sure row holds, in the order of the text; of copies those that their lead copy lacks. Outlets that
 * are not shown are listed where copies of theirs have sentences of their own. `paragraphs` numbers the paragraphs of the columns' leads and of copies.
 */
export function onlyIn(
  outlets: readonly Column[],
  columns: readonly Column[],
  sentences: readonly SearchedSentence[],
  rows: readonly StoryPoint[],
  copies: readonly StoryCopy[],
  paragraphs: (articleId: number, offset: number) => number | null,
): OnlyIn[] {
  const matched = new Set(
    rows.flatMap((row) => row.claims.map((claim) => `${claim.articleId} ${claim.sentence.start}`)),
  );
  const listed = [...columns, ...outlets.filter((column) => !columns.includes(column))];
  const found = listed.flatMap((column) => {
    const shown = columns.includes(column);
    const leads = new Set(column.leads.map(({ id }) => id));
    const alone = sentences.filter(
      ({ articleId, start, lemmas }) =>
        leads.has(articleId) && lemmas.length >= LEAST_WORDS && !matched.has(`${articleId} ${start}`),
    );
    const own = [...alone, ...ownSentences(copies, column)];
    return shown || own.length > 0 ? [{ column, shown, own, copiesOnly: leads.size === 0 }] : [];
  });
  return found.map(({ own, ...rest }) => ({
    ...rest,
    // What no copy shares stands first: that alone is this outlet's own.
    sentences: own
      .map(({ articleId, start, text }) => ({
        articleId,
        start,
        text,
        paragraph: paragraphs(articleId, start),
        alsoIn: alsoPrinting(copies, { articleId, start, text }),
      }))
      .toSorted((a, b) => a.alsoIn.length - b.alsoIn.length),
  }));
}

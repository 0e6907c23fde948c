import { database } from "../../db/client.ts";
import { findSentences } from "../../db/sentences.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { type CopySentence, copyDifferences, type OtherWords } from "../../stories/copy-differences.ts";
import { type Column, columnKey } from "../columns/outlet-columns.ts";

/** Copies compared with their lead copy on one page. */
const MOST_COMPARED = 24;

/** An article that is counted once with another, and what it alone has. */
export type StoryCopy = {
  readonly lead: ArticleSummary;
  readonly copy: ArticleSummary;
  /** Columns of the two. */
  readonly leadKey: string;
  readonly copyKey: string;
  /** Sentences that only the copy has, and those that it prints otherwise; null where it was not compared. */
  readonly own: readonly CopySentence[] | null;
  /** Sentences that only the lead copy has. */
  readonly leadOnly: readonly CopySentence[];
  readonly otherwise: readonly OtherWords[];
};

/**
 * Every copy among these articles, with what it has that its lead copy lacks: what is the same counts once, the rest stays its outlet's own. With
 * `compare` false no text is read, and which article is a copy of which is all that is told.
 */
export async function loadCopies(
  articles: readonly ArticleSummary[],
  { compare = true }: { compare?: boolean } = {},
): Promise<StoryCopy[]> {
  const leads = new Map(articles.filter(({ lead }) => lead).map((article) => [article.groupId, article]));
  const copies = articles.flatMap((copy) => {
    const lead = leads.get(copy.groupId);
    return lead && lead.id !== copy.id ? [{ lead, copy }] : [];
  });
  // Word for word the same bodies need no comparison.
  const compared = copies
    .filter(({ lead, copy }) => lead.textSha256 !== copy.textSha256)
    .slice(0, compare ? MOST_COMPARED : 0);
  const ids = [...new Set(compared.flatMap(({ lead, copy }) => [lead.id, copy.id]))];
  const sentences = ids.length > 0 ? await findSentences(database(), ids) : [];
  const of = ({ id }: ArticleSummary) => sentences.filter(({ articleId }) => articleId === id);
  return copies.map((pair) => {
    const { lead, copy } = pair;
    const keys = { leadKey: columnKey(lead), copyKey: columnKey(copy) };
    if (lead.textSha256 === copy.textSha256) return { ...pair, ...keys, own: [], leadOnly: [], otherwise: [] };
    if (!compared.includes(pair)) return { ...pair, ...keys, own: null, leadOnly: [], otherwise: [] };
    return { ...pair, ...keys, ...copyDifferences(of(lead), of(copy)) };
  });
}

/** Sentences that copies of this column's outlet have and their lead copies lack. */
export function ownSentences(copies: readonly StoryCopy[], { key }: Column): CopySentence[] {
  return copies.flatMap(({ copyKey, leadKey, own }) => (copyKey === key && leadKey !== key ? (own ?? []) : []));
}

/** Keys of the columns whose outlets print this sentence of a lead copy too, in a copy of theirs. */
export function alsoPrinting(copies: readonly StoryCopy[], { articleId, start }: CopySentence): string[] {
  const keys = copies.flatMap(({ lead, leadKey, copyKey, own, leadOnly }) =>
    lead.id === articleId && copyKey !== leadKey && own !== null && !leadOnly.some((alone) => alone.start === start)
      ? [copyKey]
      : [],
  );
  return [...new Set(keys)];
}

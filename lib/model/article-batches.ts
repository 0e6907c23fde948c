/** Articles of one job, and the words they may have together: a job that dies is done again from its start. */
const [MOST_ARTICLES, MOST_WORDS] = [50, 100_000];

/** The numbers of these articles, in their order, in lots that one job does; an article with more words than a lot may have is a lot of its own. */
export function articleBatches(articles: readonly { readonly id: number; readonly words: number }[]): number[][] {
  const batches: number[][] = [];
  let batch: number[] = [];
  let sum = 0;
  for (const { id, words } of articles) {
    if (batch.length === MOST_ARTICLES || (batch.length > 0 && sum + words > MOST_WORDS)) {
      batches.push(batch);
      batch = [];
      sum = 0;
    }
    batch.push(id);
    sum += words;
  }
  return batch.length > 0 ? [...batches, batch] : batches;
}

import { database } from "../../db/client.ts";
import { findBodySpans } from "../../db/passages.ts";

/** Tells the number of the body paragraph (1 is the first) that holds an offset of an article, or null outside the body. */
export async function paragraphNumbers(
  articleIds: readonly number[],
): Promise<(articleId: number, offset: number) => number | null> {
  const starts = await findBodySpans(database(), articleIds);
  return (articleId, offset) => {
    const index = (starts.get(articleId) ?? []).findLastIndex(
      (passage) => passage.start <= offset && offset < passage.end,
    );
    return index < 0 ? null : index + 1;
  };
}

import { findArticles, findStale } from "../db/articles.ts";
import { database, inTransaction } from "../db/client.ts";
import { enqueue } from "../db/queue.ts";
import { VERSIONS } from "../model/versions.ts";
import { refreshProfiles } from "./refresh-profiles.ts";

/** Queue every article whose derived rows are older than this version, or all. Texts and decisions are not touched. */
export async function rebuild({ all }: { all: boolean }): Promise<{ articles: number }> {
  const ids = all ? (await findArticles(database())).map(({ id }) => id) : await findStale(database(), VERSIONS);
  for (const articleId of ids) await inTransaction((tx) => enqueue(tx, "flag-duplicates", { articleId }));
  if (!all) await refreshProfiles();
  return { articles: ids.length };
}

import { countArticles } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { countJobs, type JobCounts } from "../../db/queue.ts";
import { AppError } from "../../model/errors.ts";

/** That the database answers, and how much work waits. Throws UNAVAILABLE where it does not answer. */
export async function checkHealth(): Promise<{
  status: "ok";
  articles: number;
  jobs: JobCounts;
}> {
  try {
    return { status: "ok", articles: await countArticles(database()), jobs: await countJobs(database()) };
  } catch (error) {
    throw new AppError("UNAVAILABLE", "The database does not answer. Run “parallax doctor” to see why.", {
      cause: error,
    });
  }
}

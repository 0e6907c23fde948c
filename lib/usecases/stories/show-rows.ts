import { inTransaction } from "../../db/client.ts";
import { changeReading } from "../../db/readings.ts";
import { AppError } from "../../model/errors.ts";
import type { RowsShown } from "../../model/reading.ts";
import { refreshStoryIn } from "./refresh-story.ts";

/** Show a story's rows as a model found them, or as words do; for everyone, and at once. Throws CONFLICT where no model has read it. */
export async function showRows(story: number, shows: RowsShown): Promise<void> {
  await inTransaction(async (tx) => {
    const states = ["read", "waiting", "reading", "failed", "stopped"] as const;
    if (!(await changeReading(tx, story, { shows }, states)))
      throw new AppError("CONFLICT", "No model has read this story.");
    await refreshStoryIn(tx, story);
  });
}

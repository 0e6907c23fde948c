import { findSteps } from "../../db/article-steps.ts";
import { inTransaction } from "../../db/client.ts";
import { findImportFile, findPreview, getImport } from "../../db/imports.ts";
import { enqueue } from "../../db/queue.ts";
import { findFailedFiles, requeueFailedFile as letWait } from "../../db/waiting-files.ts";
import { AppError } from "../../model/errors.ts";
import { queueUploadJobs } from "./fetch-pages.ts";
import { ROWS_PER_FILE } from "./read-upload.ts";

/**
 * Try a file of an import again: one that failed for a reason of ours is read again, one that is in and whose analysis has stopped is analysed
 * again. Throws NOT_FOUND, and CONFLICT where its bytes are not kept: then only its sender has the file.
 */
export async function retryFile(importId: number, position: number): Promise<void> {
  await inTransaction(async (tx) => {
    await getImport(tx, importId);
    if (await findPreview(tx, importId))
      throw new AppError("CONFLICT", "This import is held until you let it begin. Nothing was changed.");
    const file = await findImportFile(tx, importId, position);
    if (!file) throw new AppError("NOT_FOUND", `Import ${importId} has no file ${position}.`);
    const steps = file.articleId === null ? undefined : (await findSteps(tx, [file.articleId])).get(file.articleId);
    if (file.articleId !== null && steps) {
      if (steps.similarity > 0 && steps.claims > 0)
        throw new AppError("CONFLICT", "This text has been analysed already. Nothing was changed.");
      await enqueue(tx, "flag-duplicates", { articleId: file.articleId });
      return;
    }
    if (file.status === "waiting" || file.status === "reading") return queueUploadJobs(tx, importId);
    const begin = position - (position % ROWS_PER_FILE);
    if (file.status !== "failed" || !(await findFailedFiles(tx, importId, [begin])).includes(begin)) {
      throw new AppError(
        "CONFLICT",
        "The bytes of this file were not kept. Nothing was changed. Choose the file again.",
      );
    }
    await letWait(tx, importId, begin, begin + ROWS_PER_FILE);
    await queueUploadJobs(tx, importId);
  });
}

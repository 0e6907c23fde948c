import { inTransaction } from "../../db/client.ts";
import { getImport, savePreview } from "../../db/imports.ts";
import { cancelWaitingFiles } from "../../db/waiting-files.ts";
import { AppError } from "../../model/errors.ts";

/** Drop the files of an upload that have not been read yet; what is in stays in. Returns how many. Throws NOT_FOUND, CONFLICT if none waits. */
export async function cancelImport(importId: number): Promise<number> {
  return inTransaction(async (tx) => {
    await getImport(tx, importId);
    await savePreview(tx, importId, null);
    const cancelled = await cancelWaitingFiles(tx, importId);
    if (cancelled === 0) throw new AppError("CONFLICT", "No file of this import waits any more. Nothing was changed.");
    return cancelled;
  });
}

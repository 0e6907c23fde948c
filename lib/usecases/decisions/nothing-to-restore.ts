import { AppError } from "../../model/errors.ts";

/** What is said where a decision's row does not tell what stood there before: nothing is ended then, because undo would change nothing. */
export function nothingToRestore(): AppError {
  return new AppError(
    "CONFLICT",
    "This entry does not say what stood there before, so it cannot be undone. Decide anew instead. Nothing was changed.",
  );
}

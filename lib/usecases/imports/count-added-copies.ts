import { database } from "../../db/client.ts";
import { countCopiesOf } from "../../db/imports.ts";

/** How many texts that an import added are copies: each stands in one group with another text that is there or came with it. */
export function countAddedCopies(importId: number): Promise<number> {
  return countCopiesOf(database(), importId);
}

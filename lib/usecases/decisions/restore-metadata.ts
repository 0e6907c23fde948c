import { saveMetadata } from "../../db/articles.ts";
import type { Database } from "../../db/client.ts";
import type { StoredDecision } from "../../db/decisions.ts";
import type { MetadataField, Origins } from "../../model/stored.ts";
import { regroup } from "../duplicates/regroup.ts";

type Detail = {
  readonly articles?: readonly number[];
  readonly field?: MetadataField;
  readonly before?: { readonly value: string | null; readonly origin?: Origins[MetadataField] };
};

/** Put a value back, with the origin it had. */
export async function restoreMetadata(tx: Database, decision: StoredDecision): Promise<void> {
  const { articles, field, before } = decision.detail as Detail;
  const [article] = articles ?? [];
  if (article === undefined || !field || !before) return;
  await saveMetadata(tx, article, field, { value: before.value, origin: before.origin ?? null });
  await regroup(tx, [article]);
}

import { database } from "../../db/client.ts";
import { getMatter, getTopic } from "../../db/topics.ts";
import type { ExportRow } from "../../export/article-rows.ts";

/** A topic with its matters, also where it is hidden or merged into another. Throws NOT_FOUND. */
export async function showTopic(id: number): Promise<ExportRow> {
  const { name, terms, hidden, mergedInto, matters } = await getTopic(database(), id);
  return {
    topic: id,
    name,
    terms,
    claims: matters.flatMap((matter) => matter.claimIds),
    hidden,
    mergedInto,
    matters: matters.map((matter) => ({ matter: matter.id, topic: id, name: matter.name, claims: matter.claimIds })),
  };
}

/** A matter as the list of matters has it. Throws NOT_FOUND. */
export async function showMatter(id: number): Promise<ExportRow & { readonly topic: number }> {
  const { topicId, name, claimIds } = await getMatter(database(), id);
  return { matter: id, topic: topicId, name, claims: claimIds };
}

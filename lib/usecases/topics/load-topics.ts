import { findArticles } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { isQueued } from "../../db/queue.ts";
import { findTopics } from "../../db/topics.ts";
import { type Column, columnsOf } from "../columns/outlet-columns.ts";
import { loadMatrix, type MatrixRow } from "./load-matrix.ts";

export type TopicsPage = {
  readonly columns: readonly Column[];
  readonly rows: readonly MatrixRow[];
  readonly hidden: readonly { readonly id: number; readonly name: string }[];
  /** True while topics are being made anew. */
  readonly refreshing: boolean;
};

/** Every topic with its counts by outlet, those where outlets differ most first, and the hidden ones. */
export async function loadTopics(): Promise<TopicsPage> {
  const db = database();
  const columns = await columnsOf(await findArticles(db));
  const hidden = (await findTopics(db, { hidden: true }))
    .filter((topic) => topic.hidden)
    .map(({ id, name }) => ({ id, name }));
  return { columns, rows: await loadMatrix(columns), hidden, refreshing: await isQueued(db, "refresh-topics") };
}

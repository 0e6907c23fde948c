import { database } from "../../db/client.ts";
import { countCells, countColumnSentences } from "../../db/matrix.ts";
import type { RelationCounts, TopicHead } from "../../db/topics.ts";
import type { ColumnLabel } from "../columns/outlet-columns.ts";

/** A topic with, for each column, how many of its body sentences use the topic's words. */
export type MatrixRow = {
  readonly topic: number;
  readonly name: string;
  readonly terms: readonly string[];
  /** Whether the rule or a person made it: a person's words count each alone. */
  readonly origin: string;
  readonly matters: number;
  /** In how many of its matters claims differ in each way: why it stands where it does. */
  readonly differences: RelationCounts;
  readonly cells: readonly { readonly column: string; readonly sentences: number; readonly of: number }[];
};

/** These topics x these columns, in their order. The database adds the cells up, so that no article leaves it. */
export async function loadMatrix(topics: readonly TopicHead[], columns: readonly ColumnLabel[]): Promise<MatrixRow[]> {
  const db = database();
  const [cells, totals] = await Promise.all([
    countCells(
      db,
      topics.map(({ id }) => id),
      columns,
    ),
    countColumnSentences(db, columns),
  ]);
  return topics.map(({ id, name, terms, origin, matters, differences }) => ({
    topic: id,
    name,
    terms,
    origin,
    matters,
    differences,
    cells: columns.map(({ key }, place) => ({
      column: key,
      sentences: cells.get(`${id} ${place}`) ?? 0,
      of: totals[place] ?? 0,
    })),
  }));
}

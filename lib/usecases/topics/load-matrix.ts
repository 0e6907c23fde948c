import { countSentences } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { findTopics, type MatrixCell, type RelationCounts } from "../../db/topics.ts";
import type { Column } from "../columns/outlet-columns.ts";

/** A topic with, for each column, how many of its body sentences use the topic's words. */
export type MatrixRow = {
  readonly topic: number;
  readonly name: string;
  readonly terms: readonly string[];
  readonly matters: number;
  /** In how many of its matters claims differ in each way: why it stands where it does. */
  readonly differences: RelationCounts;
  readonly cells: readonly { readonly column: string; readonly sentences: number; readonly of: number }[];
};

/** The topic x outlet matrix of the given columns, topics of highest rank first. */
export async function loadMatrix(columns: readonly Column[]): Promise<MatrixRow[]> {
  const db = database();
  const topics = await findTopics(db);
  const totals = await countSentences(
    db,
    columns.flatMap((column) => column.leads.map((lead) => lead.id)),
  );
  return topics.map((topic) => ({
    topic: topic.id,
    name: topic.name,
    terms: topic.terms,
    matters: topic.matters.length,
    differences: topic.differences,
    cells: columns.map((column) => ({
      column: column.key,
      sentences: sentencesIn(topic.cells, column),
      of: totalIn(totals, column),
    })),
  }));
}

function sentencesIn(cells: readonly MatrixCell[], column: Column): number {
  const leads = new Set(column.leads.map((lead) => lead.id));
  return cells.reduce((sum, cell) => sum + (leads.has(cell.articleId) ? cell.sentences : 0), 0);
}

function totalIn(totals: ReadonlyMap<number, number>, column: Column): number {
  return column.leads.reduce((sum, lead) => sum + (totals.get(lead.id) ?? 0), 0);
}

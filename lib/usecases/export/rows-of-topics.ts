import { database } from "../../db/client.ts";
import { findTopicHeads, findTopicsShown, type StoredTopic } from "../../db/topics.ts";
import { pagesAfter } from "../../model/pages.ts";
import { type ListedColumn, listColumns } from "../columns/list-columns.ts";
import { loadMatrix } from "../topics/load-matrix.ts";
import { fromPlace, type RowReader, toPlace } from "./row-places.ts";

/** Topics read at a time with their rows and claims. */
const TOPICS_AT_ONCE = 10;
/** Columns of the matrix read at a time. */
const COLUMNS_AT_ONCE = 1000;

/** Topics shown, highest rank first, each with its place in the list, from 0. */
async function* topicsFrom(first: number): AsyncGenerator<{ topic: StoredTopic; at: number }> {
  let skip = first;
  const pages = pagesAfter(
    () => findTopicsShown(database(), { skip, limit: TOPICS_AT_ONCE }),
    ({ id }) => id,
  );
  for await (const page of pages) for (const topic of page) yield { topic, at: skip++ };
}

/** Topics with their claims. A place is how many have been given. */
export const topicRows: RowReader = async function* (after) {
  const [seen] = fromPlace<[number]>(after, 1) ?? [0];
  for await (const { topic, at } of topicsFrom(seen)) {
    const { id, name, terms, matters } = topic;
    yield {
      place: toPlace(at + 1),
      row: { topic: id, name, terms, claims: matters.flatMap(({ claimIds }) => claimIds) },
    };
  }
};

/** Matters topic by topic. A place is how many topics stand before and how many matters of this one have been given. */
export const matterRows: RowReader = async function* (after) {
  const [first, seen] = fromPlace<[number, number]>(after, 2) ?? [0, 0];
  for await (const { topic, at } of topicsFrom(first)) {
    for (const [i, { id, name, claimIds }] of topic.matters.entries())
      if (at !== first || i >= seen)
        yield { place: toPlace(at, i + 1), row: { matter: id, topic: topic.id, name, claims: claimIds } };
  }
};

type MatrixPlace = [topics: number, unknown: number, first: number];

/**
 * The topic x outlet matrix, a row a cell. Silent cells are there with 0 sentences and the words that were searched. A place is how many topics
 * stand before, whether the column is of an unknown outlet, and the column's first article.
 */
export const matrixRows: RowReader = async function* (after) {
  const [skipped, unknown, first] = fromPlace<MatrixPlace>(after, 3) ?? [0, 0, 0];
  const from = { outletId: unknown === 1 ? null : 0, first };
  // Where one page holds all columns they are read once, not once a topic.
  const few = await listColumns({ limit: COLUMNS_AT_ONCE });
  const columnsAfter = async (last: typeof from | undefined) =>
    few.length < COLUMNS_AT_ONCE
      ? few.filter((column) => last === undefined || isBehind(column, last))
      : listColumns({ after: last, limit: COLUMNS_AT_ONCE });
  for (let at = skipped; ; at++) {
    const topics = await findTopicHeads(database(), { skip: at, limit: 1 });
    const [topic] = topics;
    if (!topic) return;
    const begin = after !== undefined && at === skipped ? from : undefined;
    const pages = pagesAfter(
      (last: typeof from | undefined) => columnsAfter(last ?? begin),
      (column) => column,
    );
    for await (const columns of pages) {
      const [row] = await loadMatrix(topics, columns);
      for (const [i, column] of columns.entries()) {
        const { sentences = 0, of = 0 } = row?.cells[i] ?? {};
        const { letter, name: outlet } = column;
        const cell = {
          topic: topic.id,
          name: topic.name,
          letter,
          outlet,
          sentences,
          of,
          searched: topic.terms.join(", "),
        };
        yield { place: toPlace(at, column.outletId === null ? 1 : 0, column.first), row: cell };
      }
    }
  }
};

/** Whether a column stands behind a place among the columns: known outlets come before unknown ones, each by their first article. */
function isBehind(column: ListedColumn, { outletId, first }: Pick<ListedColumn, "outletId" | "first">): boolean {
  const [own, other] = [column.outletId === null, outletId === null];
  return own === other ? column.first > first : own;
}

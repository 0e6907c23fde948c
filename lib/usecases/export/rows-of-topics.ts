import { database } from "../../db/client.ts";
import { findStoriesOfClaims, findStoriesOfTopics } from "../../db/stories.ts";
import { findStoryRowsAfter } from "../../db/story-rows.ts";
import { findTopicHeads, findTopicsShown, type StoredTopic } from "../../db/topics.ts";
import { pagesAfter } from "../../model/pages.ts";
import { type ListedColumn, listColumns } from "../columns/list-columns.ts";
import { loadMatrix } from "../topics/load-matrix.ts";
import { fromPlace, type PlacedRow, type RowReader, toPlace } from "./row-places.ts";
import { matterOfTopic } from "./show-topics.ts";

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
    const claims = matters.flatMap(({ claimIds }) => claimIds);
    const stories = (await findStoriesOfTopics(database(), [id])).get(id) ?? [];
    yield { place: toPlace(at + 1), row: { topic: id, name, terms, claims, stories } };
  }
};

/** What a place among matters counts: rows of stories by story and number, or rows of topics by topics before and matters given. */
const [OF_STORIES, OF_TOPICS] = [0, 1];

/** Rows of stories by story, then matters topic by topic. A place is which of the two, and the last row of a story or how many of topics were given. */
export const matterRows: RowReader = async function* (after, atOnce) {
  const [kind, first, seen] = fromPlace<[number, number, number]>(after, 3) ?? [OF_STORIES, 0, 0];
  if (kind === OF_STORIES) yield* rowsOfStories({ story: first, matter: seen }, atOnce);
  const [topics, matters] = kind === OF_TOPICS ? [first, seen] : [0, 0];
  for await (const { topic, at } of topicsFrom(topics)) {
    const storyOf = await findStoriesOfClaims(
      database(),
      topic.matters.flatMap(({ claimIds }) => claimIds),
    );
    for (const [i, matter] of topic.matters.entries())
      if (at !== topics || i >= matters)
        yield { place: toPlace(OF_TOPICS, at, i + 1), row: matterOfTopic(topic.id, matter, storyOf) };
  }
};

async function* rowsOfStories(
  after: { readonly story: number; readonly matter: number },
  atOnce: number,
): AsyncGenerator<PlacedRow> {
  const pages = pagesAfter(
    (last: typeof after | undefined) => findStoryRowsAfter(database(), last ?? after, atOnce),
    ({ story, matter }) => ({ story, matter }),
  );
  for await (const page of pages)
    for (const { matter, story, name, claims, strength, by } of page)
      yield {
        place: toPlace(OF_STORIES, story, matter),
        row: { matter, topic: null, story, name, claims, strength, by },
      };
}

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

import { database } from "../../db/client.ts";
import { countTopics, findTopicHeads } from "../../db/topics.ts";
import { countColumns, listColumns } from "../columns/list-columns.ts";
import type { ColumnLabel } from "../columns/outlet-columns.ts";
import { loadMatrix, type MatrixRow } from "./load-matrix.ts";

/** Topics on the page; those of highest rank are what a reader looks for. */
const MOST_TOPICS = 200;
/** Outlets counted in each topic: a line of more numbers is not read. */
const MOST_COLUMNS = 40;
/** Hidden topics listed for bringing back. */
const MOST_HIDDEN = 100;

export type TopicsPage = {
  readonly columns: readonly ColumnLabel[];
  /** Outlets and articles of unknown outlet that the page has no room for. */
  readonly moreColumns: number;
  readonly rows: readonly MatrixRow[];
  readonly moreTopics: number;
  readonly hidden: readonly { readonly id: number; readonly name: string }[];
};

/** The topics with their counts by outlet, those where outlets differ most first, and the hidden ones. */
export async function loadTopics(): Promise<TopicsPage> {
  const db = database();
  const columns = await listColumns({ limit: MOST_COLUMNS });
  const rows = await loadMatrix(await findTopicHeads(db, { limit: MOST_TOPICS }), columns);
  const hidden = await findTopicHeads(db, { hidden: true, limit: MOST_HIDDEN });
  return {
    columns,
    rows,
    moreColumns: (await countColumns()) - columns.length,
    moreTopics: (await countTopics(db)).shown - rows.length,
    hidden: hidden.map(({ id, name }) => ({ id, name })),
  };
}

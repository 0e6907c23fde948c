import { database } from "../../db/client.ts";
import { countTopics, findTopicHeads, type TopicHead } from "../../db/topics.ts";
import { countColumns, listColumns } from "../columns/list-columns.ts";
import type { ColumnLabel } from "../columns/outlet-columns.ts";
import { loadMatrix, type MatrixRow } from "./load-matrix.ts";

/** Topics on the page; those of highest rank are what a reader looks for. */
const MOST_TOPICS = 200;
/** Outlets counted in each topic: a line of more numbers is not read. */
const MOST_COLUMNS = 40;
/** Hidden topics listed for bringing back. */
const MOST_HIDDEN = 100;

/** Orders of the list: those where outlets differ most first, those with most points, or by name. */
export const TOPIC_ORDERS = ["differ", "points", "name"] as const;
export type TopicOrder = (typeof TOPIC_ORDERS)[number];

/** What the list is narrowed to, and its order. */
export type AskedTopics = { readonly words?: string; readonly order?: TopicOrder };

export type TopicsPage = {
  readonly columns: readonly ColumnLabel[];
  /** Outlets and articles of unknown outlet that the page has no room for. */
  readonly moreColumns: number;
  readonly rows: readonly MatrixRow[];
  /** Topics that the list can be narrowed from, and those of lower rank that it leaves out. */
  readonly listed: number;
  readonly moreTopics: number;
  readonly hidden: readonly { readonly id: number; readonly name: string }[];
};

/** The topics with their counts by outlet, narrowed and in the order that is asked for, and the hidden ones. */
export async function loadTopics({ words = "", order = "differ" }: AskedTopics = {}): Promise<TopicsPage> {
  const db = database();
  const columns = await listColumns({ limit: MOST_COLUMNS });
  const heads = await findTopicHeads(db, { limit: MOST_TOPICS });
  const rows = await loadMatrix(inOrder(heads.filter(isAbout(words)), order), columns);
  const hidden = await findTopicHeads(db, { hidden: true, limit: MOST_HIDDEN });
  return {
    columns,
    rows,
    moreColumns: (await countColumns()) - columns.length,
    listed: heads.length,
    moreTopics: (await countTopics(db)).shown - heads.length,
    hidden: hidden.map(({ id, name }) => ({ id, name })),
  };
}

/** Whether a topic's name or words hold each of the words asked for. */
function isAbout(words: string): (topic: TopicHead) => boolean {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean);
  return ({ name, terms }) => {
    const own = `${name} ${terms.join(" ")}`.toLowerCase();
    return asked.every((word) => own.includes(word));
  };
}

function inOrder(heads: readonly TopicHead[], order: TopicOrder): TopicHead[] {
  if (order === "points") return [...heads].sort((a, b) => b.matters - a.matters);
  return order === "name" ? [...heads].sort((a, b) => a.name.localeCompare(b.name, "en")) : [...heads];
}

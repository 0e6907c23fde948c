import { countArticles, findArticles } from "../../db/articles.ts";
import { findClaims } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { isQueued } from "../../db/queue.ts";
import { countTopics, findTopicHeads, getTopic, type StoredTopic } from "../../db/topics.ts";
import type { CitedClaim } from "../../model/claim.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { monthsBetween } from "../../text/months-between.ts";
import { type EmbeddingTrouble, loadEmbeddingTrouble } from "../claims/embedding-state.ts";
import type { Ledger } from "../columns/figures-ledger.ts";
import { type ClaimPair, loadClaimPair } from "../columns/load-claim-pair.ts";
import { type Column, columnKey, columnsOf } from "../columns/outlet-columns.ts";
import { citedFirst } from "./cited-first.ts";
import { loadLedger } from "./load-topic-ledger.ts";
import { loadRows, type ParallelRow, type UnlinkedRow } from "./load-topic-rows.ts";

/** Columns shown side by side unless the reader chose: more would be too narrow to read. */
const DEFAULT_COLUMNS = 4;

/** Up to so many articles a topic is read against all of them, so that every silent outlet can be a column; above it a page would read for seconds. */
const READ_AS_A_WHOLE = 1000;
const MOST_ARTICLES = 200;
/** Other topics offered for merging, those of highest rank. */
const MOST_OTHERS = 300;

/** What a reader set on the page; all of it stands in the address. */
export type TopicQuery = {
  /** Keys of the columns, in the order wanted. */
  readonly columns?: readonly string[];
  /** The column that stands first and that others are put beside. */
  readonly base?: string | null;
  readonly pair?: readonly [number, number] | null;
  readonly ledger?: boolean;
};

export type TopicPage = {
  readonly topic: StoredTopic;
  /** The topic that shows this one's rows now, after a merge. */
  readonly movedTo: number | null;
  readonly position: number;
  readonly of: number;
  readonly columns: readonly Column[];
  /** Articles that columns are made of, where the collection is too large for all. */
  readonly narrowed: { readonly articles: number; readonly of: number } | null;
  readonly base: Column | null;
  readonly shelf: readonly (Column & { readonly claims: number })[];
  readonly rows: readonly ParallelRow[];
  /** Claims with the words of a topic that a reader made, though nothing links them. */
  readonly unlinked: UnlinkedRow | null;
  readonly ledger: Ledger | null;
  readonly monthsApart: number | null;
  readonly pair: ClaimPair | null;
  /** The other topics, for merging. */
  readonly others: readonly { readonly id: number; readonly name: string }[];
  /** True while links or topics are being made anew. */
  readonly refreshing: boolean;
  /** Why the links of newer texts were made by words alone; null where the provider of sentence vectors answers. */
  readonly withoutVectors: EmbeddingTrouble | null;
};

/** A topic's name, for the title of its page. Throws NOT_FOUND. */
export async function loadTopicName(id: number): Promise<string> {
  return (await getTopic(database(), id)).name;
}

/** A topic in parallel columns, as the address asks for it. Throws NOT_FOUND. */
export async function loadTopic(id: number, query: TopicQuery = {}): Promise<TopicPage> {
  const db = database();
  const topic = await getTopic(db, id);
  const place = await placeAmong(topic);
  const topics = await findTopicHeads(db, { limit: MOST_OTHERS + 1 });
  const claims = await findClaims(db, { ids: topic.matters.flatMap((matter) => matter.claimIds) });
  const articles = await articlesOf(topic, claims);
  const all = await columnsOf(articles);
  const held = claimsByColumn(all, claims, articles);
  const columns = chooseColumns(all, held, query);
  const { rows, unlinked } = await loadRows(topic, claims, columns, articles);
  const ordered = citedFirst<ArticleSummary, Column>(columns, claims);
  return {
    topic,
    rows,
    unlinked,
    columns: ordered.columns,
    movedTo: topic.mergedInto === null ? null : await finalTopic(topic.mergedInto),
    position: place.position,
    of: place.of,
    narrowed: await narrowedTo(articles.length),
    base: columns.find((column) => column.key === query.base) ?? null,
    shelf: all
      .filter((column) => !columns.includes(column))
      .map((column) => ({ ...column, claims: held.get(column.key) ?? 0 })),
    ledger: query.ledger ? await loadLedger(topic, claims, columns, articles) : null,
    monthsApart: monthsApart(ordered.cited),
    pair: query.pair ? await loadClaimPair(query.pair, all, articles) : null,
    others: topics.filter((other) => other.id !== id).map(({ id: other, name }) => ({ id: other, name })),
    refreshing:
      (await isQueued(db, "refresh-topics")) ||
      (await isQueued(db, "link-claims")) ||
      (await isQueued(db, "link-batch")),
    withoutVectors: await loadEmbeddingTrouble(db),
  };
}

/** Where a topic stands in the list, from 1; 0 where the list does not show it. */
async function placeAmong({ id, rank, hidden, mergedInto, origin, matters }: StoredTopic) {
  const { shown, before } = await countTopics(database(), { id, rank });
  const isListed = !hidden && mergedInto === null && (origin === "person" || matters.length > 0);
  return { position: isListed ? before + 1 : 0, of: shown };
}

/** All articles where they are few; else those that the topic's rows come from and those that use its words most, with their copies. */
async function articlesOf(topic: StoredTopic, claims: readonly CitedClaim[]): Promise<ArticleSummary[]> {
  const db = database();
  if ((await countArticles(db)) <= READ_AS_A_WHOLE) return findArticles(db, { limit: READ_AS_A_WHOLE });
  const wordy = topic.cells.toSorted((a, b) => b.sentences - a.sentences).slice(0, MOST_ARTICLES);
  const ids = [...new Set([...claims.map((claim) => claim.articleId), ...wordy.map((cell) => cell.articleId)])];
  const found = await findArticles(db, { ids });
  return findArticles(db, { groupIds: [...new Set(found.map((article) => article.groupId))] });
}

async function narrowedTo(articles: number): Promise<TopicPage["narrowed"]> {
  const of = await countArticles(database());
  return articles < of ? { articles, of } : null;
}

/** Where a merged topic's rows are by now: what it was merged into may have been merged itself. */
async function finalTopic(id: number): Promise<number> {
  const { mergedInto } = await getTopic(database(), id);
  return mergedInto === null ? id : finalTopic(mergedInto);
}

/** The reader's columns, else the outlets with the most claims here, in the order of their letters; the base first. */
function chooseColumns(
  all: readonly Column[],
  held: ReadonlyMap<string, number>,
  { columns: keys = [], base }: TopicQuery,
): Column[] {
  const chosen = [...new Set(keys)].flatMap((key) => all.find((column) => column.key === key) ?? []);
  const best = all.toSorted((a, b) => (held.get(b.key) ?? 0) - (held.get(a.key) ?? 0)).slice(0, DEFAULT_COLUMNS);
  const columns = chosen.length > 0 ? chosen : all.filter((column) => best.includes(column));
  const first = all.find((column) => column.key === base);
  return first ? [first, ...columns.filter((column) => column !== first)] : columns;
}

function claimsByColumn(
  all: readonly Column[],
  claims: readonly CitedClaim[],
  articles: readonly ArticleSummary[],
): Map<string, number> {
  const keys = new Map(articles.map((article) => [article.id, columnKey(article)]));
  return new Map(all.map(({ key }) => [key, claims.filter((claim) => keys.get(claim.articleId) === key).length]));
}

function monthsApart(articles: readonly ArticleSummary[]): number | null {
  const dates = articles.flatMap((article) => article.publishedAt ?? []).toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  return first && last ? monthsBetween(first, last) : null;
}

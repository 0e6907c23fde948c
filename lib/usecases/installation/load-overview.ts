import { countArticles, countGroups, findArticles, findTexts } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { findProfiles } from "../../db/framing.ts";
import { countCopies, countSamePairs, findFirstToLookAt } from "../../db/open-pairs.ts";
import { findPairs } from "../../db/pairs.ts";
import { findFirstSentences } from "../../db/sentences.ts";
import { countTopics, findTopicHeads } from "../../db/topics.ts";
import type { ArticleSummary, StoredArticle, StoredPair } from "../../model/stored.ts";
import { countColumns, listColumns } from "../columns/list-columns.ts";
import { type ColumnLabel, columnKey, columnsOf } from "../columns/outlet-columns.ts";
import { loadMatrix, type MatrixRow } from "../topics/load-matrix.ts";
import { loadStillToRead, type StillToRead } from "./load-still-to-read.ts";

/** Topics and outlets on the first page; more do not fit a screen, and the rest is linked. */
const MOST_TOPICS = 8;
const MOST_OUTLETS = 6;
/** Openings shown; more would push everything else down. */
const MOST_OPENINGS = 8;

/** How an article opens: headline, first sentence, and three counts of its body. */
export type Opening = {
  readonly article: ArticleSummary;
  readonly column: ColumnLabel;
  readonly copies: number;
  readonly firstSentence: string | null;
  readonly quotedWords: number | null;
  readonly obligations: number | null;
};

export type Overview = {
  readonly texts: number;
  readonly articles: number;
  readonly outlets: number;
  /** Flagged pairs that are, by rule or by a person, one article. */
  readonly samePairs: number;
  readonly stillToRead: StillToRead | null;
  readonly flag: {
    readonly pair: StoredPair;
    readonly a: StoredArticle;
    readonly b: StoredArticle;
    readonly column: ColumnLabel;
  } | null;
  readonly columns: readonly ColumnLabel[];
  readonly moreOutlets: number;
  readonly matrix: readonly MatrixRow[];
  readonly moreTopics: number;
  readonly openings: readonly Opening[];
};

/** Everything the first page shows: counts that the database makes, and the first few of what there is. */
export async function loadOverview(): Promise<Overview> {
  const db = database();
  const shown = await listColumns({ limit: MOST_OUTLETS });
  const topics = await findTopicHeads(db, { limit: MOST_TOPICS });
  const outlets = await countColumns();
  return {
    texts: await countArticles(db),
    articles: await countGroups(db),
    outlets,
    samePairs: await countSamePairs(db),
    stillToRead: await loadStillToRead(),
    flag: await findFlag(),
    columns: shown,
    moreOutlets: outlets - shown.length,
    matrix: await loadMatrix(topics, shown),
    moreTopics: (await countTopics(db)).shown - topics.length,
    openings: await findOpenings(),
  };
}

async function findFlag(): Promise<Overview["flag"]> {
  const db = database();
  const first = await findFirstToLookAt(db);
  if (!first) return null;
  const [pair] = await findPairs(db, { these: [first] });
  const [a, b] = await findTexts(db, [first.aId, first.bId]);
  if (!pair || !a || !b) return null;
  const [column] = await columnsOf([a]);
  return column ? { pair, a, b, column } : null;
}

async function findOpenings(): Promise<Opening[]> {
  const db = database();
  const leads = await findArticles(db, { lead: true, limit: MOST_OPENINGS });
  const ids = leads.map((article) => article.id);
  const columns = new Map((await columnsOf(leads)).map((column) => [column.key, column]));
  const copies = await countCopies(
    db,
    leads.map((article) => article.groupId),
  );
  const sentences = await findFirstSentences(db, ids);
  const profiles = await findProfiles(db, ids);
  return leads.flatMap((article) => {
    const column = columns.get(columnKey(article));
    if (!column) return [];
    const profile = profiles.get(article.id)?.profile;
    return [
      {
        article,
        column,
        copies: copies.get(article.groupId) ?? 1,
        firstSentence: sentences.get(article.id) ?? null,
        quotedWords: profile ? profile.speakers.reduce((sum, speaker) => sum + speaker.quotedWords, 0) : null,
        obligations: profile?.hits.obligation.length ?? null,
      },
    ];
  });
}

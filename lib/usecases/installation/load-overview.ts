import { findArticles, getArticle } from "../../db/articles.ts";
import { findSentences } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { findProfiles } from "../../db/framing.ts";
import { findPairs } from "../../db/pairs.ts";
import { countJobs } from "../../db/queue.ts";
import type { FramingProfile } from "../../model/framing.ts";
import type { ArticleSummary, StoredArticle, StoredPair } from "../../model/stored.ts";
import { type Column, columnsOf } from "../columns/outlet-columns.ts";
import { loadMatrix, type MatrixRow } from "../topics/load-matrix.ts";

/** Topics and outlets on the first page; the rest is linked (RULINGS 18). */
const MOST_TOPICS = 8;
const MOST_OUTLETS = 6;
/** Openings shown; more would push everything else down. */
const MOST_OPENINGS = 8;

/** How an article opens: headline, first sentence, and three counts of its body. */
export type Opening = {
  readonly article: ArticleSummary;
  readonly column: Column;
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
  readonly openJobs: number;
  readonly flag: {
    readonly pair: StoredPair;
    readonly a: StoredArticle;
    readonly b: StoredArticle;
    readonly column: Column;
  } | null;
  readonly columns: readonly Column[];
  readonly moreOutlets: number;
  readonly matrix: readonly MatrixRow[];
  readonly moreTopics: number;
  readonly openings: readonly Opening[];
};

/** Everything the first page shows. */
export async function loadOverview(): Promise<Overview> {
  const db = database();
  const articles = await findArticles(db);
  const pairs = await findPairs(db);
  const jobs = await countJobs(db);
  const columns = await columnsOf(articles);
  const shown = columns.slice(0, MOST_OUTLETS);
  const matrix = await loadMatrix(shown);
  const same = pairs.filter((pair) => sameGroup(pair, articles));
  return {
    texts: articles.length,
    articles: new Set(articles.map((article) => article.groupId)).size,
    outlets: columns.length,
    samePairs: same.length,
    openJobs: jobs.open,
    flag: await flagOf(pairs.find((pair) => pair.decision === null) ?? same[0] ?? null, columns),
    columns: shown,
    moreOutlets: columns.length - shown.length,
    matrix: matrix.slice(0, MOST_TOPICS),
    moreTopics: Math.max(0, matrix.length - MOST_TOPICS),
    openings: await openingsOf(articles, columns),
  };
}

function sameGroup(pair: StoredPair, articles: readonly ArticleSummary[]): boolean {
  const group = (id: number) => articles.find((article) => article.id === id)?.groupId;
  return group(pair.aId) === group(pair.bId);
}

async function flagOf(pair: StoredPair | null, columns: readonly Column[]): Promise<Overview["flag"]> {
  if (!pair) return null;
  const a = await getArticle(database(), pair.aId);
  const b = await getArticle(database(), pair.bId);
  const column = columns.find((each) => each.articleIds.includes(a.id));
  return column ? { pair, a, b, column } : null;
}

async function openingsOf(articles: readonly ArticleSummary[], columns: readonly Column[]): Promise<Opening[]> {
  const leads = articles.filter((article) => article.lead).slice(0, MOST_OPENINGS);
  const ids = leads.map((article) => article.id);
  const sentences = await findSentences(database(), ids);
  const profiles = await findProfiles(database(), ids);
  return leads.flatMap((article) => {
    const column = columns.find((each) => each.articleIds.includes(article.id));
    if (!column) return [];
    const profile = profiles.get(article.id)?.profile as FramingProfile | undefined;
    return [
      {
        article,
        column,
        copies: articles.filter((other) => other.groupId === article.groupId).length,
        firstSentence: sentences.find((sentence) => sentence.articleId === article.id)?.text ?? null,
        quotedWords: profile ? profile.speakers.reduce((sum, speaker) => sum + speaker.quotedWords, 0) : null,
        obligations: profile?.hits.obligation.length ?? null,
      },
    ];
  });
}

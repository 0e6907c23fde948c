import { findArticles } from "../../db/articles.ts";
import { findClaims } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { isQueued } from "../../db/queue.ts";
import { findSentences } from "../../db/sentences.ts";
import { findStories, findStoryArticles, type StoryArticle, type StoryHead } from "../../db/stories.ts";
import { findStoryRows, findTellingLinks } from "../../db/story-rows.ts";
import type { CitedClaim } from "../../model/claim.ts";
import { AppError } from "../../model/errors.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import type { StoryRow } from "../../model/story.ts";
import { columnsByWeight, mostDiffering } from "../../stories/arrange-rows.ts";
import type { StandIn } from "../../stories/stand-in-name.ts";
import { type Ledger, ledgerOf } from "../columns/figures-ledger.ts";
import { type ClaimPair, loadClaimPair } from "../columns/load-claim-pair.ts";
import { type Column, columnsOf } from "../columns/outlet-columns.ts";
import { paragraphNumbers } from "../passages/paragraph-numbers.ts";
import { loadStoryReading, type StoryReadingFacts } from "../reading/load-story-reading.ts";
import { loadMoveOut, loadNearStories, type MoveOut, type NearThisStory, nameOfStoryHead } from "./near-this-story.ts";
import { type OnlyIn, onlyIn } from "./only-in.ts";
import { loadCopies, type StoryCopy } from "./story-copies.ts";
import { countSides, type StoryCounts } from "./story-counts.ts";
import {
  arrangedRows,
  cellsOfRows,
  type PerhapsRow,
  perhapsRows,
  type ShownRow,
  type StoryPoint,
} from "./story-rows.ts";

/** Columns side by side unless the reader chose: more would be too narrow to read. */
const DEFAULT_COLUMNS = 4;
/** Articles of a story that are read; copies of one count as one. Rows are made from no more. */
const MOST_GROUPS = 60;
/** Rows of a story that are read. */
const MOST_ROWS = 200;
/** Claims read for figures and dates. */
const MOST_CLAIMS = 2000;
/** Lines of "Where they differ most". */
const MOST_DIFFERENCES = 4;

export const STORY_VIEWS = ["points", "figures", "copies", "articles"] as const;
export type StoryView = (typeof STORY_VIEWS)[number];

/** What a reader set on the page; all of it stands in the address. */
export type ChosenOutlets = {
  readonly view?: StoryView;
  readonly columns?: readonly string[];
  readonly base?: string | null;
  readonly pair?: readonly [number, number] | null;
  /** An article that is to be moved out. */
  readonly move?: number | null;
};

/** A column with the articles that have a claim in the rows, those with most first; and how many claims. */
export type StoryColumn = Column & { readonly cited: readonly ArticleSummary[]; readonly claims: number };

export type StoryPage = {
  readonly story: {
    readonly id: number;
    readonly name: string;
    readonly nameBy: "rule" | "person" | StandIn["nameBy"];
  };
  readonly counts: StoryCounts;
  readonly near: NearThisStory;
  readonly moveOut: MoveOut | null;
  /** Every article, copies too, oldest date first; those that were read where the story is too large for all. */
  readonly articles: readonly ArticleSummary[];
  /** Articles of the story that were not read. */
  readonly unread: number;
  /** Every outlet of the story, those with most in the rows first. */
  readonly outlets: readonly StoryColumn[];
  readonly columns: readonly StoryColumn[];
  /** Sentences that a model had before it of each column shown, by key; none of a column that has an article it did not read. */
  readonly modelRead: ReadonlyMap<string, number>;
  readonly base: StoryColumn | null;
  readonly rows: readonly ShownRow[];
  /** Rows in which no outlet shown has a claim. */
  readonly elsewhere: readonly StoryPoint[];
  readonly perhaps: readonly PerhapsRow[];
  readonly differences: ReturnType<typeof mostDiffering<StoryPoint>>;
  readonly onlyIn: readonly OnlyIn[];
  readonly copies: readonly StoryCopy[];
  readonly pair: ClaimPair | null;
  readonly ledger: Ledger | null;
  /** True while the rows are being made anew. */
  readonly refreshing: boolean;
  /** Who found the rows, and how far a model has read the story. */
  readonly reading: StoryReadingFacts;
};

/** A story's name, for the title of its page. Throws NOT_FOUND. */
export async function loadStoryName(id: number): Promise<string> {
  const story = await getStory(id);
  return nameOfStoryHead(story, story.name === null ? await findStoryArticles(database(), [id]) : []).name;
}

/**
 * A story in parallel columns, as the address asks for it; texts are read only where the view shows them: cells, what waits and what one outlet alone
 * has belong to the points, and copies are compared there and in their own view. Throws NOT_FOUND.
 */
export async function loadStory(id: number, query: ChosenOutlets = {}): Promise<StoryPage> {
  const db = database();
  // What does not hang on one another is asked at once: a page waits for the database longer than it computes.
  const [story, all, stored, reading, refreshing] = await Promise.all([
    getStory(id),
    findStoryArticles(db, [id]),
    findStoryRows(db, id, MOST_ROWS),
    loadStoryReading(id),
    isQueued(db, "refresh-story"),
  ]);
  const [found, counts] = await Promise.all([
    findClaims(db, { ids: stored.flatMap((row) => row.claims) }),
    countSides(all),
  ]);
  // Of an article that was just moved out, rows hold claims until they are made anew.
  const here = new Set(all.map(({ groupId }) => groupId));
  const claims = found.filter(({ groupId }) => here.has(groupId));
  const sure = stored.filter(isSure);
  const isPoints = (query.view ?? "points") === "points";
  const [articles, links, near] = await Promise.all([
    findArticles(db, { groupIds: groupsToRead(all, claims) }).then(byDate),
    findTellingLinks(
      db,
      sure.flatMap((row) => row.claims),
    ),
    loadNearStories(id, counts.from),
  ]);
  const [columns, copies] = await Promise.all([
    columnsOf(articles),
    loadCopies(articles, { compare: isPoints || query.view === "copies" }),
  ]);
  const rows = arrangedRows(sure, claims, links, articles);
  const outlets = storyColumns(columns, rows, articles);
  const shown = chooseColumns(outlets, query);
  const leads = shown.flatMap((column) => column.leads.map((lead) => lead.id));
  const numbered = [...claims.map(({ articleId }) => articleId), ...leads, ...copies.map(({ copy }) => copy.id)];
  const [sentences, paragraphs] = await Promise.all([
    isPoints ? findSentences(db, leads) : [],
    paragraphNumbers(isPoints ? [...new Set(numbered)] : []),
  ]);
  const show = (claim: CitedClaim) => ({ claim, paragraph: paragraphs(claim.articleId, claim.sentence.start) });
  const { visible, elsewhere } = cellsOfRows(rows, shown, { links, articles, sentences, show });
  return {
    articles,
    rows: visible,
    elsewhere,
    copies,
    outlets,
    columns: shown,
    story: { id, ...nameOfStoryHead(story, all) },
    counts,
    near,
    moveOut: query.move ? await loadMoveOut(id, query.move, articles) : null,
    unread: all.length - articles.length,
    base: shown.find((column) => column.key === query.base) ?? null,
    perhaps: perhapsRows(
      stored.filter((row) => !isSure(row)),
      claims,
      outlets,
      show,
    ),
    differences: mostDiffering(rows, MOST_DIFFERENCES),
    onlyIn: isPoints ? onlyIn(outlets, shown, sentences, rows, copies, paragraphs) : [],
    pair: query.pair ? await loadClaimPair(query.pair, columns, articles) : null,
    ledger: query.view === "figures" ? await loadFigures(leads, rows, shown, articles) : null,
    refreshing,
    reading,
    modelRead: sentencesRead(shown, sentences, reading),
  };
}

function sentencesRead(
  columns: readonly StoryColumn[],
  sentences: readonly { readonly articleId: number }[],
  { by, shows, unread }: StoryReadingFacts,
): Map<string, number> {
  if (by === null || shows === "words") return new Map();
  const read = columns.filter(({ leads }) => leads.length > 0 && !leads.some(({ id }) => unread.includes(id)));
  return new Map(
    read.map(({ key, leads }) => [
      key,
      sentences.filter(({ articleId }) => leads.some(({ id }) => id === articleId)).length,
    ]),
  );
}

const isSure = ({ strength }: StoryRow) => strength === "sure";

async function getStory(id: number): Promise<StoryHead> {
  const [story] = await findStories(database(), [id]);
  if (!story)
    throw new AppError(
      "NOT_FOUND",
      `There is no story ${id}. It may have been joined with another: see the list of stories.`,
    );
  return story;
}

/** The groups that rows come from, then the others in the order of import. */
function groupsToRead(articles: readonly StoryArticle[], claims: readonly CitedClaim[]): number[] {
  const groups = new Set([...claims.map(({ groupId }) => groupId), ...articles.map(({ groupId }) => groupId)]);
  return [...groups].slice(0, MOST_GROUPS);
}

function byDate(articles: readonly ArticleSummary[]): ArticleSummary[] {
  const day = ({ publishedAt }: ArticleSummary) => publishedAt ?? "9999";
  return articles.toSorted((a, b) => day(a).localeCompare(day(b)) || a.id - b.id);
}

/** Every outlet with what it has in the rows, by weight; then those with an article of their own, then those with copies alone. */
function storyColumns(
  columns: readonly Column[],
  rows: readonly StoryPoint[],
  articles: readonly ArticleSummary[],
): StoryColumn[] {
  const order = columnsByWeight(
    rows,
    columns.map(({ key }) => key),
  );
  const rank = ({ key, leads }: Column) =>
    order.includes(key) ? order.indexOf(key) : order.length + (leads.length > 0 ? 0 : 1);
  const claims = rows.flatMap((row) => row.claims);
  return columns
    .map((column) => {
      const own = claims.filter(({ articleId }) => column.articleIds.includes(articleId));
      const count = (article: ArticleSummary) => own.filter(({ articleId }) => articleId === article.id).length;
      const cited = articles.filter((article) => count(article) > 0).toSorted((a, b) => count(b) - count(a));
      return { ...column, cited, claims: own.length };
    })
    .toSorted((a, b) => rank(a) - rank(b));
}

/** The reader's columns, else the outlets that have most in the rows; the base first. Where there is no row, outlets with a text of their own. */
function chooseColumns(outlets: readonly StoryColumn[], { columns: keys = [], base }: ChosenOutlets): StoryColumn[] {
  const chosen = [...new Set(keys)].flatMap((key) => outlets.find((column) => column.key === key) ?? []);
  const cited = outlets.filter(({ claims }) => claims > 0);
  const own = outlets.filter(({ leads }) => leads.length > 0);
  const columns = chosen.length > 0 ? chosen : (cited.length > 0 ? cited : own).slice(0, DEFAULT_COLUMNS);
  const first = outlets.find((column) => column.key === base);
  return first ? [first, ...columns.filter((column) => column !== first)] : columns;
}

async function loadFigures(
  leads: readonly number[],
  rows: readonly StoryPoint[],
  columns: readonly StoryColumn[],
  articles: readonly ArticleSummary[],
): Promise<Ledger> {
  const claims = await findClaims(database(), { articleIds: leads, limit: MOST_CLAIMS });
  const linked = new Set(rows.flatMap((row) => row.claims.map(({ id }) => id)));
  return ledgerOf(claims, linked, columns, articles);
}

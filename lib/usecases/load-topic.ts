import { sharedTerms } from "../claims/naming.ts";
import { type Comparison, compareTexts } from "../collation/compare.ts";
import { findArticles } from "../db/articles.ts";
import { findClaims, findSentences } from "../db/claims.ts";
import { database } from "../db/client.ts";
import { findDecisions, pairSubject } from "../db/decisions.ts";
import { findLinks, type StoredLink } from "../db/links.ts";
import { findTopics, getTopic, type StoredMatter, type StoredTopic } from "../db/topics.ts";
import type { ClaimRow, LinkRelation } from "../model/claim.ts";
import { AppError } from "../model/errors.ts";
import type { ArticleSummary } from "../model/stored.ts";
import { monthsBetween } from "../text/dates.ts";
import { type Column, columnKey, columnsOf } from "./outlet-columns.ts";
import { paragraphNumbers } from "./paragraph-numbers.ts";

/** Columns shown side by side unless the reader chose: more would be too narrow to read. */
const DEFAULT_COLUMNS = 4;
/** How many of a matter's words a sentence needs before we say that it may be about the matter. */
const WORDS_OF_A_MATTER = 2;
/** Most words searched in a silent column. */
const MOST_SEARCHED = 6;

/** A claim in a cell, with its place for the reader. */
export type ShownClaim = { readonly claim: ClaimRow; readonly paragraph: number | null };

/** One matter in one column: its claims, or what was searched and what was found near it. */
export type Cell = {
  readonly column: string;
  readonly claims: readonly ShownClaim[];
  readonly searched: readonly string[];
  /** Sentences of a silent column that use at least two of the searched words, though no claim was linked. */
  readonly near: readonly { readonly articleId: number; readonly start: number; readonly text: string }[];
};

export type Chip = { readonly relation: LinkRelation; readonly note: string; readonly a: number; readonly b: number };
export type MatterRow = { readonly id: number; readonly name: string; readonly chips: readonly Chip[]; readonly cells: readonly Cell[] };

/** Two claims that the reader put beside each other. */
export type ClaimPair = {
  readonly a: ClaimRow;
  readonly b: ClaimRow;
  readonly columnA: Column;
  readonly columnB: Column;
  readonly comparison: Comparison;
  readonly link: StoredLink | null;
  readonly decision: string | null;
  readonly monthsApart: number | null;
};

export type TopicPage = {
  readonly topic: StoredTopic;
  readonly position: number;
  readonly of: number;
  readonly columns: readonly Column[];
  readonly shelf: readonly Column[];
  readonly rows: readonly MatterRow[];
  readonly monthsApart: number | null;
  readonly pair: ClaimPair | null;
};

/** A topic's name, for the title of its page. Throws NOT_FOUND. */
export async function loadTopicName(id: number): Promise<string> {
  return (await getTopic(database(), id)).name;
}

/** A topic in parallel columns. `columns` are the column keys the reader chose, in that order. */
export async function loadTopic(
  id: number,
  chosen: { columns?: readonly string[]; pair?: readonly [number, number] | null } = {},
): Promise<TopicPage> {
  const db = database();
  const [topic, topics, articles] = [await getTopic(db, id), await findTopics(db), await findArticles(db)];
  const claims = await findClaims(db, { ids: topic.matters.flatMap((matter) => matter.claimIds) });
  const all = await columnsOf(articles);
  const columns = chooseColumns(all, claims, articles, chosen.columns ?? []);
  const links = await findLinks(db, { claimIds: claims.map((claim) => claim.id) });
  const paragraphs = await paragraphNumbers([...new Set(claims.map((claim) => claim.articleId))]);
  const shown = claims.map((claim) => ({ claim, paragraph: paragraphs(claim.articleId, claim.sentence.start) }));
  const sentences = await findSentences(
    db,
    columns.flatMap((column) => column.leads.map((lead) => lead.id)),
  );
  const rows = topic.matters.map((matter) => rowOf(matter, shown, links, columns, articles, sentences));
  const position = topics.findIndex((each) => each.id === id);
  return {
    ...{ topic, rows, columns, position: position + 1, of: topics.length },
    shelf: all.filter((column) => !columns.includes(column)),
    monthsApart: monthsApart(columns.flatMap((column) => column.leads)),
    pair: chosen.pair ? await loadClaimPair(chosen.pair, all, articles) : null,
  };
}

/** The reader's columns, else the outlets with the most claims here, in the order of their letters. */
function chooseColumns(all: readonly Column[], claims: readonly ClaimRow[], articles: readonly ArticleSummary[], keys: readonly string[]): Column[] {
  const chosen = keys.flatMap((key) => all.find((column) => column.key === key) ?? []);
  if (chosen.length > 0) return chosen;
  const byId = new Map(articles.map((article) => [article.id, article]));
  const claimsIn = (column: Column) => claims.filter((claim) => keyOf(byId, claim) === column.key).length;
  const best = all.toSorted((a, b) => claimsIn(b) - claimsIn(a)).slice(0, DEFAULT_COLUMNS);
  return all.filter((column) => best.includes(column));
}

function keyOf(byId: ReadonlyMap<number, ArticleSummary>, claim: ClaimRow): string | null {
  const article = byId.get(claim.articleId);
  return article ? columnKey(article) : null;
}

type SentenceRow = { readonly articleId: number; readonly start: number; readonly text: string; readonly lemmas: readonly string[] };

function rowOf(
  matter: StoredMatter,
  shown: readonly ShownClaim[],
  links: readonly StoredLink[],
  columns: readonly Column[],
  articles: readonly ArticleSummary[],
  sentences: readonly SentenceRow[],
): MatterRow {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const own = shown.filter(({ claim }) => matter.claimIds.includes(claim.id));
  const searched = sharedLemmas(own.map(({ claim }) => claim));
  const cells = columns.map((column): Cell => {
    const claims = own.filter(({ claim }) => keyOf(byId, claim) === column.key);
    return { column: column.key, claims, searched, near: claims.length > 0 ? [] : nearSentences(column, searched, sentences) };
  });
  const chips = links
    .filter((link) => matter.claimIds.includes(link.a) && matter.claimIds.includes(link.b))
    .flatMap((link) => link.evidence.map(({ relation, note }) => ({ relation, note: shortNote(relation, note), a: link.a, b: link.b })));
  return { id: matter.id, name: matter.name, cells, chips: distinctChips(chips) };
}

/** What fits a chip: its figures, its speakers, or the words in common; the rest is told where the pair is opened. */
function shortNote(relation: LinkRelation, note: string): string {
  if (relation === "certain-hedged" || relation === "asserted-denied") return "";
  return note.split(". ", 1)[0]?.replace(/\.$/, "") ?? "";
}

/** One chip a relation: a row of eight chips explains nothing. */
function distinctChips(chips: readonly Chip[]): Chip[] {
  return chips.filter((chip, i) => chips.findIndex((other) => other.relation === chip.relation) === i);
}

/** The words that a matter's claims share: what "searched" means in its silent cells. */
function sharedLemmas(claims: readonly ClaimRow[]): string[] {
  const terms = sharedTerms(claims, () => 1, 1, MOST_SEARCHED);
  const words = terms.filter((term) => !term.name);
  return (words.length >= WORDS_OF_A_MATTER ? words : terms).map((term) => term.lemma);
}

function nearSentences(column: Column, searched: readonly string[], sentences: readonly SentenceRow[]): Cell["near"] {
  const ids = new Set(column.leads.map((lead) => lead.id));
  return sentences
    .filter((sentence) => ids.has(sentence.articleId))
    .map((sentence) => ({ sentence, hits: searched.filter((word) => sentence.lemmas.includes(word)).length }))
    .filter(({ hits }) => hits >= WORDS_OF_A_MATTER)
    .toSorted((a, b) => b.hits - a.hits)
    .slice(0, 3)
    .map(({ sentence: { articleId, start, text } }) => ({ articleId, start, text }));
}

function monthsApart(articles: readonly ArticleSummary[]): number | null {
  const dates = articles.flatMap((article) => article.publishedAt ?? []).toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  return first && last ? monthsBetween(first, last) : null;
}

async function loadClaimPair(
  [a, b]: readonly [number, number],
  columns: readonly Column[],
  articles: readonly ArticleSummary[],
): Promise<ClaimPair | null> {
  const db = database();
  const claims = await findClaims(db, { ids: [a, b] });
  const [one, other] = [claims.find((claim) => claim.id === a), claims.find((claim) => claim.id === b)];
  if (!one || !other) throw new AppError("NOT_FOUND", "One of the two claims is no longer there. Choose two from the columns again.");
  const byId = new Map(articles.map((article) => [article.id, article]));
  const columnA = columns.find((column) => column.key === keyOf(byId, one));
  const columnB = columns.find((column) => column.key === keyOf(byId, other));
  if (!columnA || !columnB) return null;
  const [decision] = await findDecisions(db, "link", [pairSubject(one.key, other.key)]);
  const links = await findLinks(db, { claimIds: [a] });
  const dates = [byId.get(one.articleId)?.publishedAt, byId.get(other.articleId)?.publishedAt];
  return {
    ...{ a: one, b: other, columnA, columnB },
    comparison: compareTexts(one.sentenceText, other.sentenceText),
    link: links.find((link) => (link.a === a && link.b === b) || (link.a === b && link.b === a)) ?? null,
    decision: decision?.verdict ?? null,
    monthsApart: dates[0] && dates[1] ? Math.abs(monthsBetween(dates[0], dates[1])) : null,
  };
}

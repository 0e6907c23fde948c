import { findArticles, getArticle } from "../db/articles.ts";
import { countSentences, findSentences } from "../db/claims.ts";
import { database } from "../db/client.ts";
import { findProfiles } from "../db/framing.ts";
import { getTopic } from "../db/topics.ts";
import { compareProfiles, type FramingDifference, type FramingRow, largestDifferences } from "../framing/compare.ts";
import { type ConcordanceLine, concordance } from "../framing/concordance.ts";
import { type DistinctiveWord, distinctiveWords } from "../framing/distinctive.ts";
import { type NameGroup, namesUsed } from "../framing/naming.ts";
import { addProfiles } from "../framing/profile.ts";
import { type Silence, silences } from "../framing/silence.ts";
import { AppError } from "../model/errors.ts";
import type { FramedArticle, FramingProfile } from "../model/framing.ts";
import type { Span } from "../model/span.ts";
import { type ArticleSummary, bodySpans } from "../model/stored.ts";
import { tokensOf } from "../text/tokens.ts";
import { loadMatrix } from "./load-matrix.ts";
import { type Column, columnsOf } from "./outlet-columns.ts";
import { paragraphNumbers } from "./paragraph-numbers.ts";

/** Columns beside each other: more than four cannot be compared by eye. */
const MOST_COLUMNS = 4;
/** Characters of context on either side of a word in a concordance. */
const CONTEXT = 90;
/** Most concordance lines shown at once. */
const MOST_LINES = 200;
/** Articles of a column searched for names; the words of a thousand articles cannot be read at once. */
const MOST_NAMED = 40;
/** Silences told; the rest stands in the matrix. */
const MOST_SILENCES = 8;
/** Articles of an outlet below which the page says that they describe the texts, not the outlet. */
const SMALL_SAMPLE = 10;

/** Which numbers the reader opened: a measure of a column ("measure:obligation"), a speaker's words ("speaker:…") or a word ("word:…"). */
export type Opened = { readonly what: string; readonly column: string };

export type FramingColumnView = {
  readonly column: Column;
  readonly articles: readonly ArticleSummary[];
  readonly profile: FramingProfile;
  /** Sentences before each article, so that a strip of several articles runs on. */
  readonly sentenceOffsets: ReadonlyMap<number, number>;
  readonly distinctive: readonly DistinctiveWord[];
};

export type OpenedLine = ConcordanceLine & { readonly paragraph: number | null };

export type FramingPage = {
  readonly columns: readonly FramingColumnView[];
  readonly rows: readonly FramingRow[];
  readonly differences: readonly FramingDifference[];
  readonly names: readonly NameGroup[];
  readonly silences: readonly Silence[];
  readonly topic: { readonly id: number; readonly name: string } | null;
  readonly opened: { readonly what: string; readonly column: Column; readonly lines: readonly OpenedLine[]; readonly more: number } | null;
  readonly small: boolean;
  readonly others: readonly Column[];
  readonly unread: readonly ArticleSummary[];
};

/** Two to four outlets or articles compared by counts, each with the lines it counts. `ids` are articles; none means the first outlets. */
export async function loadFraming(chosen: { ids: readonly number[]; topic: number | null; opened: Opened | null }): Promise<FramingPage> {
  const db = database();
  const all = await findArticles(db);
  const topic = chosen.topic === null ? null : await getTopic(db, chosen.topic);
  const available = await columnsOf(all.filter((article) => article.language === "en"));
  const columns = pickColumns(available, all, chosen.ids);
  const articles = columns.flatMap((column) => column.leads);
  const profiles = await findProfiles(
    db,
    articles.map((article) => article.id),
  );
  const sentences = await countSentences(
    db,
    articles.map((article) => article.id),
  );
  const views = columns.map((column) => viewOf(column, profiles, sentences));
  const compared = views.map(({ column, profile }) => ({ name: column.name, profile }));
  return {
    columns: views.map((view) => ({ ...view, distinctive: distinctiveOf(view, views) })),
    rows: compareProfiles(compared),
    differences: largestDifferences(compared),
    names: namesUsed(await framedArticles(views)),
    silences: await silencesOf(columns),
    topic: topic ? { id: topic.id, name: topic.name } : null,
    opened: await openedLines(chosen.opened, views),
    small: views.some((view) => view.articles.length < SMALL_SAMPLE),
    others: available.filter((column) => !columns.some((each) => each.key === column.key)),
    unread: all.filter((article) => article.language !== "en" && chosen.ids.includes(article.id)),
  };
}

/** The columns of the chosen articles' outlets, narrowed to those articles; without a choice the first four outlets. */
function pickColumns(available: readonly Column[], all: readonly ArticleSummary[], ids: readonly number[]): Column[] {
  if (ids.length === 0) return available.slice(0, MOST_COLUMNS);
  const missing = ids.find((id) => !all.some((article) => article.id === id));
  if (missing !== undefined) throw new AppError("NOT_FOUND", `There is no article ${missing} to compare.`);
  const groups = new Set(ids.flatMap((id) => all.find((article) => article.id === id)?.groupId ?? []));
  return available
    .map((column) => ({ ...column, leads: column.leads.filter((lead) => groups.has(lead.groupId)) }))
    .filter((column) => column.leads.length > 0)
    .slice(0, MOST_COLUMNS);
}

function viewOf(column: Column, profiles: Awaited<ReturnType<typeof findProfiles>>, sentences: ReadonlyMap<number, number>): FramingColumnView {
  const articles = column.leads.filter((lead) => profiles.has(lead.id));
  const profile = addProfiles(articles.flatMap((article) => (profiles.get(article.id)?.profile as FramingProfile | undefined) ?? []));
  let before = 0;
  const sentenceOffsets = new Map<number, number>();
  for (const { id } of articles) {
    sentenceOffsets.set(id, before);
    before += sentences.get(id) ?? 0;
  }
  return { column, articles, profile, sentenceOffsets, distinctive: [] };
}

function distinctiveOf(view: FramingColumnView, views: readonly FramingColumnView[]): DistinctiveWord[] {
  const others = addProfiles(views.filter((other) => other !== view).map((other) => other.profile));
  return distinctiveWords(view.profile.wordCounts, others.wordCounts);
}

async function openedLines(opened: Opened | null, views: readonly FramingColumnView[]): Promise<FramingPage["opened"]> {
  const view = views.find((each) => each.column.key === opened?.column);
  if (!opened || !view) return null;
  const places = await placesOf(opened.what, view);
  const lines: OpenedLine[] = [];
  const paragraphs = await paragraphNumbers(view.articles.map((article) => article.id));
  for (const { id } of view.articles) {
    const spans = places.filter((place) => place.article === id).toSorted((a, b) => a.start - b.start);
    if (spans.length === 0 || lines.length >= MOST_LINES) continue;
    const { text } = await getArticle(database(), id);
    for (const line of concordance(id, text, spans, CONTEXT)) lines.push({ ...line, paragraph: paragraphs(id, line.span.start) });
  }
  return { what: opened.what, column: view.column, lines: lines.slice(0, MOST_LINES), more: Math.max(0, places.length - MOST_LINES) };
}

/** The columns' articles with what naming reads of them. */
async function framedArticles(views: readonly FramingColumnView[]): Promise<FramedArticle[][]> {
  const shown = views.map((view) => view.articles.slice(0, MOST_NAMED));
  const sentences = await findSentences(
    database(),
    shown.flat().map((article) => article.id),
  );
  return Promise.all(
    shown.map((articles) =>
      Promise.all(
        articles.map(async ({ id, headline }) => {
          const { text, passages } = await getArticle(database(), id);
          const own = sentences.filter((sentence) => sentence.articleId === id);
          return { id, headline, text, body: bodySpans(passages), sentences: own, attributions: [], speakers: [] };
        }),
      ),
    ),
  );
}

/** Topics that other columns write about and one does not. */
async function silencesOf(columns: readonly Column[]): Promise<Silence[]> {
  const rows = await loadMatrix(columns);
  return silences(rows.map((row) => ({ what: row.name, searched: row.terms, counts: row.cells.map((cell) => cell.sentences) }))).slice(
    0,
    MOST_SILENCES,
  );
}

/** The places that a number counts: "measure:hedges", "term:hedges:might", "speaker:Name" ("speaker:" where no one is named) or "word:russia". */
async function placesOf(what: string, view: FramingColumnView): Promise<(Span & { article: number })[]> {
  const { profile, articles } = view;
  const [kind = "", ...rest] = what.split(":");
  const value = rest.join(":");
  if (kind === "measure") return [...(profile.hits[value as keyof FramingProfile["hits"]] ?? [])];
  if (kind === "term") {
    const [measure = "", ...term] = rest;
    return (profile.hits[measure as keyof FramingProfile["hits"]] ?? []).filter((hit) => hit.term === term.join(":"));
  }
  if (kind === "speaker") return [...(profile.speakers.find((speaker) => (speaker.name ?? "") === value)?.quotations ?? [])];
  if (kind === "cue") return profile.speakers.flatMap((speaker) => speaker.cues.filter((cue) => cue.verbClass === value));
  if (kind === "name") {
    const groups = namesUsed(await framedArticles([view]));
    return groups.flatMap((group) => group.rows.filter((row) => row.name === value).flatMap((row) => row.columns[0] ?? []));
  }
  if (kind !== "word") return [];
  const sentences = await findSentences(
    database(),
    articles.map((article) => article.id),
  );
  return sentences.flatMap(({ articleId, start, text }) =>
    tokensOf(text).flatMap((token) => (token.norm === value ? [{ article: articleId, start: start + token.start, end: start + token.end }] : [])),
  );
}

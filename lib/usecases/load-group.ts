import { type MergedText, mergeCopies } from "../collation/merge.ts";
import { findArticles, findArticlesAnyState, getArticle } from "../db/articles.ts";
import { database } from "../db/client.ts";
import { findPairs } from "../db/pairs.ts";
import { AppError } from "../model/errors.ts";
import type { ArticleSummary, StoredArticle } from "../model/stored.ts";
import { leadOf } from "../similarity/lead.ts";
import { type JudgedPair, judgePairs } from "./judge-pairs.ts";
import { outletLetters } from "./outlet-letters.ts";

/** A copy of an article with its place in the merged view: "B1" is the first copy, from outlet B. */
export type Copy = { readonly siglum: string; readonly letter: string; readonly copy: number; readonly article: StoredArticle };

/** Two copies read from the one to the other. */
export type Reading = { readonly from: Copy; readonly to: Copy; readonly merged: MergedText };

export type GroupPage = {
  readonly id: number;
  /** The lead copy first, the others by date. */
  readonly copies: readonly Copy[];
  readonly leadWhy: string;
  readonly merged: MergedText;
  /** What split, inline and changes show; null where the group is one article. */
  readonly reading: Reading | null;
  /** Flagged pairs among the copies, those of the lead copy first. */
  readonly pairs: readonly JudgedPair[];
};

/** The id of the group that an article is in; removed articles are in none. Throws NOT_FOUND. */
export async function groupOf(id: number): Promise<number> {
  const [article] = await findArticlesAnyState(database(), [id]);
  const copies = article?.removed ? await findArticles(database(), { groupIds: [article.groupId] }) : [article];
  const [first] = copies;
  if (!first) throw new AppError("NOT_FOUND", `There is no group ${id}.`);
  return first.groupId;
}

/** The copies of one article merged, with why they are one. `from` and `to` are the articles that are read against each other. Throws NOT_FOUND. */
export async function loadGroup(id: number, choice: { from?: number | undefined; to?: number | undefined } = {}): Promise<GroupPage> {
  const db = database();
  const summaries = await findArticles(db, { groupIds: [id] });
  if (summaries.length === 0) throw new AppError("NOT_FOUND", `There is no group ${id}.`);
  const letters = await outletLetters();
  const articles = await Promise.all(inOrder(summaries).map((article) => getArticle(db, article.id)));
  const copies = articles.map((article, index) => copyOf(article, index + 1, letters));
  const merged = mergeOf(copies);
  const pairs = await judgePairs(await findPairs(db, { among: summaries.map((article) => article.id) }), summaries);
  const lead = copies[0]?.article.id;
  return {
    ...{ id, copies, merged, leadWhy: leadWhy(summaries) },
    reading: readingOf(copies, merged, choice),
    pairs: pairs.toSorted((one, other) => Number(other.a.id === lead || other.b.id === lead) - Number(one.a.id === lead || one.b.id === lead)),
  };
}

function inOrder(articles: readonly ArticleSummary[]): ArticleSummary[] {
  const date = (article: ArticleSummary) => article.capturedAt ?? article.publishedAt ?? "9999";
  return articles.toSorted((a, b) => Number(b.lead) - Number(a.lead) || date(a).localeCompare(date(b)) || a.id - b.id);
}

function copyOf(article: StoredArticle, copy: number, letters: ReadonlyMap<number, string>): Copy {
  const letter = (article.outletId === null ? undefined : letters.get(article.outletId)) ?? "?";
  return { siglum: `${letter}${copy}`, letter, copy, article };
}

function mergeOf(copies: readonly Copy[]): MergedText {
  return mergeCopies(copies.map(({ siglum, article }) => ({ siglum, text: article.text, passages: article.passages })));
}

/** The rule's reason where the rule chose, else that a person did. */
function leadWhy(articles: readonly ArticleSummary[]): string {
  const rule = leadOf(articles);
  return articles.find((article) => article.lead)?.id === rule.lead ? rule.why : "A person chose it.";
}

function readingOf(copies: readonly Copy[], all: MergedText, choice: { from?: number | undefined; to?: number | undefined }): Reading | null {
  const pick = (id: number | undefined) => copies.find(({ article }) => article.id === id);
  const from = pick(choice.from) ?? copies.find(({ article }) => article.id !== choice.to);
  const to = pick(choice.to === from?.article.id ? undefined : choice.to) ?? copies.find((copy) => copy !== from);
  if (!from || !to) return null;
  const asMerged = copies.length === 2 && from.copy < to.copy;
  return { from, to, merged: asMerged ? all : mergeOf([from, to]) };
}

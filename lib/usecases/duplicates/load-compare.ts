import { type MergedText, mergeCopies } from "../../collation/merge.ts";
import { siglaOf } from "../../collation/sigla.ts";
import { findArticles, findTexts } from "../../db/articles.ts";
import { database } from "../../db/client.ts";
import { findPairs } from "../../db/pairs.ts";
import { findCommonTopics } from "../../db/topics.ts";
import type { Role } from "../../model/article.ts";
import { AppError } from "../../model/errors.ts";
import type { PairScore } from "../../model/pair.ts";
import { bodySpans, type StoredArticle } from "../../model/stored.ts";
import { scorePair } from "../../similarity/score.ts";
import { outletLetters } from "../columns/outlet-letters.ts";
import { type Tie, tieClaims } from "./tie-claims.ts";
import { type PairWithVerdict, withVerdicts } from "./with-verdicts.ts";

/** An article beside others, with the letter of its outlet, and a number where the outlet has several here. */
export type ComparedSide = {
  readonly siglum: string;
  readonly letter: string;
  readonly copy: number | null;
  readonly article: StoredArticle;
};

/** Two of the articles: what they share, and what was flagged and decided. */
export type ComparedPair = {
  readonly a: ComparedSide;
  readonly b: ComparedSide;
  readonly score: PairScore;
  readonly flagged: PairWithVerdict | null;
};

export type ComparedArticles = {
  readonly sides: readonly ComparedSide[];
  readonly pairs: readonly ComparedPair[];
  /** Headline, deck and body of all, aligned where they correspond. */
  readonly merged: MergedText;
  /** What each two of them say on one point. */
  readonly ties: readonly Tie[];
  /** Topics in which at least two of the articles have claims. */
  readonly topics: readonly { readonly id: number; readonly name: string }[];
};

/** One article has nothing to be compared with; more than four leave no column wide enough to read. */
export const [LEAST_COMPARED, MOST_COMPARED] = [2, 4];

/** What stands side by side: the article itself, without teasers, comments and site lines. */
const COMPARED_ROLES: readonly Role[] = ["headline", "deck", "body"];

/** Two or more articles that need not be copies, and what each two of them share. Throws INVALID_INPUT, NOT_FOUND. */
export async function loadCompare(ids: readonly number[]): Promise<ComparedArticles> {
  const wanted = [...new Set(ids)];
  if (wanted.length < LEAST_COMPARED || wanted.length > MOST_COMPARED) {
    throw new AppError("INVALID_INPUT", `Choose two to ${MOST_COMPARED} different articles to compare.`);
  }
  const db = database();
  const texts = new Map((await findTexts(db, wanted)).map((article) => [article.id, article]));
  const articles = wanted.map((id) => {
    const article = texts.get(id);
    if (!article) throw new AppError("NOT_FOUND", `There is no article ${id}.`);
    return article;
  });
  const letters = await outletLetters(articles.map(({ outletId }) => outletId));
  const sigla = siglaOf(articles.map(({ outletId }) => (outletId === null ? undefined : letters.get(outletId)) ?? "?"));
  const sides = articles.flatMap((article, at) => {
    const name = sigla[at];
    return name ? [{ ...name, article }] : [];
  });
  const flagged = await withVerdicts(await findPairs(db, { among: wanted }), await findArticles(db, { ids: wanted }));
  return {
    sides,
    pairs: sides.flatMap((a, i) => sides.slice(i + 1).map((b) => comparePair(a, b, flagged))),
    merged: mergeCopies(
      sides.map(({ siglum, article }) => ({
        siglum,
        text: article.text,
        passages: article.passages.filter(({ role }) => COMPARED_ROLES.includes(role)),
      })),
    ),
    ties: (await tieClaims(wanted)).ties,
    topics: await commonTopics(articles),
  };
}

function comparePair(a: ComparedSide, b: ComparedSide, flagged: readonly PairWithVerdict[]): ComparedPair {
  const read = ({ article }: ComparedSide) => ({
    id: article.id,
    text: article.text,
    body: bodySpans(article.passages),
  });
  const ids = [a.article.id, b.article.id];
  const found = flagged.find(({ pair }) => ids.includes(pair.aId) && ids.includes(pair.bId)) ?? null;
  return { a, b, score: scorePair(read(a), read(b)), flagged: found };
}

/** Topics where two of the articles, or copies of them, have claims. Only a lead copy's claims are in topics. */
async function commonTopics(articles: readonly StoredArticle[]): Promise<{ id: number; name: string }[]> {
  const db = database();
  const leads = await findArticles(db, { groupIds: articles.map(({ groupId }) => groupId), lead: true });
  return findCommonTopics(
    db,
    leads.map(({ id }) => id),
  );
}

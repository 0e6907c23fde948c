import { type MergedText, mergeCopies } from "../../collation/merge.ts";
import { siglaOf } from "../../collation/sigla.ts";
import { type VersionStep, versionSteps } from "../../collation/version-steps.ts";
import { findArticles, findArticlesAnyState, findTexts } from "../../db/articles.ts";
import { type Database, database } from "../../db/client.ts";
import { findDecisionsAmong, pairSubject } from "../../db/decisions.ts";
import { findPairs } from "../../db/pairs.ts";
import { AppError } from "../../model/errors.ts";
import type { ArticleSummary, StoredArticle, StoredPair } from "../../model/stored.ts";
import { leadOf } from "../../similarity/lead-copy.ts";
import { earlierVersions } from "../../similarity/versions.ts";
import { outletLetters } from "../columns/outlet-letters.ts";
import { groupingPairs } from "./regroup.ts";
import { type PairWithVerdict, type Verdict, verdictOf, withVerdicts } from "./with-verdicts.ts";

/** A copy of an article with its name in the merged view: "B1" is the first copy of outlet B, "A" the only one of outlet A. */
export type Copy = {
  readonly siglum: string;
  readonly letter: string;
  readonly copy: number | null;
  readonly article: StoredArticle;
};

/** Two copies read from the one to the other. */
export type Reading = { readonly from: Copy; readonly to: Copy; readonly merged: MergedText };

/** A copy in the order of time, and what changed since the one before; null for the first. */
export type Version = { readonly copy: Copy; readonly date: string; readonly step: VersionStep | null };

/** Two copies that a reader merged and nothing flags, now or any more. */
export type ByPerson = { readonly a: Copy; readonly b: Copy; readonly verdict: Verdict };

export type GroupPage = {
  readonly id: number;
  /** The lead copy first, the others by date. */
  readonly copies: readonly Copy[];
  readonly leadWhy: string;
  readonly merged: MergedText;
  /** What split, inline and changes show; null where the group is one article. */
  readonly reading: Reading | null;
  /** Flagged pairs among the copies, those of the lead copy first. */
  readonly pairs: readonly PairWithVerdict[];
  readonly byPerson: readonly ByPerson[];
  /** Copies whose date is known, earliest first; empty where only one is. */
  readonly versions: readonly Version[];
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
export async function loadGroup(
  id: number,
  choice: { from?: number | undefined; to?: number | undefined } = {},
): Promise<GroupPage> {
  const db = database();
  const summaries = await findArticles(db, { groupIds: [id] });
  if (summaries.length === 0) throw new AppError("NOT_FOUND", `There is no group ${id}.`);
  const copies = await copiesOf(db, summaries);
  const merged = mergeOf(copies);
  const pairs = await findPairs(db, { among: summaries.map((article) => article.id) });
  const flagged = await withVerdicts(pairs, summaries);
  const lead = copies[0]?.article.id;
  return {
    id,
    copies,
    merged,
    leadWhy: leadWhy(summaries, earlierVersions(summaries, await groupingPairs(db, summaries))),
    reading: readingOf(copies, merged, choice),
    pairs: flagged.toSorted(
      (one, other) =>
        Number(other.a.id === lead || other.b.id === lead) - Number(one.a.id === lead || one.b.id === lead),
    ),
    byPerson: await byPersonOf(db, copies, pairs),
    versions: versionsOf(copies, merged),
  };
}

/** Letters and numbers go by date, so that a copy keeps its name when another leads; the lead stands first, since its words are printed. */
async function copiesOf(db: Database, summaries: readonly ArticleSummary[]): Promise<Copy[]> {
  const letters = await outletLetters(summaries.map(({ outletId }) => outletId));
  const ordered = summaries.toSorted((a, b) => (dateOf(a) ?? "9999").localeCompare(dateOf(b) ?? "9999") || a.id - b.id);
  const sigla = siglaOf(ordered.map(({ outletId }) => (outletId === null ? undefined : letters.get(outletId)) ?? "?"));
  const texts = new Map(
    (
      await findTexts(
        db,
        ordered.map(({ id }) => id),
      )
    ).map((article) => [article.id, article]),
  );
  const articles = ordered.flatMap(({ id }) => texts.get(id) ?? []);
  const copies = articles.flatMap((article, at) => {
    const name = sigla[at];
    return name ? [{ ...name, article }] : [];
  });
  return copies.toSorted((a, b) => Number(b.article.lead) - Number(a.article.lead));
}

function dateOf({ capturedAt, publishedAt }: ArticleSummary): string | null {
  return capturedAt ?? publishedAt;
}

function mergeOf(copies: readonly Copy[]): MergedText {
  return mergeCopies(copies.map(({ siglum, article }) => ({ siglum, text: article.text, passages: article.passages })));
}

/** The rule's reason where the rule chose, else that a person did. */
function leadWhy(articles: readonly ArticleSummary[], earlier: ReadonlySet<number>): string {
  const rule = leadOf(articles, earlier);
  return articles.find((article) => article.lead)?.id === rule.lead ? rule.why : "A person chose it.";
}

function readingOf(
  copies: readonly Copy[],
  all: MergedText,
  choice: { from?: number | undefined; to?: number | undefined },
): Reading | null {
  const pick = (id: number | undefined) => copies.find(({ article }) => article.id === id);
  const from = pick(choice.from) ?? copies.find(({ article }) => article.id !== choice.to);
  const to = pick(choice.to === from?.article.id ? undefined : choice.to) ?? copies.find((copy) => copy !== from);
  if (!from || !to) return null;
  const asMerged = copies.length === 2 && from === copies[0];
  return { from, to, merged: asMerged ? all : mergeOf([from, to]) };
}

async function byPersonOf(db: Database, copies: readonly Copy[], flagged: readonly StoredPair[]): Promise<ByPerson[]> {
  const verdicts = await findDecisionsAmong(
    db,
    "pair",
    copies.map(({ article }) => article.textSha256),
  );
  const bySubject = new Map(verdicts.map((decision) => [decision.subject, decision]));
  return copies.flatMap((a, at) =>
    copies.slice(at + 1).flatMap((b) => {
      const decision = bySubject.get(pairSubject(a.article.textSha256, b.article.textSha256));
      const ids = [a.article.id, b.article.id];
      if (!decision || flagged.some(({ aId, bId }) => ids.includes(aId) && ids.includes(bId))) return [];
      return [{ a, b, verdict: verdictOf(decision) }];
    }),
  );
}

function versionsOf(copies: readonly Copy[], merged: MergedText): Version[] {
  const dated = copies
    .flatMap((copy) => {
      const date = dateOf(copy.article);
      return date === null ? [] : [{ copy, date }];
    })
    .toSorted((a, b) => a.date.localeCompare(b.date) || a.copy.article.id - b.copy.article.id);
  if (dated.length < 2) return [];
  const steps = versionSteps(
    merged,
    dated.map(({ copy }) => copy.siglum),
  );
  return dated.map((version, at) => ({ ...version, step: at === 0 ? null : (steps[at - 1] ?? null) }));
}

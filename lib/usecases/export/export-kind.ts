import { findArticles, getArticle } from "../../db/articles.ts";
import { findAttributions, findClaims } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { findDecisions, pairSubject } from "../../db/decisions.ts";
import { findLinks } from "../../db/links.ts";
import { findPairs } from "../../db/pairs.ts";
import { findTopics } from "../../db/topics.ts";
import { articleRow, type ExportRow, passageRows } from "../../export/article-rows.ts";
import { claimRow, linkRow, pairRow } from "../../export/finding-rows.ts";
import type { Span } from "../../model/span.ts";
import { decisionRows, matrixRows, outletRows, profileRows } from "./export-summaries.ts";

/** Tables over everything, for a spreadsheet. */
const SUMMARIES = ["outlets", "profiles", "matrix", "decisions"] as const;
/** What can be exported; the shape of each row is fixed in DESIGN section 9. */
export const EXPORT_KINDS = [
  "articles",
  "passages",
  "pairs",
  "groups",
  "attributions",
  "claims",
  "links",
  "topics",
  "matters",
  ...SUMMARIES,
] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** Articles read at a time, so that memory stays flat whatever the size of the collection. */
const AT_ONCE = 200;

/**
 * Every object of a kind, one by one, in a stable order. Articles that were removed are left out.
 * `fromArticle` begins the kinds that go by article (all whose rows have an `article`) at that article's id.
 */
export function exportKind(
  kind: ExportKind,
  { fromArticle = 0 }: { fromArticle?: number } = {},
): AsyncGenerator<ExportRow> {
  return exporters[kind](fromArticle);
}

const asPairs = (spans: readonly Span[]): [number, number][] => spans.map(({ start, end }) => [start, end]);

async function* pagesOfArticles(from = 0) {
  let after = from - 1;
  for (;;) {
    const page = await findArticles(database(), { after, limit: AT_ONCE });
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)?.id ?? after;
  }
}

async function sourceIds(): Promise<Map<number, string>> {
  const all = new Map<number, string>();
  for await (const page of pagesOfArticles()) for (const article of page) all.set(article.id, article.sourceId);
  return all;
}

const exporters: Record<ExportKind, (from: number) => AsyncGenerator<ExportRow>> = {
  async *articles(from) {
    for await (const page of pagesOfArticles(from)) {
      for (const { id } of page) yield articleRow(await getArticle(database(), id));
    }
  },
  async *passages(from) {
    for await (const page of pagesOfArticles(from)) {
      for (const { id } of page) yield* passageRows(await getArticle(database(), id));
    }
  },
  async *pairs() {
    const sources = await sourceIds();
    for (const pair of await findPairs(database())) yield pairRow(pair, sources);
  },
  async *groups(from) {
    for await (const page of pagesOfArticles(from)) {
      for (const { id, sourceId, groupId, lead } of page) yield { group: groupId, article: id, sourceId, lead };
    }
  },
  async *attributions(from) {
    for await (const page of pagesOfArticles(from)) {
      const sources = new Map(page.map(({ id, sourceId }) => [id, sourceId]));
      for (const { articleId, source, cue, content, verbClass, quoted } of await findAttributions(database(), [
        ...sources.keys(),
      ])) {
        yield {
          article: articleId,
          sourceId: sources.get(articleId),
          source: asPairs(source),
          cue: asPairs(cue),
          content: asPairs(content),
          verbClass,
          quoted,
        };
      }
    }
  },
  async *claims(from) {
    const topicOf = await topicsByClaim();
    for await (const page of pagesOfArticles(from)) {
      const sources = new Map(page.map(({ id, sourceId }) => [id, sourceId]));
      for (const claim of await findClaims(database(), { articleIds: [...sources.keys()] })) {
        yield claimRow(claim, sources, topicOf.get(claim.id) ?? null);
      }
    }
  },
  async *links() {
    const [links, topicOf, sources] = [await findLinks(database()), await topicsByClaim(), await sourceIds()];
    const claims = new Map(
      (await findClaims(database(), { ids: [...new Set(links.flatMap(({ a, b }) => [a, b]))] })).map((claim) => [
        claim.id,
        claim,
      ]),
    );
    const subjects = links.flatMap(({ a, b }) => {
      const [one, other] = [claims.get(a), claims.get(b)];
      return one && other ? [pairSubject(one.key, other.key)] : [];
    });
    const decisions = new Map(
      (await findDecisions(database(), "link", subjects)).map(({ subject, verdict }) => [subject, verdict]),
    );
    const notes = new Map(
      (await findDecisions(database(), "note", subjects)).map(({ subject, detail }) => [subject, detail.text]),
    );
    for (const { a, b, relation, evidence, score } of links) {
      const [one, other] = [claims.get(a), claims.get(b)];
      if (!one || !other) continue;
      const subject = pairSubject(one.key, other.key);
      const said = { decision: decisions.get(subject) ?? null, note: notes.get(subject) ?? null };
      const topic = topicOf.get(a) ?? topicOf.get(b) ?? null;
      yield linkRow({ a: one, b: other, relation, evidence, score, topic, ...said }, sources);
    }
  },
  async *topics() {
    for (const { id, name, terms, matters } of await findTopics(database())) {
      yield { topic: id, name, terms, claims: matters.flatMap((matter) => matter.claimIds) };
    }
  },
  outlets: outletRows,
  profiles: profileRows,
  matrix: matrixRows,
  decisions: decisionRows,
  async *matters() {
    for (const topic of await findTopics(database())) {
      for (const { id, name, claimIds } of topic.matters) yield { matter: id, topic: topic.id, name, claims: claimIds };
    }
  },
};

async function topicsByClaim(): Promise<Map<number, number>> {
  const topics = await findTopics(database(), { hidden: true });
  return new Map(
    topics.flatMap((topic) =>
      topic.matters.flatMap((matter) => matter.claimIds.map((claim) => [claim, topic.id] as const)),
    ),
  );
}

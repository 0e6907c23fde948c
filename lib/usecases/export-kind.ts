import { findArticles, getArticle } from "../db/articles.ts";
import { findAttributions, findClaims } from "../db/claims.ts";
import { database } from "../db/client.ts";
import { findDecisions, pairSubject } from "../db/decisions.ts";
import { findLinks } from "../db/links.ts";
import { findPairs } from "../db/pairs.ts";
import { findTopics } from "../db/topics.ts";
import type { Span } from "../model/span.ts";

/** What can be exported; the shape of each row is fixed in DESIGN section 9. */
export const EXPORT_KINDS = ["articles", "passages", "pairs", "groups", "attributions", "claims", "links", "topics", "matters"] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];
export type ExportRow = Record<string, unknown>;

/** Articles read at a time, so that memory stays flat whatever the size of the collection. */
const AT_ONCE = 200;

/** Every object of a kind, one by one, in a stable order. Articles that were removed are left out. */
export function exportKind(kind: ExportKind): AsyncGenerator<ExportRow> {
  return exporters[kind]();
}

const asPairs = (spans: readonly Span[]): [number, number][] => spans.map(({ start, end }) => [start, end]);

async function* pagesOfArticles() {
  let after = 0;
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

const exporters: Record<ExportKind, () => AsyncGenerator<ExportRow>> = {
  async *articles() {
    for await (const page of pagesOfArticles()) {
      for (const { id } of page) {
        const { sourceId, outlet, headline, author, url, publishedAt, capturedAt, origins, words, bodyWords, sha256, textSha256, language, text } =
          await getArticle(database(), id);
        yield {
          ...{ article: id, sourceId, outlet, headline, author, url, publishedAt, capturedAt, origins },
          ...{ words, bodyWords, sha256, textSha256, language, text },
        };
      }
    }
  },
  async *passages() {
    for await (const page of pagesOfArticles()) {
      for (const { id, sourceId } of page) {
        for (const { start, end, role, roleOrigin, text } of (await getArticle(database(), id)).passages) {
          yield { article: id, sourceId, start, end, role, roleOrigin, text };
        }
      }
    }
  },
  async *pairs() {
    const sources = await sourceIds();
    for (const { aId, bId, relation, score, matchedWords, longestRun, containmentA, containmentB, spans, decision } of await findPairs(database())) {
      yield {
        a: { article: aId, sourceId: sources.get(aId) },
        b: { article: bId, sourceId: sources.get(bId) },
        ...{ relation, score, matchedWords, longestRun, containmentA, containmentB, spans, decision },
      };
    }
  },
  async *groups() {
    for await (const page of pagesOfArticles()) {
      for (const { id, sourceId, groupId, lead } of page) yield { group: groupId, article: id, sourceId, lead };
    }
  },
  async *attributions() {
    for await (const page of pagesOfArticles()) {
      const sources = new Map(page.map(({ id, sourceId }) => [id, sourceId]));
      for (const { articleId, source, cue, content, verbClass, quoted } of await findAttributions(database(), [...sources.keys()])) {
        yield {
          ...{ article: articleId, sourceId: sources.get(articleId) },
          ...{ source: asPairs(source), cue: asPairs(cue), content: asPairs(content), verbClass, quoted },
        };
      }
    }
  },
  async *claims() {
    const topicOf = await topicsByClaim();
    for await (const page of pagesOfArticles()) {
      const sources = new Map(page.map(({ id, sourceId }) => [id, sourceId]));
      for (const claim of await findClaims(database(), { articleIds: [...sources.keys()] })) {
        const { id, articleId, span, quote, speaker, via, hedges, negated, quantities } = claim;
        yield {
          ...{ claim: id, article: articleId, sourceId: sources.get(articleId), start: span.start, end: span.end, quote, speaker, via },
          ...{ hedged: hedges.length > 0, negated, quantities, topic: topicOf.get(id) ?? null },
        };
      }
    }
  },
  async *links() {
    const [links, topicOf, sources] = [await findLinks(database()), await topicsByClaim(), await sourceIds()];
    const claims = new Map(
      (await findClaims(database(), { ids: [...new Set(links.flatMap(({ a, b }) => [a, b]))] })).map((claim) => [claim.id, claim]),
    );
    const decisions = new Map((await findDecisions(database(), "link")).map(({ subject, verdict }) => [subject, verdict]));
    for (const { a, b, relation, evidence, score } of links) {
      const [one, other] = [claims.get(a), claims.get(b)];
      if (!one || !other) continue;
      const side = (claim: typeof one) => ({
        ...{ claim: claim.id, article: claim.articleId, sourceId: sources.get(claim.articleId) },
        ...{ start: claim.sentence.start, end: claim.sentence.end, quote: claim.sentenceText },
      });
      yield {
        ...{ a: side(one), b: side(other), relation, evidence, score, topic: topicOf.get(a) ?? topicOf.get(b) ?? null },
        decision: decisions.get(pairSubject(one.key, other.key)) ?? null,
      };
    }
  },
  async *topics() {
    for (const { id, name, terms, matters } of await findTopics(database())) {
      yield { topic: id, name, terms, claims: matters.flatMap((matter) => matter.claimIds) };
    }
  },
  async *matters() {
    for (const topic of await findTopics(database())) {
      for (const { id, name, claimIds } of topic.matters) yield { matter: id, topic: topic.id, name, claims: claimIds };
    }
  },
};

async function topicsByClaim(): Promise<Map<number, number>> {
  const topics = await findTopics(database(), { hidden: true });
  return new Map(topics.flatMap((topic) => topic.matters.flatMap((matter) => matter.claimIds.map((claim) => [claim, topic.id] as const))));
}

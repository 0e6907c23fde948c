import { findArticles, findTexts } from "../../db/articles.ts";
import { findAttributions, findClaims } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { findProfiles } from "../../db/framing.ts";
import { findTopicsOfClaims } from "../../db/topics.ts";
import { articleRow, type ExportRow, passageRows } from "../../export/article-rows.ts";
import { claimRow } from "../../export/finding-rows.ts";
import { addProfiles } from "../../framing/measure/profile.ts";
import { FRAMING_MEASURES } from "../../model/framing.ts";
import { grouped } from "../../model/grouped.ts";
import { pagesAfter } from "../../model/pages.ts";
import type { Span } from "../../model/span.ts";
import type { ArticleSummary } from "../../model/stored.ts";
import { fromPlace, type RowReader, toPlace } from "./row-places.ts";

/** Texts read at a time: one may be a book. */
const TEXTS_AT_ONCE = 20;

type RowsOf = (articles: readonly ArticleSummary[]) => Promise<ReadonlyMap<number, readonly ExportRow[]>>;

/**
 * Rows that belong to an article, in the order of articles. A place is an article and how many of its rows have been given, so that the page
 * after it begins at that article. `perArticle` is about how many rows an article has.
 */
function byArticle(perArticle: number, most: number, rowsOf: RowsOf): RowReader {
  return async function* (after, atOnce) {
    const [from, seen] = fromPlace<[number, number]>(after, 2) ?? [0, 0];
    const limit = Math.max(1, Math.min(most, Math.ceil(atOnce / perArticle)));
    const pages = pagesAfter(
      (last: number | undefined) => findArticles(database(), { after: last ?? from - 1, limit }),
      ({ id }) => id,
    );
    for await (const page of pages) {
      const rows = await rowsOf(page);
      for (const { id } of page) {
        for (const [i, row] of (rows.get(id) ?? []).entries())
          if (id !== from || i >= seen) yield { place: toPlace(id, i + 1), row };
      }
    }
  };
}

const idsOf = (articles: readonly ArticleSummary[]) => articles.map(({ id }) => id);
const asPairs = (spans: readonly Span[]): [number, number][] => spans.map(({ start, end }) => [start, end]);

async function textsOf(
  articles: readonly ArticleSummary[],
  rowsOf: (text: Awaited<ReturnType<typeof findTexts>>[number]) => ExportRow[],
) {
  return new Map((await findTexts(database(), idsOf(articles))).map((text) => [text.id, rowsOf(text)]));
}

/** Articles with their texts. */
export const articleRows = byArticle(1, TEXTS_AT_ONCE, (articles) => textsOf(articles, (text) => [articleRow(text)]));

/** Passages with their roles. */
export const passagesByArticle = byArticle(8, TEXTS_AT_ONCE, (articles) => textsOf(articles, passageRows));

/** Every article with its group, also where it is alone. */
export const groupRows = byArticle(1, 1000, async (articles) => {
  return new Map(
    articles.map(({ id, sourceId, groupId, lead }) => [id, [{ group: groupId, article: id, sourceId, lead }]]),
  );
});

/** Who is said to say what. */
export const attributionRows = byArticle(4, 200, async (articles) => {
  const sources = new Map(articles.map(({ id, sourceId }) => [id, sourceId]));
  const found = grouped(await findAttributions(database(), idsOf(articles)), ({ articleId }) => articleId);
  return new Map(
    [...found].map(([article, own]) => [
      article,
      own.map(({ source, cue, content, verbClass, quoted }) => ({
        article,
        sourceId: sources.get(article),
        source: asPairs(source),
        cue: asPairs(cue),
        content: asPairs(content),
        verbClass,
        quoted,
      })),
    ]),
  );
});

/** Claims with the topic that the rule put them in. */
export const claimRows = byArticle(4, 200, async (articles) => {
  const sources = new Map(articles.map(({ id, sourceId }) => [id, sourceId]));
  const claims = await findClaims(database(), { articleIds: idsOf(articles) });
  const topicOf = await findTopicsOfClaims(
    database(),
    claims.map(({ id }) => id),
    { hidden: true, of: "last" },
  );
  return new Map(
    [...grouped(claims, ({ articleId }) => articleId)].map(([article, own]) => [
      article,
      own.map((claim) => claimRow(claim, sources, topicOf.get(claim.id) ?? null)),
    ]),
  );
});

/** Framing counts article by article, with the version of the word lists that made them. */
export const profileRows = byArticle(1, 200, async (articles) => {
  const profiles = await findProfiles(database(), idsOf(articles));
  return new Map(
    articles.flatMap(({ id, sourceId, outlet, lead }) => {
      const stored = profiles.get(id);
      if (!stored) return [];
      // Adding one profile up fills what an older version did not count.
      const { words, sentences, hits, speakers } = addProfiles([stored.profile]);
      const counts = Object.fromEntries(FRAMING_MEASURES.map((measure) => [measure, hits[measure].length]));
      const quotedWords = speakers.reduce((sum, speaker) => sum + speaker.quotedWords, 0);
      const about = { article: id, sourceId, outlet, lead };
      const { lexiconVersion } = stored;
      return [[id, [{ ...about, words, sentences, ...counts, quotedWords, lexiconVersion }]] as const];
    }),
  );
});

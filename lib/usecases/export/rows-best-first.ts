import { findArticles } from "../../db/articles.ts";
import { findClaims } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { findDecisions, pairSubject } from "../../db/decisions.ts";
import { findLinksAfter, type StoredLink } from "../../db/links.ts";
import { findPairsAfter } from "../../db/pairs.ts";
import { findStoriesOfGroups } from "../../db/stories.ts";
import { findTopicsOfClaims } from "../../db/topics.ts";
import { linkRow, pairRow } from "../../export/finding-rows.ts";
import { pagesAfter } from "../../model/pages.ts";
import { fromPlace, type PlacedRow, type RowReader, toPlace } from "./row-places.ts";

/** Flagged pairs, surest first. A place is the score and the two articles. */
export const pairRows: RowReader = async function* (after, atOnce) {
  const begin = fromPlace<[number, number, number]>(after, 3);
  const first = begin && { score: begin[0], aId: begin[1], bId: begin[2] };
  const pages = pagesAfter(
    (last: typeof first) => findPairsAfter(database(), { after: last ?? first, limit: atOnce }),
    ({ score, aId, bId }) => ({ score, aId, bId }),
  );
  for await (const page of pages) {
    for (const pair of page) {
      const { aId, bId, score, sourceIds } = pair;
      const sources = new Map([
        [aId, sourceIds[0]],
        [bId, sourceIds[1]],
      ]);
      yield { place: toPlace(score, aId, bId), row: pairRow(pair, sources) };
    }
  }
};

/** Links between claims, best first. A place is the score and the two claims. */
export const linkRows: RowReader = async function* (after, atOnce) {
  const begin = fromPlace<[number, number, number]>(after, 3);
  const first = begin && { score: begin[0], a: begin[1], b: begin[2] };
  const pages = pagesAfter(
    (last: typeof first) => findLinksAfter(database(), { after: last ?? first, limit: atOnce }),
    ({ score, a, b }) => ({ score, a, b }),
  );
  for await (const page of pages) yield* await rowsOfLinks(page);
};

/** The rows of these links, each with its place among all. */
export async function rowsOfLinks(links: readonly StoredLink[]): Promise<PlacedRow[]> {
  const db = database();
  const ids = [...new Set(links.flatMap(({ a, b }) => [a, b]))];
  const claims = new Map((await findClaims(db, { ids })).map((claim) => [claim.id, claim]));
  const articles = await findArticles(db, {
    ids: [...new Set([...claims.values()].map(({ articleId }) => articleId))],
  });
  const sources = new Map(articles.map(({ id, sourceId }) => [id, sourceId]));
  const topicOf = await findTopicsOfClaims(db, ids, { hidden: true, of: "last" });
  const storyOf = await findStoriesOfGroups(db, [...new Set([...claims.values()].map(({ groupId }) => groupId))]);
  const both = links.flatMap((link) => {
    const [one, other] = [claims.get(link.a), claims.get(link.b)];
    return one && other ? [{ link, one, other, subject: pairSubject(one.key, other.key) }] : [];
  });
  const subjects = both.map(({ subject }) => subject);
  const decisions = new Map(
    (await findDecisions(db, "link", subjects)).map(({ subject, verdict }) => [subject, verdict]),
  );
  const notes = new Map(
    (await findDecisions(db, "note", subjects)).map(({ subject, detail }) => [subject, detail.text]),
  );
  return both.map(({ link, one, other, subject }) => {
    const topic = topicOf.get(link.a) ?? topicOf.get(link.b) ?? null;
    const [story, another] = [one, other].map(({ groupId }) => storyOf.get(groupId) ?? null);
    const said = { decision: decisions.get(subject) ?? null, note: notes.get(subject) ?? null };
    return {
      place: toPlace(link.score, link.a, link.b),
      row: linkRow(
        { ...link, a: one, b: other, topic, story: story === another ? (story ?? null) : null, ...said },
        sources,
      ),
    };
  });
}

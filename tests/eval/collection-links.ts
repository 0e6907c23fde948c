import type { LinkableClaim } from "../../lib/claims/link/link-features.ts";
import { linkNewClaims, NEAR_BY_WORDS } from "../../lib/claims/link/match-claims.ts";
import { lemmaCounts } from "../../lib/claims/topic/matters.ts";
import { draftOf } from "../../lib/ingest/draft.ts";
import type { ClaimLink } from "../../lib/model/claim.ts";
import { grouped } from "../../lib/model/grouped.ts";
import { allNeighbours } from "./all-neighbours.ts";
import { type RowClaim, type RowEvent, readEvent } from "./row-events.ts";
import { storiesIn } from "./stories.ts";
import { countTerms, type GoldText } from "./story-collections.ts";

/** As link-candidates.ts has them: articles of other stories that one is compared with, by all words and by rare lemmas of claims. */
const NEAREST = 8;
const SHARING = 8;
const HOLDERS = 1000;

/** A collection as an import reads, groups and links it, each text as a group by itself; the article of text `i` is `i + 1`. */
export type LinkedCollection = Pick<RowEvent, "claims" | "sentences" | "titles"> & {
  readonly story: (articleId: number) => number;
  /** Links across stories. */
  readonly across: readonly ClaimLink[];
};

/** Reads these texts, groups and links them. Of texts `apart` each is a story by itself, as where dates far apart keep it so. */
export function linkCollection(texts: readonly GoldText[], apart: ReadonlySet<string> = new Set()): LinkedCollection {
  const read = readAsOne(texts);
  const storyOf = storiesIn(texts);
  const story = (articleId: number) => {
    const key = texts[articleId - 1]?.key ?? "";
    return apart.has(key) ? -articleId : (storyOf.get(key) ?? -articleId);
  };
  const { compared, near } = nearArticles(texts, read.claims, story);
  return { ...read, story, across: linksAcross(read.claims, compared, near, story) };
}

/** The bodies as an import finds them, so that what stands around an article on its page links nothing here that it would not link there. */
function readAsOne(known: readonly GoldText[]): Pick<RowEvent, "claims" | "sentences" | "titles"> {
  const articles = known.map(({ key, title, printed }) => {
    const { text, passages } = draftOf({ sourceId: key, bytes: new TextEncoder().encode(printed) });
    const body = passages.filter(({ role }) => role === "body");
    return { outlet: key, title: title ?? "", sentences: body.map(({ start, end }) => text.slice(start, end)) };
  });
  return readEvent({ event: "", articles }, []);
}

function linksAcross(
  claims: readonly RowClaim[],
  compared: ReadonlyMap<number, ReadonlySet<number>>,
  near: (a: number, b: number) => boolean,
  story: (articleId: number) => number,
): ClaimLink[] {
  const counts = lemmaCounts(claims);
  const byArticle = grouped(claims, ({ articleId }) => articleId);
  const found = new Map<string, ClaimLink>();
  for (const [articleId, own] of byArticle) {
    const candidates = [...(compared.get(articleId) ?? [])]
      .sort((a, b) => a - b)
      .flatMap((id) => byArticle.get(id) ?? []);
    const links = linkNewClaims(own, candidates, {
      documentFrequency: (lemma) => counts.get(lemma) ?? 0,
      corpusSize: claims.length,
      acrossStories: (a, b) => a.articleId === b.articleId || story(a.articleId) !== story(b.articleId),
      near: (a, b) => near(a.articleId, b.articleId),
    });
    for (const link of links) found.set(`${link.a} ${link.b}`, link);
  }
  const articleOf = new Map(claims.map(({ id, articleId }) => [id, articleId]));
  return [...found.values()].filter(({ a, b }) => articleOf.get(a) !== articleOf.get(b));
}

/** For each article those of other stories that it is compared with, and which of them as in a small collection. */
function nearArticles(
  known: readonly GoldText[],
  claims: readonly LinkableClaim[],
  story: (articleId: number) => number,
): { compared: Map<number, Set<number>>; near: (a: number, b: number) => boolean } {
  const idOf = new Map(known.map(({ key }, i) => [key, i + 1]));
  const neighbours = allNeighbours(known, countTerms(known));
  const counts = lemmaCounts(claims);
  const lemmasOf = new Map(
    [...grouped(claims, ({ articleId }) => articleId)].map(([id, own]) => [
      id,
      new Set(own.flatMap(({ lemmas }) => lemmas)),
    ]),
  );
  const texts = grouped([...idOf.values()], story);
  const isLone = (id: number) => texts.get(story(id))?.length === 1;
  const score = new Map(
    [...neighbours].flatMap(([key, list]) =>
      list.map((each) => [`${idOf.get(key)} ${idOf.get(each.key)}`, each.score] as const),
    ),
  );
  const isNear = (a: number, b: number) => (score.get(`${a} ${b}`) ?? 0) >= NEAR_BY_WORDS;
  const near = (a: number, b: number) => (isNear(a, b) || isNear(b, a)) && (isLone(a) || isLone(b));
  const compared = new Map(
    known.map(({ key }, i) => {
      const id = i + 1;
      const elsewhere = (other: number) => story(other) !== story(id);
      const nearest = (neighbours.get(key) ?? []).map((each) => idOf.get(each.key) ?? 0).filter(elsewhere);
      let holders = 0;
      const rare = [...(lemmasOf.get(id) ?? [])]
        .sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1))
        .filter((lemma) => {
          holders += counts.get(lemma) ?? 1;
          return holders <= HOLDERS;
        });
      const sharing = [...lemmasOf]
        .filter(([other]) => elsewhere(other))
        .map(([other, lemmas]) => ({ other, shared: rare.filter((lemma) => lemmas.has(lemma)).length }))
        .filter(({ shared }) => shared >= 2)
        .sort((a, b) => b.shared - a.shared || a.other - b.other);
      const both = [...nearest.slice(0, NEAREST), ...sharing.slice(0, SHARING).map(({ other }) => other)];
      return [id, new Set(both)];
    }),
  );
  return { compared, near };
}

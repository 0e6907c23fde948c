import { lemmaCounts } from "../../claims/topic/matters.ts";
import { findIdsByText } from "../../db/articles.ts";
import { claimsUpTo, countLemmas, findSharingArticles } from "../../db/claim-words.ts";
import { findClaims } from "../../db/claims.ts";
import { type Database, database } from "../../db/client.ts";
import { findDecidedPartners } from "../../db/decisions.ts";
import { findNearestElsewhere } from "../../db/near-stories.ts";
import type { CitedClaim } from "../../model/claim.ts";
import { currentEmbedder } from "./current-embedder.ts";
import { loadCorpusMean } from "./embedding-state.ts";

/** Up to so many claims everything is linked anew each time: with every article the counts of words change, and so the links of the others. */
const LINKED_AS_A_WHOLE = 400;
/** Claims that the rare lemmas of one article may lead to: what is read from the index stays the same, however large the collection. */
const MOST_HOLDERS = 1000;
/** Most articles of other stories compared with one, by the rare words of its claims; of its own story none is, since its rows link them. */
const MOST_ARTICLES = 8;
/** And by all its words, from the lists that placing it made. */
const MOST_NEAREST = 8;
/** Word counts hold until the collection has grown by this factor. */
const GROWTH = 1.5;

/** The article that leads a group. */
export type Lead = { readonly id: number; readonly groupId: number; readonly textSha256: string };

/** The claims of a lead copy, and those that they are compared with. */
export type ToLink = { readonly own: readonly CitedClaim[]; readonly candidates: readonly CitedClaim[] };

export type Corpus = {
  readonly documentFrequency: (lemma: string) => number;
  readonly corpusSize: number;
  /** Absent in a small collection: what is compared there is the whole of it, and its own mean is the corpus's. */
  readonly mean?: Float32Array | undefined;
};

/** Whether the collection is so small that it is linked as a whole, and the number of the claim read last. */
export async function collectionNow(db: Database): Promise<{ small: boolean; newest: number }> {
  const { count, newest } = await claimsUpTo(db, LINKED_AS_A_WHOLE + 1);
  return { small: count <= LINKED_AS_A_WHOLE, newest };
}

/** All claims of lead copies, where they are few. */
export async function wholeCollection(db: Database): Promise<{ toLink: ToLink[] } & Corpus> {
  const whole = await findClaims(db, { leadsOnly: true, limit: LINKED_AS_A_WHOLE });
  const counts = lemmaCounts(whole);
  return {
    toLink: [{ own: whole, candidates: [] }],
    documentFrequency: (lemma) => counts.get(lemma) ?? 0,
    corpusSize: whole.length,
  };
}

/**
 * The claims of each lead copy, and all claims of the articles of other stories that are nearest to it, that share most of its rare lemmas, or
 * that a person linked with it.
 */
export async function nearLeads(
  db: Database,
  leads: readonly Lead[],
  newest: number,
): Promise<{ toLink: ToLink[] } & Corpus> {
  const { counts, claims: corpusSize } = await wordCounts(db, newest);
  const documentFrequency = (lemma: string) => counts.get(lemma) ?? 0;
  const own = byArticle(await findClaims(db, { articleIds: leads.map(({ id }) => id) }));
  const near = new Map<number, number[]>();
  const elsewhere = await findNearestElsewhere(
    db,
    leads.map(({ groupId }) => groupId),
    MOST_NEAREST,
  );
  const partners = await findDecidedPartners(
    db,
    leads.map(({ textSha256 }) => textSha256),
  );
  const rare = leads.map(({ id, groupId }) => ({
    groupId,
    lemmas: rarest([...new Set(own.get(id)?.flatMap((claim) => claim.lemmas))], documentFrequency),
  }));
  const sharing = await findSharingArticles(db, rare, MOST_ARTICLES);
  for (const { id, groupId, textSha256 } of leads) {
    const texts = partners.get(textSha256);
    const decided = texts ? await findIdsByText(db, texts) : [];
    const found = [...(elsewhere.get(groupId) ?? []), ...(sharing.get(groupId) ?? []), ...decided];
    near.set(
      id,
      [...new Set(found)].filter((other) => other !== id),
    );
  }
  const others = [...new Set([...near.values()].flat())].filter((id) => !own.has(id));
  const found = others.length === 0 ? [] : await findClaims(db, { articleIds: others, leadsOnly: true });
  const read = new Map([...own, ...byArticle(found)]);
  const toLink = leads.map(({ id }) => ({
    own: own.get(id) ?? [],
    candidates: (near.get(id) ?? []).toSorted((a, b) => a - b).flatMap((other) => read.get(other) ?? []),
  }));
  return { toLink, documentFrequency, corpusSize, mean: await corpusMean(db) };
}

function byArticle(claims: readonly CitedClaim[]): Map<number, CitedClaim[]> {
  const articles = new Map<number, CitedClaim[]>();
  for (const claim of claims) {
    const own = articles.get(claim.articleId);
    if (own) own.push(claim);
    else articles.set(claim.articleId, [claim]);
  }
  return articles;
}

/** The rarest lemmas, as many as lead to MOST_HOLDERS claims together. */
function rarest(lemmas: readonly string[], frequency: (lemma: string) => number): string[] {
  const sorted = lemmas.toSorted((a, b) => frequency(a) - frequency(b) || (a < b ? -1 : 1));
  let holders = 0;
  return sorted.filter((lemma) => {
    holders += Math.max(1, frequency(lemma));
    return holders <= MOST_HOLDERS;
  });
}

type Counted = { readonly upTo: number; readonly counts: ReturnType<typeof countLemmas> };

/** What was counted last, by the client that it was asked of: two databases may stand at one address, one after the other. */
const countedBy = new WeakMap<object, Counted>();

/** How often each lemma stands in the collection, counted once a process and again when it has grown; between the counts a weight is a little old. */
function wordCounts(db: Database, newest: number): Promise<Awaited<ReturnType<typeof countLemmas>>> {
  const client = database();
  const counted = countedBy.get(client);
  // Numbers of claims only grow, save where the collection was emptied and filled anew.
  if (counted && newest >= counted.upTo && newest <= GROWTH * counted.upTo) return counted.counts;
  const fresh = { upTo: newest, counts: countLemmas(db) };
  countedBy.set(client, fresh);
  fresh.counts.catch(() => {
    if (countedBy.get(client) === fresh) countedBy.delete(client);
  });
  return fresh.counts;
}

/** The kept mean of the vectors of the embedder in use; without one, links take the mean of what they compare. */
async function corpusMean(db: Database): Promise<Float32Array | undefined> {
  const embedder = currentEmbedder();
  const kept = embedder && (await loadCorpusMean(db));
  return kept && kept.provider === embedder.name ? Float32Array.from(kept.mean) : undefined;
}

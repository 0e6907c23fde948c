import type { LinkableClaim } from "../claims/link-features.ts";
import { linkNewClaims } from "../claims/match.ts";
import { findArticles, setVersion } from "../db/articles.ts";
import { countLemmas, findClaims, findEmbeddings, findSurroundings } from "../db/claims.ts";
import { database, inTransaction, lockFor } from "../db/client.ts";
import { findDecisions } from "../db/decisions.ts";
import { saveLinks } from "../db/links.ts";
import { enqueue } from "../db/queue.ts";
import type { ClaimRow } from "../model/claim.ts";
import { type ClaimPlace, claimFinder } from "../model/claim-place.ts";
import { VERSIONS } from "../model/versions.ts";
import { currentEmbedder } from "./embedding.ts";

/**
 * Up to so many claims everything is linked anew each time, so that the same texts give the same links in any order of arrival.
 * Above it a group is linked with its candidates only: the whole would take minutes.
 */
const LINKED_AS_A_WHOLE = 800;
/** A lemma in more claims than this finds too many candidates to mean anything. */
const RARE_LEMMA = 400;
/** Most claims of other groups looked at for one group. */
const MOST_CANDIDATES = 3000;

/**
 * Link the claims of a group's lead copy with those of other groups. A group counts once: its other copies say the same words.
 * One job at a time: of two that overlap, the later would otherwise store what it read before the earlier was done.
 */
export async function linkClaims(groupId: number): Promise<void> {
  const members = await findArticles(database(), { groupIds: [groupId] });
  const lead = members.find((member) => member.lead);
  if (!lead) return;
  await inTransaction(async (tx) => {
    await lockFor(tx, "links");
    const { own, candidates } = await claimsToLink(lead.id, groupId);
    const all = [...own, ...candidates];
    const { counts, claims: corpusSize } = await countLemmas(database(), [...new Set(own.flatMap((claim) => claim.lemmas))]);
    const around = await findSurroundings(database(), [...new Set(all.map((claim) => claim.articleId))]);
    const placed = (claim: ClaimRow): LinkableClaim => {
      const place = around.get(`${claim.articleId}:${claim.sentence.start}`);
      return place ? { ...claim, around: place } : claim;
    };
    const links = linkNewClaims(own.map(placed), candidates.map(placed), {
      embeddings: await embeddingsOf(all),
      documentFrequency: (lemma) => counts.get(lemma) ?? 0,
      corpusSize,
      decisions: await decisionsOn(all),
    });
    const others = members.filter((member) => !member.lead).map((member) => member.id);
    const dropped = others.length === 0 ? [] : await findClaims(database(), { articleIds: others });
    await saveLinks(
      tx,
      [...own, ...dropped].map((claim) => claim.id),
      links,
      VERSIONS.links,
    );
    for (const member of members) await setVersion(tx, member.id, "linksVersion", VERSIONS.links);
    await enqueue(tx, "refresh-topics", {}, { priority: 20 });
  });
}

/** All claims of lead copies where they are few; else the lead's own, and those of other groups that share a rare lemma with them. */
async function claimsToLink(leadId: number, groupId: number): Promise<{ own: ClaimRow[]; candidates: ClaimRow[] }> {
  const whole = await findClaims(database(), { leadsOnly: true, limit: LINKED_AS_A_WHOLE + 1 });
  if (whole.length <= LINKED_AS_A_WHOLE) return { own: whole, candidates: [] };
  const own = await findClaims(database(), { articleIds: [leadId] });
  const lemmas = [...new Set(own.flatMap((claim) => claim.lemmas))];
  const { counts } = await countLemmas(database(), lemmas);
  const rare = lemmas.filter((lemma) => (counts.get(lemma) ?? 0) <= RARE_LEMMA);
  const sharing = await findClaims(database(), { sharingLemmas: rare, leadsOnly: true, limit: MOST_CANDIDATES });
  return { own, candidates: sharing.filter((claim) => claim.groupId !== groupId) };
}

async function embeddingsOf(claims: readonly ClaimRow[]): Promise<Map<number, Float32Array> | undefined> {
  const embedder = currentEmbedder();
  if (!embedder) return undefined;
  const vectors = await findEmbeddings(
    database(),
    claims.map((claim) => claim.id),
    embedder.name,
  );
  return vectors.size > 0 ? vectors : undefined;
}

async function decisionsOn(claims: readonly ClaimRow[]): Promise<{ confirmed: [number, number][]; rejected: [number, number][] }> {
  const byKey = new Map(claims.map((claim) => [claim.key, claim.id]));
  const find = claimFinder(claims);
  const verdicts = { confirmed: [] as [number, number][], rejected: [] as [number, number][] };
  for (const { subject, verdict, detail } of await findDecisions(database(), "link")) {
    const { places } = detail as { places?: readonly ClaimPlace[] };
    const [one, other] = places ? places.map((place) => find(place)?.id) : subject.split(" ").map((key) => byKey.get(key));
    if (one === undefined || other === undefined) continue;
    if (verdict === "confirmed" || verdict === "rejected") verdicts[verdict].push([Math.min(one, other), Math.max(one, other)]);
  }
  return verdicts;
}

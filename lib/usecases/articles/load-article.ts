import { type ArticleVoices, voicesOf } from "../../claims/claim/voices.ts";
import { findAddresses, findVersions } from "../../db/addresses.ts";
import { findSteps } from "../../db/article-steps.ts";
import { countArticles, findArticles, getArticle } from "../../db/articles.ts";
import { findAttributions, findClaims } from "../../db/claims.ts";
import { database } from "../../db/client.ts";
import { findLinks, type StoredLink } from "../../db/links.ts";
import { findTopicsOfClaims } from "../../db/topics.ts";
import { addressKey } from "../../ingest/address-key.ts";
import type { Attribution, CitedClaim } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";
import { type ArticleSummary, bodySpans, type StoredArticle, type StoredPassage } from "../../model/stored.ts";
import { readingText } from "../../text/reading.ts";
import { countWords } from "../../text/tokens.ts";
import { type Column, columnKey, columnsOf } from "../columns/outlet-columns.ts";
import { findRelationsOf } from "../duplicates/find-relations-of.ts";
import type { ListedStory } from "../stories/list-stories.ts";
import { storiesOfGroups } from "../stories/stories-of-groups.ts";

/** A mark in the text: who speaks, the reporting words, a hedge. */
export type VoiceMark = Span & { readonly kind: "speaker" | "cue" | "hedge" };

/** A voice beside a paragraph. */
export type Voice = {
  readonly speaker: string;
  readonly via: string | null;
  readonly cue: string | null;
  readonly claim: number;
};

/** A claim of this article that another outlet's claim is linked with. */
export type Elsewhere = {
  readonly claim: CitedClaim;
  /** The claim's number in the copy that leads its group: what links and pairs name. */
  readonly linked: number;
  readonly other: CitedClaim;
  readonly column: Column;
  readonly link: StoredLink;
  readonly topic: number | null;
};

/** A stretch of the reader page: one body paragraph, or passages of another role folded together. */
export type ArticleBlock =
  | {
      readonly kind: "paragraph";
      readonly number: number;
      readonly passage: StoredPassage;
      readonly marks: readonly VoiceMark[];
      readonly voices: readonly Voice[];
      /** The stretches that somebody else than the outlet is given; the rest is the outlet's own. */
      readonly spoken: readonly Span[];
      /** Claims of the paragraph that other outlets' claims are linked with. */
      readonly elsewhere: readonly Elsewhere[];
    }
  | {
      readonly kind: "aside";
      readonly role: StoredPassage["role"];
      readonly passages: readonly StoredPassage[];
      readonly words: number;
    };

export type ArticlePage = {
  readonly article: StoredArticle;
  readonly column: Column;
  readonly blocks: readonly ArticleBlock[];
  /** Words by role, most first. */
  readonly share: readonly { readonly role: StoredPassage["role"]; readonly words: number }[];
  readonly voices: ArticleVoices;
  readonly disputes: readonly {
    readonly asserted: CitedClaim;
    readonly denied: CitedClaim;
    readonly paragraph: number | null;
  }[];
  readonly elsewhere: readonly Elsewhere[];
  readonly claims: readonly CitedClaim[];
  /** Whether its claims have been read; false while it waits, and where reading it failed. */
  readonly claimsRead: boolean;
  readonly copies: readonly ArticleSummary[];
  readonly relations: Awaited<ReturnType<typeof findRelationsOf>>;
  readonly texts: number;
  /** Where else the same text was found; `url` is null for a blind reader. */
  readonly otherAddresses: readonly { readonly url: string | null; readonly seenAt: Date }[];
  /** What its address has shown, in the order in which it came in, this article among them; none where that is all. */
  readonly versions: readonly ArticleSummary[];
  /** The story that it stands in; null while it is not placed. */
  readonly story: ListedStory | null;
};

/** An article as its reader sees it: every passage in order, voices and marks in the body, links to other outlets. */
export async function loadArticle(id: number): Promise<ArticlePage> {
  const db = database();
  const article = await getArticle(db, id);
  // Only what stands beside this article is read: a collection may hold a hundred thousand.
  const group = await findArticles(db, { groupIds: [article.groupId] });
  const claims = await findClaims(db, { articleIds: [id] });
  const attributions = await findAttributions(db, [id]);
  const leadClaims = article.lead
    ? claims
    : await findClaims(db, { articleIds: group.filter((other) => other.lead).map((other) => other.id) });
  const links = await findLinks(
    db,
    leadClaims.map((claim) => claim.id),
  );
  const own = new Set(leadClaims.map((claim) => claim.id));
  const others = await findClaims(db, { ids: links.flatMap(({ a, b }) => [a, b]).filter((claim) => !own.has(claim)) });
  const linked = await findArticles(db, { ids: [...new Set(others.map((claim) => claim.articleId))] });
  const beside = [...new Map([...group, ...linked, article].map((each) => [each.id, each])).values()];
  const columns = await columnsOf(beside);
  const column = columns.find((each) => each.key === columnKey(article));
  const body = bodySpans(article.passages);
  const numbered = article.passages.filter((passage) => passage.role === "body");
  const paragraphOf = (offset: number) =>
    numbered.findIndex((passage) => passage.start <= offset && offset < passage.end) + 1;
  const elsewhere = await elsewhereOf({ own: leadClaims, here: claims, others, links, articles: beside, columns });
  return {
    article,
    claims,
    claimsRead: claims.length > 0 || ((await findSteps(db, [id])).get(id)?.claims ?? 0) > 0,
    texts: await countArticles(db),
    column: column ?? {
      key: columnKey(article),
      letter: "?",
      name: article.sourceId,
      outletId: null,
      groupId: article.groupId,
      articleIds: [id],
      leads: [],
    },
    blocks: blocksOf(article, claims, attributions, elsewhere),
    share: shareOf(article),
    voices: voicesOf(readingText(article.text, body), body, claims, paragraphOf),
    disputes: disputesOf(claims, links, paragraphOf),
    elsewhere,
    copies: group.filter((other) => other.id !== id),
    relations: await findRelationsOf(id),
    otherAddresses: await otherAddressesOf(article),
    versions: await versionsOf(article, group),
    story: (await storiesOfGroups([article.groupId])).get(article.groupId) ?? null,
  };
}

async function otherAddressesOf({ id, url }: StoredArticle): Promise<ArticlePage["otherAddresses"]> {
  const own = url === null ? null : addressKey(url)?.key;
  const found = await findAddresses(database(), id);
  return found.filter(({ key }) => key !== own).map(({ address, seenAt }) => ({ url: address, seenAt }));
}

/** Only what stands together: a person may have said that a text at its address is another article. */
async function versionsOf({ id }: StoredArticle, group: readonly ArticleSummary[]): Promise<ArticleSummary[]> {
  const at = new Set(await findVersions(database(), id));
  const versions = group.filter((copy) => at.has(copy.id)).toSorted((a, b) => a.id - b.id);
  return versions.length > 1 ? versions : [];
}

function blocksOf(
  article: StoredArticle,
  claims: readonly CitedClaim[],
  attributions: readonly Attribution[],
  elsewhere: readonly Elsewhere[],
): ArticleBlock[] {
  const blocks: ArticleBlock[] = [];
  let number = 0;
  for (const passage of article.passages) {
    const last = blocks.at(-1);
    if (passage.role === "body") {
      number += 1;
      const inside = claims.filter((claim) => within(claim.span, passage));
      blocks.push({
        kind: "paragraph",
        number,
        passage,
        marks: marksOf(passage, inside, attributions),
        voices: voicesBeside(inside, article.text),
        spoken: inside.filter((claim) => claim.speaker !== null).map((claim) => claim.span),
        elsewhere: elsewhere.filter(({ claim }) => inside.includes(claim)),
      });
    } else if (last?.kind === "aside" && last.role === passage.role) {
      const passages = [...last.passages, passage];
      blocks[blocks.length - 1] = { ...last, passages, words: last.words + countWords(passage.text) };
    } else blocks.push({ kind: "aside", role: passage.role, passages: [passage], words: countWords(passage.text) });
  }
  return blocks;
}

const within = (span: Span, outer: Span) => span.start >= outer.start && span.end <= outer.end;

/** Marks of one paragraph in order, none overlapping another: of two that do, the earlier stays. */
function marksOf(
  passage: StoredPassage,
  claims: readonly CitedClaim[],
  attributions: readonly Attribution[],
): VoiceMark[] {
  const found: VoiceMark[] = [
    ...attributions.flatMap(({ source, cue }) => [
      ...source.map((span) => ({ ...span, kind: "speaker" as const })),
      ...cue.map((span) => ({ ...span, kind: "cue" as const })),
    ]),
    ...claims.flatMap((claim) => claim.hedges.map((span) => ({ ...span, kind: "hedge" as const }))),
  ];
  const inside = found.filter((mark) => within(mark, passage)).toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: VoiceMark[] = [];
  for (const mark of inside) if (mark.start >= (kept.at(-1)?.end ?? 0)) kept.push(mark);
  return kept;
}

function voicesBeside(claims: readonly CitedClaim[], text: string): Voice[] {
  const voices = claims.flatMap((claim): Voice[] => {
    if (claim.speaker === null) return [];
    return [
      {
        speaker: claim.speaker,
        via: claim.via,
        cue: claim.cue ? text.slice(claim.cue.start, claim.cue.end) : null,
        claim: claim.id,
      },
    ];
  });
  return voices.filter(
    (voice, i) => voices.findIndex((other) => other.speaker === voice.speaker && other.cue === voice.cue) === i,
  );
}

function shareOf(article: StoredArticle): { role: StoredPassage["role"]; words: number }[] {
  const words = new Map<StoredPassage["role"], number>();
  for (const passage of article.passages)
    words.set(passage.role, (words.get(passage.role) ?? 0) + countWords(passage.text));
  return [...words]
    .map(([role, count]) => ({ role, words: count }))
    .toSorted((a, b) => Number(b.role === "body") - Number(a.role === "body") || b.words - a.words);
}

function disputesOf(
  claims: readonly CitedClaim[],
  links: readonly StoredLink[],
  paragraphOf: (offset: number) => number,
): ArticlePage["disputes"] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return links.flatMap((link) => {
    const [one, other] = [byId.get(link.a), byId.get(link.b)];
    if (!one || !other || !link.evidence.some((evidence) => evidence.relation === "asserted-denied")) return [];
    const [asserted, denied] = other.verbClass === "deny" || other.negated ? [one, other] : [other, one];
    return [{ asserted, denied, paragraph: paragraphOf(denied.span.start) || null }];
  });
}

type Linked = {
  readonly own: readonly CitedClaim[];
  readonly here: readonly CitedClaim[];
  readonly others: readonly CitedClaim[];
  readonly links: readonly StoredLink[];
  readonly articles: readonly ArticleSummary[];
  readonly columns: readonly Column[];
};

async function elsewhereOf({ own, here, others, links, articles, columns }: Linked): Promise<Elsewhere[]> {
  const topicOf = await findTopicsOfClaims(
    database(),
    own.map((claim) => claim.id),
  );
  return links.flatMap((link) => {
    const claim = own.find(({ id }) => id === link.a || id === link.b);
    const other = others.find(({ id }) => id === link.a || id === link.b);
    const article = articles.find((each) => each.id === other?.articleId);
    const column = article && columns.find((each) => each.key === columnKey(article));
    if (!claim || !other || !column) return [];
    // A copy that does not lead has no links of its own: its claims are found by their words.
    const mine = here.find((each) => each.id === claim.id) ?? here.find((each) => each.quote === claim.quote) ?? claim;
    return [{ claim: mine, linked: claim.id, other, column, link, topic: topicOf.get(claim.id) ?? null }];
  });
}

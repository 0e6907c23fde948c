import { claimsOf } from "../claims/claim.ts";
import { contentLemmas } from "../claims/claim-lemmas.ts";
import { getArticle, setVersion } from "../db/articles.ts";
import { saveClaims } from "../db/claims.ts";
import { database, inTransaction } from "../db/client.ts";
import { saveProfile } from "../db/framing.ts";
import { enqueue } from "../db/queue.ts";
import { lexiconVersion, SHIPPED_LEXICONS } from "../framing/lexicons.ts";
import { profileOf } from "../framing/profile.ts";
import type { Attribution, Claim } from "../model/claim.ts";
import { bodySpans } from "../model/stored.ts";
import { VERSIONS } from "../model/versions.ts";
import { tagWords } from "../text/nlp.ts";
import { sentencesOf } from "../text/sentences.ts";

/** Read who says what in an article's body, and how it tells it; store both. Texts in other languages than English get sentences alone. */
export async function extractClaims(articleId: number): Promise<void> {
  const article = await getArticle(database(), articleId);
  if (article.removed) return;
  const { text, language, headline, publishedAt } = article;
  const body = bodySpans(article.passages);
  const sentences = body.flatMap((span) => sentencesOf(text, span)).map((span) => ({ ...span, lemmas: contentLemmas(tagWords(text, span)) }));
  const { attributions, claims } = claimsOf(text, body, { language, ...(headline ? { headline } : {}), ...(publishedAt ? { publishedAt } : {}) });
  const speakers = speakersOf(attributions, claims);
  const profile = profileOf({ id: articleId, text, body, headline, sentences, attributions, speakers }, SHIPPED_LEXICONS);
  await inTransaction(async (tx) => {
    await saveClaims(tx, article, { sentences, attributions, claims }, VERSIONS.claims);
    await saveProfile(tx, articleId, profile, lexiconVersion(SHIPPED_LEXICONS), VERSIONS.framing);
    await setVersion(tx, articleId, "claimsVersion", VERSIONS.claims);
    await enqueue(tx, "link-claims", { groupId: article.groupId });
    await enqueue(tx, "embed-claims", { articleId }, { priority: 10 });
  });
}

/** The resolved names of attributions' sources: a claim has the name, an attribution the place. */
function speakersOf(attributions: readonly Attribution[], claims: readonly Claim[]): { attributionIndex: number; name: string }[] {
  return attributions.flatMap(({ cue: [cue] }, attributionIndex) => {
    const name = claims.find((claim) => cue && claim.cue?.start === cue.start)?.speaker;
    return name ? [{ attributionIndex, name }] : [];
  });
}

import { taggedLines } from "../../claims/attribution/attribution.ts";
import { claimsOf } from "../../claims/claim/claim.ts";
import { contentLemmas } from "../../claims/claim/lemmas.ts";
import { getArticle, setVersion } from "../../db/articles.ts";
import { hasCorrectedSpeaker, saveClaims } from "../../db/claims.ts";
import { database, inTransaction } from "../../db/client.ts";
import { saveProfile } from "../../db/framing.ts";
import { enqueue } from "../../db/queue.ts";
import { bodySpans } from "../../model/stored.ts";
import { VERSIONS } from "../../model/versions.ts";
import { readingText } from "../../text/reading.ts";
import { sentencesOf } from "../../text/sentences.ts";
import { currentLexicons } from "../framing/current-lexicons.ts";
import { profileFrom } from "../framing/profile-article.ts";
import { currentEmbedder } from "./current-embedder.ts";
import { currentExtractor } from "./current-extractor.ts";

/** A plugged-in extractor only adds: no page waits for it. */
const AFTER_THE_RULES = 11;

/** Read who says what in an article's body, and how it tells it; store both. Texts in other languages than English get sentences alone. */
export async function extractClaims(articleId: number): Promise<void> {
  const article = await getArticle(database(), articleId);
  if (article.removed) return;
  const { language, headline, publishedAt } = article;
  const body = bodySpans(article.passages);
  const text = readingText(article.text, body);
  const tagged = taggedLines(text, body);
  const sentences = body
    .flatMap((span) => sentencesOf(text, span))
    .map((span) => ({ ...span, lemmas: contentLemmas(tagged.within(span)) }));
  const { attributions, claims } = claimsOf(
    text,
    body,
    { language, ...(headline ? { headline } : {}), ...(publishedAt ? { publishedAt } : {}) },
    tagged,
  );
  const lexicons = await currentLexicons();
  const profile = profileFrom(
    article,
    { sentences, tagged: sentences.map((each) => tagged.within(each)), attributions, claims },
    lexicons,
  );
  await inTransaction(async (tx) => {
    await saveClaims(tx, article, { sentences, attributions, claims }, VERSIONS.claims);
    await saveProfile(tx, articleId, profile, VERSIONS.framing);
    await setVersion(tx, [articleId], "claimsVersion", VERSIONS.claims);
    await enqueue(tx, "link-claims", { groupId: article.groupId });
    if (currentEmbedder()) await enqueue(tx, "embed-claims", { articleId }, { priority: 10 });
    // A reader's corrections are laid over stored claims: the profile is made again with them.
    if (await hasCorrectedSpeaker(tx, article.textSha256)) await enqueue(tx, "profile-article", { articleId });
    if (currentExtractor()) await enqueue(tx, "ask-extractor", { articleId }, { priority: AFTER_THE_RULES });
  });
}

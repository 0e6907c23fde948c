import { taggedLines } from "../../claims/attribution/attribution.ts";
import { claimsOf } from "../../claims/claim/claim.ts";
import { contentLemmas } from "../../claims/claim/lemmas.ts";
import { findTexts, getArticle } from "../../db/articles.ts";
import { findTextsWithCorrections } from "../../db/claims.ts";
import { database, inTransactionAgain } from "../../db/client.ts";
import { saveProfiles } from "../../db/framing.ts";
import { enqueueAll, type Job, linkingJobs } from "../../db/queue.ts";
import { type ExtractedBody, saveClaims } from "../../db/save-claims.ts";
import type { Lexicons } from "../../framing/measure/lexicons.ts";
import { bodySpans, type StoredArticle } from "../../model/stored.ts";
import { VERSIONS } from "../../model/versions.ts";
import { readingText } from "../../text/reading.ts";
import { sentencesOf } from "../../text/sentences.ts";
import { currentLexicons } from "../framing/current-lexicons.ts";
import { profileFrom } from "../framing/profile-article.ts";
import { togetherOrEach } from "../passages/together-or-each.ts";
import { currentEmbedder } from "./current-embedder.ts";

/** After links across stories are made with words. */
const AFTER_LINKS = 10;

/** Read who says what in an article's body, and how it tells it; store both. Texts in other languages than English get sentences alone. Throws NOT_FOUND. */
export async function extractClaims(articleId: number): Promise<void> {
  await readAndSave([await getArticle(database(), articleId)]);
}

/**
 * The same for articles that came in together: to store and link them together takes a third of the time. Where that fails, or has failed before
 * (`attempt` above 1), each becomes a job of its own, so that one that cannot be read holds up no other.
 */
export async function extractBatch(articleIds: readonly number[], attempt: number): Promise<void> {
  await togetherOrEach(articleIds, attempt, {
    what: "articles are read",
    work: async () => readAndSave(await findTexts(database(), articleIds)),
    each: (articleId) => ({ name: "extract-claims", payload: { articleId } }),
  });
}

async function readAndSave(articles: readonly StoredArticle[]): Promise<void> {
  const shown = articles.filter(({ removed }) => !removed);
  if (shown.length === 0) return;
  const lexicons = await currentLexicons();
  const read = shown.map((article) => readArticle(article, lexicons));
  await inTransactionAgain(async (tx) => {
    await saveClaims(
      tx,
      read.map(({ found }) => found),
      VERSIONS.claims,
    );
    await saveProfiles(
      tx,
      read.map(({ found: { id }, profile }) => ({ articleId: id, stored: profile })),
      VERSIONS.framing,
    );
    const corrected = await findTextsWithCorrections(
      tx,
      shown.map(({ textSha256 }) => textSha256),
    );
    await enqueueAll(tx, [
      ...linkingJobs(shown.map(({ groupId }) => groupId)),
      ...shown.flatMap(({ id, textSha256 }): Job[] => [
        ...(currentEmbedder()
          ? [{ name: "embed-claims" as const, payload: { articleId: id }, priority: AFTER_LINKS }]
          : []),
        // A reader's corrections are laid over stored claims: the profile is made again with them.
        ...(corrected.has(textSha256) ? [{ name: "profile-article" as const, payload: { articleId: id } }] : []),
      ]),
    ]);
  });
}

function readArticle(article: StoredArticle, lexicons: Lexicons) {
  const { id, textSha256, language, headline, publishedAt } = article;
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
  const profile = profileFrom(
    article,
    { sentences, tagged: sentences.map((each) => tagged.within(each)), attributions, claims },
    lexicons,
  );
  const found: ExtractedBody = { id, text: article.text, textSha256, sentences, attributions, claims };
  return { found, profile };
}

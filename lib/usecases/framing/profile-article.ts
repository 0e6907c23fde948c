import { getArticle } from "../../db/articles.ts";
import { findAttributions, findClaims } from "../../db/claims.ts";
import { type Database, database } from "../../db/client.ts";
import { type StoredProfile, saveProfile } from "../../db/framing.ts";
import { findSentences } from "../../db/sentences.ts";
import { type Lexicons, lexiconVersion } from "../../framing/measure/lexicons.ts";
import { profileOf } from "../../framing/measure/profile.ts";
import { packWords } from "../../framing/measure/word-lines.ts";
import { mentionsOf } from "../../framing/names/event-names.ts";
import type { Attribution, CitedClaim, Claim } from "../../model/claim.ts";
import type { FramedArticle } from "../../model/framing.ts";
import type { Span } from "../../model/span.ts";
import { bodySpans, type StoredArticle } from "../../model/stored.ts";
import { VERSIONS } from "../../model/versions.ts";
import { type TaggedWord, tagWords } from "../../text/nlp.ts";
import { readingText } from "../../text/reading.ts";
import { currentLexicons } from "./current-lexicons.ts";

/** Count an article again with the lists that hold now, from the sentences and claims that are stored. Gone articles are passed over. */
export async function profileArticle(articleId: number, db: Database = database()): Promise<void> {
  const article = await getArticle(db, articleId);
  if (article.removed) return;
  const sentences = await findSentences(db, [articleId]);
  const attributions = await findAttributions(db, [articleId]);
  const claims = await findClaims(db, { articleIds: [articleId] });
  const lexicons = await currentLexicons(db);
  const text = readingText(article.text, bodySpans(article.passages));
  const tagged = sentences.map((sentence) => tagWords(text, sentence));
  await saveProfile(
    db,
    articleId,
    profileFrom(article, { sentences, tagged, attributions, claims }, lexicons),
    VERSIONS.framing,
  );
}

/** What is stored of how an article tells it, from what was read of it. `tagged` are the words of each sentence. */
export function profileFrom(
  { id, text, passages, headline }: StoredArticle,
  found: {
    sentences: readonly Span[];
    tagged: readonly (readonly TaggedWord[])[];
    attributions: readonly Attribution[];
    claims: readonly ReadClaim[];
  },
  lexicons: Lexicons,
): StoredProfile {
  const { sentences, tagged, attributions, claims } = found;
  const speakers = speakersOf(attributions, claims);
  const body = bodySpans(passages);
  const profile = profileOf(
    { id, text: readingText(text, body), body, headline, sentences, attributions, speakers },
    lexicons,
  );
  return {
    profile,
    words: packWords(profile.wordCounts),
    names: mentionsOf(id, tagged),
    lexiconVersion: lexiconVersion(lexicons),
  };
}

/** A claim as the rules read it, or as a reader corrected it. */
type ReadClaim = Claim & Partial<Pick<CitedClaim, "corrected">>;

/** The resolved names of attributions' sources: a claim has the name, an attribution the place. Only a reader can say that there is none. */
function speakersOf(attributions: readonly Attribution[], claims: readonly ReadClaim[]): FramedArticle["speakers"] {
  return attributions.flatMap(({ cue: [cue] }, attributionIndex) => {
    const claim = claims.find((each) => cue && each.cue?.start === cue.start);
    return claim && (claim.speaker !== null || claim.corrected) ? [{ attributionIndex, name: claim.speaker }] : [];
  });
}

import { getArticle } from "../db/articles.ts";
import { findAttributions, findClaims, findSentences } from "../db/claims.ts";
import { database } from "../db/client.ts";
import { saveProfile } from "../db/framing.ts";
import { type Lexicons, lexiconVersion } from "../framing/lexicons.ts";
import { profileOf } from "../framing/profile.ts";
import type { Attribution, Claim } from "../model/claim.ts";
import type { FramingProfile } from "../model/framing.ts";
import type { Span } from "../model/span.ts";
import { bodySpans, type StoredArticle } from "../model/stored.ts";
import { VERSIONS } from "../model/versions.ts";
import { currentLexicons } from "./current-lexicons.ts";

/** Count an article again with the lists that hold now, from the sentences and claims that are stored. Gone articles are passed over. */
export async function profileArticle(articleId: number): Promise<void> {
  const db = database();
  const article = await getArticle(db, articleId);
  if (article.removed) return;
  const [sentences, attributions] = [await findSentences(db, [articleId]), await findAttributions(db, [articleId])];
  const claims = await findClaims(db, { articleIds: [articleId] });
  const lexicons = await currentLexicons();
  const profile = profileFrom(article, { sentences, attributions, claims }, lexicons);
  await saveProfile(db, articleId, profile, lexiconVersion(lexicons), VERSIONS.framing);
}

/** The framing profile of an article from what was read of it. */
export function profileFrom(
  { id, text, passages, headline }: StoredArticle,
  found: { sentences: readonly Span[]; attributions: readonly Attribution[]; claims: readonly Claim[] },
  lexicons: Lexicons,
): FramingProfile {
  const { sentences, attributions, claims } = found;
  return profileOf({ id, text, body: bodySpans(passages), headline, sentences, attributions, speakers: speakersOf(attributions, claims) }, lexicons);
}

/** The resolved names of attributions' sources: a claim has the name, an attribution the place. */
function speakersOf(attributions: readonly Attribution[], claims: readonly Claim[]): { attributionIndex: number; name: string }[] {
  return attributions.flatMap(({ cue: [cue] }, attributionIndex) => {
    const name = claims.find((claim) => cue && claim.cue?.start === cue.start)?.speaker;
    return name ? [{ attributionIndex, name }] : [];
  });
}

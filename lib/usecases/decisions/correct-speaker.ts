import { getClaim } from "../../db/claims.ts";
import { database, inTransaction } from "../../db/client.ts";
import { saveDecision } from "../../db/decisions.ts";
import { enqueue } from "../../db/queue.ts";
import { claimPlaceOf } from "../../model/claim-place.ts";
import { AppError } from "../../model/errors.ts";
import { profileArticle } from "../framing/profile-article.ts";
import { linkAgain, queueLinking } from "./relink-now.ts";

/** Longest name of a speaker, in characters: "State Department spokesman Matthew Miller" has 41. */
const LONGEST_NAME = 120;

/**
 * Record who says a claim, and on whose word it came to the outlet; null for the outlet itself. Bound to the claim's place, so that it holds
 * through every re-run. Returns the decision's id.
 */
export async function correctSpeaker(correction: {
  claim: number;
  speaker: string | null;
  via: string | null;
}): Promise<number> {
  const claim = await getClaim(database(), correction.claim);
  const [speaker, via] = [cleanName(correction.speaker), cleanName(correction.via)];
  if (speaker === claim.speaker && via === claim.via) {
    throw new AppError(
      "INVALID_INPUT",
      "This is what stands there already. Change the speaker or the source in between. Nothing was changed.",
    );
  }
  const decision = await inTransaction(async (tx) => {
    const id = await saveDecision(tx, {
      kind: "speaker",
      subject: claim.key,
      verdict: speaker ?? "the outlet itself",
      detail: {
        speaker,
        via,
        place: claimPlaceOf(claim),
        quote: claim.quote.slice(0, 200),
        articles: [claim.articleId],
        before: { speaker: claim.speaker, via: claim.via },
      },
    });
    await queueLinking(tx, [claim.groupId]);
    await enqueue(tx, "profile-article", { articleId: claim.articleId });
    return id;
  });
  // Who is quoted how much follows at once; the queued job then finds nothing to change.
  await profileArticle(claim.articleId);
  await linkAgain([claim.groupId]);
  return decision;
}

function cleanName(name: string | null): string | null {
  const clean = name?.replace(/\s+/g, " ").trim() || null;
  if (clean !== null && clean.length > LONGEST_NAME) {
    throw new AppError(
      "INVALID_INPUT",
      `A speaker's name may have ${LONGEST_NAME} characters; this one has ${clean.length}. Nothing was changed.`,
    );
  }
  return clean;
}

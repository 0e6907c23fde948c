import { getClaim } from "../../db/claims.ts";
import type { Database } from "../../db/client.ts";
import { claimPlaceOf } from "../../model/claim-place.ts";
import { AppError } from "../../model/errors.ts";
import { GONE, type TellingPart } from "../../model/telling.ts";
import { profileArticle } from "../framing/profile-article.ts";
import { decide } from "./decide.ts";
import type { Effect, KindOfDecision } from "./kind.ts";
import { linkAgain, linkAgainOf } from "./link-again.ts";

/** Longest name of a speaker, in characters: "State Department spokesman Matthew Miller" has 41. */
const LONGEST_NAME = 120;

/** Who says a claim, and on whose word it came to the outlet. What the rule read stays stored, so undo gives it back by itself. */
export const SPEAKER: KindOfDecision<"speaker"> = {
  kind: "speaker",
  differsBy: ["speaker", "via"],
  restore: async (tx, { detail: { articles = [] } }) => withProfiles(articles, await linkAgainOf(tx, articles)),
  tell: ({ detail: { speaker, via, quote = "", before } }, [article = GONE]) => [
    ...["The speaker of ", { quote }, " in ", article, " was set to ", ...named(speaker, via)],
    ...["; before: ", ...named(before?.speaker, before?.via), "."],
  ],
};

/**
 * Record who says a claim, and on whose word it came to the outlet; null for the outlet itself. Bound to the claim's place, so that it holds
 * through every re-run. Returns the decision's id. Throws NOT_FOUND, INVALID_INPUT, CONFLICT.
 */
export function correctSpeaker(correction: {
  claim: number;
  speaker: string | null;
  via: string | null;
}): Promise<number> {
  return decide(SPEAKER, async (tx, lock) => {
    const { key: subject } = await getClaim(tx, correction.claim);
    const [speaker, via] = [cleanName(correction.speaker), cleanName(correction.via)];
    await lock(subject);
    const claim = await getClaim(tx, correction.claim);
    if (speaker === claim.speaker && via === claim.via) {
      throw new AppError(
        "INVALID_INPUT",
        "This is what stands there already. Change the speaker or the source in between. Nothing was changed.",
      );
    }
    const detail = {
      speaker,
      via,
      place: claimPlaceOf(claim),
      quote: claim.quote.slice(0, 200).toWellFormed(),
      articles: [claim.articleId],
      before: { speaker: claim.speaker, via: claim.via },
    };
    return {
      choices: [{ subject, verdict: speaker ?? "the outlet itself", detail }],
      effect: () => withProfiles([claim.articleId], linkAgain([claim.groupId])),
    };
  });
}

/** Who is quoted how much in these articles follows at once or by the queue, as links and rows do. */
function withProfiles(articles: readonly number[], links: Effect): Effect {
  const profiles = articles.map((articleId) => ({ name: "profile-article" as const, payload: { articleId } }));
  const now = async (tx: Database) => {
    for (const articleId of articles) await profileArticle(articleId, tx);
  };
  if (!("upToClaims" in links)) return { now };
  return {
    ...links,
    now: async (tx) => {
      await now(tx);
      await links.now(tx);
    },
    queue: [...profiles, ...links.queue],
  };
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

function named(speaker: string | null | undefined, via: string | null | undefined): TellingPart[] {
  if (!speaker && !via) return ["the outlet’s own words"];
  if (!speaker) return ["nobody named, via ", { quote: via ?? "" }];
  return via ? [{ quote: speaker }, ", via ", { quote: via }] : [{ quote: speaker }];
}

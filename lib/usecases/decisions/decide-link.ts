import { getClaim } from "../../db/claims.ts";
import { database, inTransaction } from "../../db/client.ts";
import { pairSubject, saveDecision } from "../../db/decisions.ts";
import { claimPlaceOf } from "../../model/claim-place.ts";
import { AppError } from "../../model/errors.ts";
import { linkAgain, queueLinking } from "./relink-now.ts";

/** What a person may decide of two claims. */
export const LINK_VERDICTS = ["confirmed", "rejected"] as const;
export type LinkVerdict = (typeof LINK_VERDICTS)[number];

/** Longest note, in characters: some two hundred words. What is longer belongs in a report. */
export const LONGEST_NOTE = 1200;

/** Record that two claims are, or are not, about the same matter; rows follow. Bound to texts and places. Returns the decision's id. */
export async function decideLink({ a, b, verdict }: { a: number; b: number; verdict: LinkVerdict }): Promise<number> {
  const [one, other] = await twoClaims(a, b);
  const decision = await inTransaction(async (tx) => {
    const id = await saveDecision(tx, {
      kind: "link",
      subject: pairSubject(one.key, other.key),
      verdict,
      detail: detailOf(one, other),
    });
    await queueLinking(tx, [one.groupId]);
    return id;
  });
  await linkAgain([one.groupId]);
  return decision;
}

/** Keep a reader's note on two claims; a later note replaces it, undo brings it back. Returns the decision's id. */
export async function noteLink({ a, b, text }: { a: number; b: number; text: string }): Promise<number> {
  const note = text.replace(/\r\n?/g, "\n").trim();
  if (!note)
    throw new AppError("INVALID_INPUT", "The note is empty. To take a note away, undo it. Nothing was changed.");
  if (note.length > LONGEST_NOTE) {
    throw new AppError(
      "INVALID_INPUT",
      `A note may have ${LONGEST_NOTE} characters; this one has ${note.length}. Nothing was changed.`,
    );
  }
  const [one, other] = await twoClaims(a, b);
  return inTransaction((tx) =>
    saveDecision(tx, {
      kind: "note",
      subject: pairSubject(one.key, other.key),
      verdict: "noted",
      detail: { ...detailOf(one, other), text: note },
    }),
  );
}

type Claim = Awaited<ReturnType<typeof getClaim>>;

async function twoClaims(a: number, b: number): Promise<[Claim, Claim]> {
  if (a === b) throw new AppError("INVALID_INPUT", "This is one claim twice. Choose two. Nothing was changed.");
  return [await getClaim(database(), a), await getClaim(database(), b)];
}

function detailOf(one: Claim, other: Claim) {
  return {
    claims: [one.id, other.id],
    articles: [one.articleId, other.articleId],
    places: [claimPlaceOf(one), claimPlaceOf(other)],
  };
}

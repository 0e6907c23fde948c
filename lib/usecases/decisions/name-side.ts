import { inTransaction } from "../../db/client.ts";
import { saveDecision } from "../../db/decisions.ts";
import { speakerKey } from "../../framing/compare/sides.ts";
import { AppError } from "../../model/errors.ts";

/** Longest name of a side or speaker, in characters. */
const LONGEST = 120;

/** Say on which side a speaker stands, by a word of the reader's own. It holds for the speaker's name in every article. Returns the decision's id. */
export async function nameSide({ speaker, side }: { speaker: string; side: string }): Promise<number> {
  const [who, where] = [speaker, side].map((text) => text.replace(/\s+/g, " ").trim());
  if (!who || !where)
    throw new AppError("INVALID_INPUT", "Choose a speaker and give the side a name. Nothing was changed.");
  if (who.length > LONGEST || where.length > LONGEST) {
    throw new AppError("INVALID_INPUT", `A side's name may have ${LONGEST} characters. Nothing was changed.`);
  }
  return inTransaction((tx) =>
    saveDecision(tx, { kind: "side", subject: speakerKey(who), verdict: where, detail: { speaker: who, side: where } }),
  );
}

import { speakerKey } from "../../framing/compare/sides.ts";
import { AppError } from "../../model/errors.ts";
import { decide } from "./decide.ts";
import type { KindOfDecision } from "./kind.ts";

/** Longest name of a side or speaker, in characters. */
const LONGEST = 120;

/** The side on which a reader put a speaker. It is applied where it is shown. */
export const SIDE: KindOfDecision<"side"> = {
  kind: "side",
  differsBy: [],
  restore: async () => null,
  tell: ({ subject, verdict, detail: { speaker = subject, side = verdict } }) => [
    ...["The speaker ", { quote: speaker }, " was put on the side ", { quote: side }, "."],
  ],
};

/** Say on which side a speaker stands, by a word of the reader's own. It holds for the speaker's name in every article. Returns the decision's id. */
export function nameSide({ speaker, side }: { speaker: string; side: string }): Promise<number> {
  return decide(SIDE, async (_, lock) => {
    const [who = "", where = ""] = [speaker, side].map((text) => text.replace(/\s+/g, " ").trim());
    if (!who || !where)
      throw new AppError("INVALID_INPUT", "Choose a speaker and give the side a name. Nothing was changed.");
    if (who.length > LONGEST || where.length > LONGEST) {
      throw new AppError("INVALID_INPUT", `A side's name may have ${LONGEST} characters. Nothing was changed.`);
    }
    const subject = speakerKey(who);
    await lock(subject);
    return { choices: [{ subject, verdict: where, detail: { speaker: who, side: where } }] };
  });
}

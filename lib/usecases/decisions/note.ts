import { AppError } from "../../model/errors.ts";
import { GONE } from "../../model/telling.ts";
import { claimPair } from "./claim-pair.ts";
import { decide } from "./decide.ts";
import type { KindOfDecision } from "./kind.ts";

/** Longest note, in characters: some two hundred words. What is longer belongs in a report. */
export const LONGEST_NOTE = 1200;

/** A reader's note on two claims. It changes nothing but what is shown of it. */
export const NOTE: KindOfDecision<"note"> = {
  kind: "note",
  differsBy: ["text"],
  restore: async () => null,
  tell: ({ detail: { text = "" } }, [one = GONE, other = GONE]) => [
    ...["A note on two claims, in ", one, " and ", other, ": ", { quote: text }],
  ],
};

/** Keep a reader's note on two claims; a later note replaces it, undo brings it back. Returns the decision's id. */
export function noteLink({ a, b, text }: { a: number; b: number; text: string }): Promise<number> {
  return decide(NOTE, async (tx, lock) => {
    const note = text.replace(/\r\n?/g, "\n").trim();
    if (!note)
      throw new AppError("INVALID_INPUT", "The note is empty. To take a note away, undo it. Nothing was changed.");
    if (note.length > LONGEST_NOTE) {
      throw new AppError(
        "INVALID_INPUT",
        `A note may have ${LONGEST_NOTE} characters; this one has ${note.length}. Nothing was changed.`,
      );
    }
    const { subject, detail } = await claimPair(tx, a, b);
    await lock(subject);
    return { choices: [{ subject, verdict: "noted", detail: { ...detail, text: note } }] };
  });
}

import type { TaggedWord } from "../../text/nlp.ts";
import type { CueEntry } from "./cues.ts";
import { type Cue, isNominal, type TaggedSentence } from "./sentence.ts";

/** What follows the verb is no complement of it. */
export const NOTHING = -1;
/** The words behind a reporting verb: they begin at `at` with `next`, and end before `end`. */
export type Behind = {
  readonly words: readonly TaggedWord[];
  readonly quoted: readonly boolean[];
  readonly at: number;
  readonly end: number;
  readonly next: TaggedWord;
  readonly entry: CueEntry;
  /** Whether the frame stands behind a quotation or a clause that may be all it reports: “A,” she said. */
  readonly tail: boolean;
  readonly nominal: boolean;
};
/** What stands behind the verb of `cue` as the constructions see it; null where nothing does. */
export function behindVerb({ words, quoted }: TaggedSentence, cue: Cue, end: number): Behind | null {
  const at = cue.range.to;
  const { entry } = cue;
  const next = words[at];
  if (!entry || !next || at >= end) return null;
  const frameStart = Math.min(cue.source?.from ?? cue.range.from, cue.range.from);
  const tail = entry.quote && !cue.inherits && /^[”",?!]$/.test(words[frameStart - 1]?.raw ?? "") && frameStart > 5;
  const nominal = isNominal(next) || next.pos === "DET" || next.pos === "ADJ";
  return { words, quoted, at, end, next, entry, tail, nominal };
}

/** A finite form, as far as its ending tells. */
export function isVerbForm(word: TaggedWord): boolean {
  return word.pos === "VERB" && !/ing$/.test(word.norm);
}

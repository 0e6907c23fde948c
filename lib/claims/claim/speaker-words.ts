import type { CitedClaim } from "../../model/claim.ts";

/** Reporting words that stand before the name: "according to Reuters". */
const BEFORE_THE_NAME = /^(according|as per|per|in (the )?(view|words|opinion)|for|quoting|citing)\b/i;
/** Longer reporting words tell more than who speaks, and stand in the sentence anyway. */
const LONGEST_CUE = 40;

/** A piece of the line that says who speaks; `who` where it is the name itself. */
export type SpeakerPiece = { readonly words: string; readonly who: boolean };

/** Who says a claim, with the text's own reporting word, and on whose word: "State Department spokesman Matthew Miller, said, via Reuters". */
export function speakerWords(claim: CitedClaim): SpeakerPiece[] {
  const { speaker, via } = claim;
  const cue = cueWords(claim);
  const plain = (words: string): SpeakerPiece[] => (words ? [{ words, who: false }] : []);
  const name = (words: string): SpeakerPiece => ({ words, who: true });
  if (speaker === null && via === null) return [name("in its own words")];
  if (speaker === null) return [...plain("reported via "), name(via ?? "")];
  const isBefore = cue !== null && BEFORE_THE_NAME.test(cue);
  return [
    ...plain(cue === null ? "said by " : isBefore ? `${cue} ` : ""),
    name(speaker),
    ...plain(`${cue !== null && !isBefore ? `, ${cue}` : ""}${via === null ? "" : `, via ${via}`}`),
  ];
}

/** The reporting words as printed in the claim's sentence; null where they stand elsewhere, or were read for another speaker. */
function cueWords({ cue, sentence, sentenceText, corrected }: CitedClaim): string | null {
  if (!cue || corrected || cue.start < sentence.start || cue.end > sentence.end) return null;
  const words = sentenceText.slice(cue.start - sentence.start, cue.end - sentence.start).trim();
  return words.length > LONGEST_CUE ? null : words;
}

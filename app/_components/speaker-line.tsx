import type { ReactNode } from "react";
import type { CitedClaim } from "../../lib/model/claim.ts";

/** Reporting words that stand before the name: "according to Reuters". */
const BEFORE_THE_NAME = /^(according|as per|per|in (the )?(view|words|opinion)|for|quoting|citing)\b/i;

/** Who says a claim, with the text's own reporting word, and on whose word: "State Department spokesman Matthew Miller, said, via Reuters". */
export function SpeakerLine({ claim, children }: { claim: CitedClaim; children?: ReactNode }) {
  const { speaker, via, corrected } = claim;
  const cue = cueWords(claim);
  return (
    <p className="speaker-line">
      {speaker === null && via === null ? <b className="who">in its own words</b> : null}
      {speaker === null ? null : (
        <>
          {cue === null ? "said by " : BEFORE_THE_NAME.test(cue) ? `${cue} ` : ""}
          <b className="who">{speaker}</b>
          {cue !== null && !BEFORE_THE_NAME.test(cue) ? `, ${cue}` : ""}
        </>
      )}
      {via === null ? null : (
        <>
          {speaker === null ? "reported via " : ", via "}
          {speaker === null ? <b className="who">{via}</b> : via}
        </>
      )}
      {corrected ? <span className="origin"> · set by a reader</span> : null}
      {children}
    </p>
  );
}

/** The reporting words as printed in the claim's sentence; null where they stand elsewhere, or were read for another speaker. */
function cueWords({ cue, sentence, sentenceText, corrected }: CitedClaim): string | null {
  if (!cue || corrected || cue.start < sentence.start || cue.end > sentence.end) return null;
  const words = sentenceText.slice(cue.start - sentence.start, cue.end - sentence.start).trim();
  return words.length > 40 ? null : words;
}

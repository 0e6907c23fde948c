import type { ReactNode } from "react";
import { speakerWords } from "../../lib/claims/claim/speaker-words.ts";
import type { CitedClaim } from "../../lib/model/claim.ts";

/** Who says a claim, with the text's own reporting word, and on whose word. */
export function SpeakerLine({ claim, children }: { claim: CitedClaim; children?: ReactNode }) {
  return (
    <p className="speaker-line">
      {speakerWords(claim).map(({ words, who }) =>
        who ? (
          <b key={words} className="who">
            {words}
          </b>
        ) : (
          words
        ),
      )}
      {claim.corrected ? <span className="origin"> · set by a reader</span> : null}
      {children}
    </p>
  );
}

import type { ReactNode } from "react";
import type { ClaimRow } from "../../lib/model/claim.ts";

/** Who says a claim, and on whose word: a speaker, an agency that relays, or the outlet itself. */
export function SpeakerLine({ claim, children }: { claim: ClaimRow; children?: ReactNode }) {
  return (
    <p className="spk">
      {claim.speaker === null && claim.via === null ? <b className="who">in its own words</b> : null}
      {claim.speaker === null ? null : (
        <>
          said by <b className="who">{claim.speaker}</b>
        </>
      )}
      {claim.via === null ? null : (
        <>
          {claim.speaker === null ? "reported via " : ", via "}
          {claim.speaker === null ? <b className="who">{claim.via}</b> : claim.via}
        </>
      )}
      {children}
    </p>
  );
}

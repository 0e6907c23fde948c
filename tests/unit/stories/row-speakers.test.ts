import { expect, test } from "vitest";
import type { CitedClaim, ClaimLink } from "../../../lib/model/claim.ts";
import { speakersApart } from "../../../lib/stories/row-speakers.ts";

const said = (id: number, speaker: string | null) => ({ id, speaker }) as CitedClaim;
const apart = (a: number, b: number) =>
  ({ a, b, evidence: [{ relation: "different-speakers", a: [], b: [], note: "" }] }) as unknown as ClaimLink;

test("each who says it stands once, by the longest form of the name, with the claims", () => {
  const claims = [said(1, "Mr. Reed"), said(2, "Dora Finch"), said(3, "Amos Reed"), said(4, null)];
  expect(speakersApart(claims, [apart(1, 2), apart(2, 3)])).toEqual([
    { who: "Amos Reed", claims: [1, 3] },
    { who: "Dora Finch", claims: [2] },
  ]);
});

test("nobody stands apart without a link that says so, and nobody whom no link names", () => {
  expect(speakersApart([said(1, "Amos Reed"), said(2, "Dora Finch")], [])).toEqual([]);
  expect(speakersApart([said(1, "Amos Reed"), said(2, "Dora Finch"), said(3, "the mayor")], [apart(1, 2)])).toEqual([
    { who: "Amos Reed", claims: [1] },
    { who: "Dora Finch", claims: [2] },
  ]);
});

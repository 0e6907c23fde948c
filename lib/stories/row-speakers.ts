import type { CitedClaim, ClaimLink } from "../model/claim.ts";

/** One who says a point, with the claims in which he or she does. */
export type RowSpeaker = { readonly who: string; readonly claims: readonly number[] };

/** "Mr. Reed" of one outlet and "Amos Reed" of another are one, told by the last name; the longest form is shown. */
export function lastName(speaker: string): string {
  return speaker.trim().split(/\s+/).at(-1)?.toLowerCase() ?? "";
}

/**
 * Who says a row, where two linked claims have surely different speakers: each once, in the order of the claims; empty where nobody is
 * told apart. Claims without a speaker, and those of whom no link tells two, are left out: whether they are a third is not known.
 */
export function speakersApart(claims: readonly CitedClaim[], links: readonly ClaimLink[]): RowSpeaker[] {
  const apart = new Set(
    links
      .filter(({ evidence }) => evidence.some(({ relation }) => relation === "different-speakers"))
      .flatMap(({ a, b }) => [a, b]),
  );
  const found = new Map<string, { who: string; claims: number[] }>();
  for (const { id, speaker } of claims) {
    if (!apart.has(id) || speaker === null) continue;
    const known = found.get(lastName(speaker));
    found.set(lastName(speaker), {
      who: known && known.who.length >= speaker.length ? known.who : speaker,
      claims: [...(known?.claims ?? []), id],
    });
  }
  return found.size > 1 ? [...found.values()] : [];
}

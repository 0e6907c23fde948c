import { describe, expect, test } from "vitest";
import { claimsOf } from "../../../../lib/claims/claim/claim.ts";
import type { LinkableClaim } from "../../../../lib/claims/link/link-features.ts";
import { linkNewClaims } from "../../../../lib/claims/link/match-claims.ts";
import { lemmaCounts } from "../../../../lib/claims/topic/matters.ts";

let id = 0;

/** The claims of an article of one paragraph, as production reads them. */
function article(text: string): LinkableClaim[] {
  const articleId = ++id;
  return claimsOf(text, [{ start: 0, end: text.length }], { language: "en" }).claims.map((claim) => ({
    ...claim,
    id: ++id,
    articleId,
    groupId: articleId,
    quote: text.slice(claim.span.start, claim.span.end),
  }));
}

/** How many links two articles get: as articles of two stories, and as those of one. */
function links(one: string, other: string, corpusSize = 40): { across: number; together: number } {
  const claims = [...article(one), ...article(other)];
  const counts = lemmaCounts(claims);
  const corpus = { documentFrequency: (lemma: string) => counts.get(lemma) ?? 0, corpusSize };
  return {
    across: linkNewClaims(claims, [], { ...corpus, acrossStories: () => true }).length,
    together: linkNewClaims(claims, [], corpus).length,
  };
}

describe("a link across stories", () => {
  test("is none between two events that share no name, however alike they are told", () => {
    for (const [one, other] of [
      [
        "Police in Tarvik fired tear gas and rubber bullets at striking dockers.",
        "Soldiers in Belmora fired tear gas and rubber bullets at striking miners.",
      ],
      [
        "A coal barge sank in the Ondra estuary after its cargo of coal shifted.",
        "A coal barge sank off Lisk harbour after its cargo of coal shifted.",
      ],
    ] as const) {
      expect(links(one, other).together).toBeGreaterThan(0);
      expect(links(one, other).across).toBe(0);
    }
  });

  test("is none where the two share a line of the page, and one where they share a quotation", () => {
    const stock = "This transcript was typed in haste by Quill Partners for Radio Lund and may hold errors.";
    expect(links(`${stock}`, `${stock}`).together).toBeGreaterThan(0);
    expect(links(`${stock}`, `${stock}`).across).toBe(0);
    const quoted = "“The dam at Lund will flood seven villages and drown our best orchards,” Mayor Ada Brandt said";
    expect(links(`${quoted} in March.`, `${quoted} again on the eve of the vote.`).across).toBeGreaterThan(0);
  });

  test("rests on more than the name, the office and the place of one person", () => {
    const [one, other] = [
      "Prime Minister Harald Voss Lindqvist of Norland opened the new bridge over the fjord.",
      "A tax on salted herring was proposed by Prime Minister Harald Voss Lindqvist of Norland.",
    ];
    expect(links(one, other, 4000).across).toBe(0);
  });

  test("is judged in a large collection as in a small one where the two articles are near by their words", () => {
    const claims = [
      ...article("Officials said Trump had halted arms and intelligence for Kyiv."),
      ...article("Kyiv learned of the halt of arms from Trump on television, a general said."),
    ];
    const counts = lemmaCounts(claims);
    const found = (corpusSize: number, near: boolean) =>
      linkNewClaims(claims, [], {
        documentFrequency: (lemma) => counts.get(lemma) ?? 0,
        corpusSize,
        acrossStories: () => true,
        near: () => near,
      });
    expect(found(40, false)).not.toEqual([]);
    expect(found(4000, false)).toEqual([]);
    expect(found(4000, true).map(({ a, b }) => [a, b])).toEqual(found(40, false).map(({ a, b }) => [a, b]));
  });

  test("stands where a dispute comes back with its people", () => {
    const { across } = links(
      "Governor Mara Dell halted all grain shipments to the island of Torv because the harbour tolls were unpaid.",
      "Two years after Mara Dell halted grain shipments to Torv over unpaid harbour tolls, the island sued.",
    );
    expect(across).toBeGreaterThan(0);
  });
});

import { describe, expect, test } from "vitest";
import { claimsOf } from "../../../../lib/claims/claim/claim.ts";
import { disputesIn } from "../../../../lib/claims/link/disputes.ts";
import type { LinkableClaim } from "../../../../lib/claims/link/link-features.ts";
import { evidenceOf } from "../../../../lib/claims/link/relate.ts";

type Read = LinkableClaim & { readonly quote: string; readonly sentenceText: string };

let id = 0;

/** The claims of one paragraph of an article of its own, as production reads them. */
function read(text: string, publishedAt = "2026-05-20"): Read[] {
  const articleId = ++id;
  return claimsOf(text, [{ start: 0, end: text.length }], { language: "en", publishedAt }).claims.map((claim) => ({
    ...claim,
    id: ++id,
    articleId,
    groupId: articleId,
    quote: text.slice(claim.span.start, claim.span.end),
    sentenceText: text.slice(claim.sentence.start, claim.sentence.end),
  }));
}

/** The telling chips between the first claims of two texts. */
function chips(one: string, other: string): string[] {
  const [a, b] = [read(one)[0], read(other)[0]];
  if (!a || !b) throw new Error("a text without a claim");
  return evidenceOf(a, b)
    .map(({ relation }) => relation)
    .filter(
      (relation) => relation.endsWith("differ") || relation === "asserted-denied" || relation === "same-statement",
    );
}

describe("figures", () => {
  test("differ where the same is counted, or one sum of money each is told of one thing", () => {
    expect(
      chips(
        "The flood killed 31 villagers in Larne, officials said.",
        "The flood killed 27 villagers in Larne, the mayor said.",
      ),
    ).toContain("figures-differ");
    expect(
      chips(
        "The harbour repair will cost the city $4 million, the mayor said.",
        "The city has set aside $3 million of funding for the harbour repair, the mayor said.",
      ),
    ).toContain("figures-differ");
  });

  test.each([
    [
      "The court fined Ada Brandt more than 8,000 euros for the spill.",
      "The court fined Ada Brandt 8,650 euros for the spill.",
    ],
    ["The flood killed at least 40 villagers in Larne.", "The flood killed 52 villagers in Larne."],
    [
      "More than 300 dockers walked out at the Lisk terminal.",
      "Some 340 dockers walked out at the Lisk terminal, the union said.",
    ],
    ["The harbour repair will cost over $4 million.", "The harbour repair will cost $4.6 million."],
    ["At least 12 miners were trapped in the Torv pit.", "In the Torv pit 19 miners were trapped."],
  ])("differ where one side gives a least and the other the figure: %s", (one, other) => {
    expect(chips(one, other)).toContain("figures-differ");
  });

  test.each([
    ["The flood killed at least 40 villagers in Larne.", "The flood killed 40 villagers in Larne."],
    ["More than 300 dockers walked out at the Lisk terminal.", "305 dockers walked out at the Lisk terminal."],
    ["Dozens of miners were trapped in the Torv pit.", "In the Torv pit 31 miners were trapped."],
    ["Up to 50 miners were trapped in the Torv pit.", "In the Torv pit 31 miners were trapped."],
    ["At least 12 miners were trapped in the Torv pit.", "More than 12 miners were trapped in the Torv pit."],
  ])("do not differ by a bound alone: %s", (one, other) => {
    expect(chips(one, other)).not.toContain("figures-differ");
  });

  test("do not differ where one is the whole that the other is a part of", () => {
    expect(
      chips(
        "Rescuers freed 12 miners from the Larne pit, the mayor said.",
        "Rescuers freed 12 of the more than 80 miners from the Larne pit, the mayor said.",
      ),
    ).not.toContain("figures-differ");
  });

  test("of an age stand against no length, and no other age", () => {
    expect(
      chips(
        "A 92-year-old farmer keeps the rule on his land, the mayor said.",
        "The farmer said the 43-year rule on his land was kept, the mayor said.",
      ),
    ).not.toContain("figures-differ");
    expect(
      chips(
        "A 34-year-old driver was hurt in the crash at Larne, police said.",
        "A 61-year-old driver was hurt in the crash at Larne, police said.",
      ),
    ).not.toContain("figures-differ");
  });

  test("that follow another one in one length are no figures of their own", () => {
    expect(
      chips(
        "The train stood for two hours and 40 minutes in the tunnel, the railway said.",
        "The train stood for two hours and ten minutes in the tunnel at Larne, the railway said.",
      ),
    ).not.toContain("figures-differ");
  });
});

describe("dates", () => {
  test("differ where both stand beside one happening, a weekday before the date or not", () => {
    expect(
      chips(
        "The minister will leave office on Friday, May 29, the ministry said.",
        "The minister will leave office on June 12, the ministry said.",
      ),
    ).toContain("dates-differ");
  });

  test("do not differ where they are of two happenings", () => {
    expect(
      chips(
        "Larne met Ossip again for the film “Slow Water”, which came out on March 3, the studio said.",
        "On April 9 Larne met Ossip for the film “Slow Water”, the studio said.",
      ),
    ).not.toContain("dates-differ");
  });
});

describe("a denial", () => {
  test("is none where one outlet cuts the same quotation shorter", () => {
    const long = "“Land is not our aim, the children are our aim,” Larne said.";
    expect(chips("“The children are our aim,” Larne said.", long)).not.toContain("asserted-denied");
  });

  test("inside one article is no accusation", () => {
    const [said, ...later] = read(
      "The ministry said that the dam was safe. The operator denied that the dam was safe.",
    );
    const against = (word: string) =>
      later.map((claim) => ({
        ...claim,
        articleId: said?.articleId ?? 0,
        sentenceText: claim.sentenceText.replace("denied", word),
      }));
    expect(disputesIn([...(said ? [said] : []), ...against("denied")])).toHaveLength(1);
    expect(disputesIn([...(said ? [said] : []), ...against("blamed")])).toHaveLength(0);
  });
});

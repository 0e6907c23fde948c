import { expect, it } from "vitest";
import { linkNewClaims } from "../../../../lib/claims/link/match-claims.ts";
import { evidenceOf } from "../../../../lib/claims/link/relate.ts";
import { mattersOf } from "../../../../lib/claims/topic/matters.ts";
import { matchTopics, sentencesWithTerm, topicFromWords, topicsOf } from "../../../../lib/claims/topic/topics.ts";
import type { StoredClaim } from "../../../../lib/model/claim.ts";

function claim(id: number, words: string, more: Partial<StoredClaim> = {}): StoredClaim & { quote: string } {
  const span = { start: 0, end: words.length };
  return {
    id,
    articleId: id,
    groupId: id,
    span,
    sentence: span,
    speaker: null,
    speakerSpan: null,
    via: null,
    cue: null,
    verbClass: null,
    hedges: [],
    negated: false,
    quantities: [],
    dates: [],
    entities: [],
    lemmas: words.split(" "),
    quote: words,
    ...more,
  };
}

const options = { documentFrequency: () => 2, corpusSize: 200 };
const dam = "dam valley flood engineer crack";
const troops = (min: number) => ({ quantities: [{ start: 0, end: 3, min, max: min, unit: null, noun: "troop" }] });
const first = (a: StoredClaim, b: StoredClaim) => evidenceOf(a, b)[0]?.relation;

it("links claims of different groups about one matter, and not what shares one word", () => {
  const links = linkNewClaims(
    [claim(1, dam), claim(2, `${dam} warn`), claim(3, "valley wine harvest price record")],
    [],
    options,
  );
  expect(links.map(({ a, b }) => [a, b])).toEqual([[1, 2]]);
  expect(links[0]?.score).toBeGreaterThan(0.5);
});

it("never links claims of one group, save a dispute of two sources in one article", () => {
  const same = { articleId: 1, groupId: 1 };
  expect(linkNewClaims([claim(1, dam, same), claim(2, dam, same)], [], options)).toEqual([]);
  const said = claim(1, dam, { ...same, speaker: "Ministry" });
  const place = { start: dam.length + 1, end: 2 * dam.length + 1 };
  const denied = claim(2, dam, { ...same, speaker: "Operator", verbClass: "deny", span: place, sentence: place });
  expect(linkNewClaims([said, denied], [], options)[0]?.evidence[0]?.relation).toBe("asserted-denied");
});

it("links a denial of “such plans” with the claim just before it, though they share no word", () => {
  const same = { articleId: 1, groupId: 1 };
  const said = claim(1, dam, { ...same, speaker: "Ministry" });
  const place = { start: dam.length + 1, end: dam.length + 11 };
  const cue = { start: dam.length - 6, end: dam.length };
  const denied = claim(2, "such plans", {
    ...same,
    speaker: "Operator",
    verbClass: "deny",
    cue,
    span: place,
    sentence: place,
    lemmas: ["plan"],
  });
  const farAway = { start: 5000, end: 5010 };
  expect(linkNewClaims([said, denied], [], options)[0]?.evidence[0]?.relation).toBe("asserted-denied");
  expect(linkNewClaims([said, { ...denied, span: farAway, sentence: farAway }], [], options)).toEqual([]);
});

it("keeps a best partner in each group, so that a row can have four columns", () => {
  expect(
    linkNewClaims(
      [1, 2, 3, 4].map((id) => claim(id, dam)),
      [],
      options,
    ),
  ).toHaveLength(6);
});

it("never overrules a person", () => {
  const claims = [claim(1, dam), claim(2, dam), claim(3, "wine harvest price record cellar")];
  const links = linkNewClaims(claims, [], { ...options, decisions: { confirmed: [[1, 3]], rejected: [[1, 2]] } });
  expect(links.map(({ a, b }) => [a, b])).toEqual([[1, 3]]);
});

it("links a new article's claims only", () => {
  const links = linkNewClaims([claim(3, dam)], [claim(1, dam), claim(2, dam)], options);
  expect(links.map(({ a, b }) => [a, b]).toSorted()).toEqual([
    [1, 3],
    [2, 3],
  ]);
});

it("shows two figures only for the same counted noun", () => {
  expect(first(claim(1, dam, troops(500)), claim(2, dam, troops(900)))).toBe("figures-differ");
  expect(first(claim(1, dam, troops(500)), claim(2, dam, troops(500)))).toBe("same-statement");
  expect(first(claim(1, dam, troops(500)), claim(2, "market price fall quickly", troops(900)))).toBe(
    "told-differently",
  );
});

it("joins linked claims to one matter and names its topic, which keeps its id", () => {
  const claims = [claim(1, dam), claim(2, dam)];
  const matters = mattersOf(claims, linkNewClaims(claims, [], options));
  const topics = topicsOf(matters, claims);
  expect(matters.map((matter) => matter.claims)).toEqual([[1, 2]]);
  expect(topics).toHaveLength(1);
  expect(
    matchTopics(
      [
        { id: 7, claims: [1, 2, 9] },
        { id: 8, claims: [5] },
      ],
      topics,
    ),
  ).toEqual([7]);
  expect(topicFromWords("flood  valley", matters, claims)).toMatchObject({
    name: "Flood valley",
    terms: ["flood", "valley"],
    matters,
  });
});

it("finds sentences with a term in any form", () => {
  const text = "New sanctions came. Rain fell.";
  expect(
    sentencesWithTerm(
      text,
      [
        { start: 0, end: 19 },
        { start: 20, end: 30 },
      ],
      ["sanction"],
    ),
  ).toEqual([{ sentence: { start: 0, end: 19 }, words: [{ start: 4, end: 13 }] }]);
});

it("never puts in one row what a person put apart, whatever links both have", () => {
  const claims = [1, 2, 3].map((id) => claim(id, dam));
  const rows = mattersOf(claims, linkNewClaims(claims, [], options), [[1, 2]]).map((matter) => matter.claims);
  expect(rows.some((row) => row.includes(1) && row.includes(2))).toBe(false);
  expect(rows).toHaveLength(1);
});

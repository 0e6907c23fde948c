import { expect, test } from "vitest";
import { type GroupingPair, groupByAverageLink } from "../../../lib/similarity/group.ts";
import { leadOf } from "../../../lib/similarity/lead-copy.ts";
import { earlierVersions, type FoundAt, withVersions } from "../../../lib/similarity/versions.ts";

const text = (id: number, more: { textSha256?: string; capturedAt?: string; remarks?: string[] } = {}) => ({
  ...{ id, textSha256: `text ${id}`, capturedAt: null, remarks: [] },
  ...more,
});
const at = (articleId: number, key: string, claimed = false): FoundAt => ({ articleId, key, claimed });
const pair = (aId: number, bId: number, more: Partial<GroupingPair> = {}): GroupingPair => ({
  ...{ aId, bId, relation: "shared-passage", score: 0.2, decision: null },
  ...more,
});
const groups = (members: readonly ReturnType<typeof text>[], pairs: GroupingPair[], found: FoundAt[]) =>
  groupByAverageLink(
    members.map(({ id }) => id),
    withVersions(pairs, members, found),
  );

test("two texts of one address are together, whatever they have in common; texts of two are not", () => {
  expect(groups([text(1), text(2), text(3)], [], [at(1, "x"), at(2, "x"), at(3, "y")])).toEqual([[1, 2], [3]]);
});

test("an address that only a page claims needs a passage in common", () => {
  const found = [at(1, "x", true), at(2, "x")];
  expect(groups([text(1), text(2)], [], found)).toEqual([[1], [2]]);
  expect(groups([text(1), text(2)], [pair(1, 2)], found)).toEqual([[1, 2]]);
});

test("an address that shows another text each day is a list, and only what shares a passage is a version", () => {
  const found = [at(1, "x"), at(2, "x"), at(3, "x")];
  expect(groups([text(1), text(2), text(3)], [pair(2, 3)], found)).toEqual([[1], [2, 3]]);
});

test("what a person keeps apart stays apart", () => {
  const found = [at(1, "x"), at(2, "x")];
  expect(groups([text(1), text(2)], [pair(1, 2, { decision: "kept-apart" })], found)).toEqual([[1], [2]]);
});

test("the latest version leads, by the day of its page or by when it came in; an excerpt does not", () => {
  const found = [at(1, "x"), at(2, "x")];
  const earlier = (one: object, other: object) => {
    const members = [text(1, one), text(2, other)];
    return [...earlierVersions(members, withVersions([pair(1, 2)], members, found))];
  };
  expect(earlier({}, {})).toEqual([1]);
  expect(earlier({ capturedAt: "2026-02-01" }, { capturedAt: "2026-01-01" })).toEqual([2]);
  expect(earlier({}, { remarks: ["Excerpt only: the rest is for subscribers."] })).toEqual([]);
  expect(earlier({}, { textSha256: "text 1" })).toEqual([]);
});

test("an earlier version does not lead, though it is longer, and the reason is said", () => {
  const copy = (id: number, bodyWords: number) => ({
    ...{ id, bodyWords, words: bodyWords, remarks: [], publishedAt: null, capturedAt: null },
    ...{ outlet: null, headline: null, author: null, url: null },
  });
  expect(leadOf([copy(1, 900), copy(2, 300)], new Set([1]))).toEqual({
    lead: 2,
    why: "It is the latest version of what its address shows.",
  });
  expect(leadOf([copy(1, 900), copy(2, 300)]).lead).toBe(1);
});

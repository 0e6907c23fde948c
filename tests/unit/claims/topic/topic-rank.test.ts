import { expect, test } from "vitest";
import { topicRank } from "../../../../lib/claims/topic/topic-rank.ts";

test("topics stand in the order of what differs in them", () => {
  const ranks = [
    topicRank({ "figures-differ": 2, "told-differently": 2 }, 2),
    topicRank({ "asserted-denied": 1, "different-speakers": 1 }, 2),
    topicRank({ "certain-hedged": 2, "told-differently": 2 }, 3),
    topicRank({ "told-differently": 2 }, 4),
    topicRank({ "told-differently": 2 }, 2),
    topicRank({ "same-statement": 1 }, 2),
    topicRank({ "asserted-denied": 9, "figures-differ": 9 }, 1),
    topicRank({}, 1),
  ];
  expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
  expect(new Set(ranks).size).toBe(ranks.length);
});

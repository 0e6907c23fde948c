import { describe, expect, test } from "vitest";
import { holdsTerms, isTelling, searchedTerms, searchedText } from "../../../../lib/claims/topic/topic-words.ts";

const term = (lemma: string, name = false) => ({ lemma, weight: 1, name });
const nowhere = () => 0;

describe("a sentence speaks of a topic", () => {
  test.each([
    [["president", "visit"], ["vice", "president"], false],
    [["vice", "president", "visit"], ["vice", "president"], true],
    [["air", "rescue"], ["air", "system", "defense"], false],
    [["defense", "air"], ["air", "system", "defense"], true],
    [["sanction", "talk"], ["sanction"], true],
    [["sanction", "oil"], ["sanction", "ferry"], true],
    [["talk"], ["talk"], true],
    [["talk"], [], false],
  ])("%j of %j: %s", (lemmas, terms, expected) => {
    expect(holdsTerms(lemmas, terms)).toBe(expected);
  });

  test("and what was searched is told so", () => {
    expect(searchedText({ origin: "rule", terms: ["air", "system", "defense"] })).toBe(
      "two of the words air, system, defense",
    );
    expect(searchedText({ origin: "rule", terms: ["sanction", "ferry"] })).toBe("sanction, ferry");
    expect(searchedText({ origin: "person", terms: ["air", "talk"] })).toBe("air, talk");
  });
});

describe("the terms of a topic", () => {
  test.each(["president", "report", "link", "chief", "air", "right", "talk", "mr.", "Sen.", "iii"])(
    "%s tells nothing alone",
    (word) => {
      expect(isTelling(word)).toBe(false);
    },
  );

  test("are those that tell alone, and two everyday words only where none does", () => {
    expect(searchedTerms([term("account"), term("email"), term("personal")], nowhere)).toEqual(["email"]);
    expect(searchedTerms([term("air"), term("defense")], nowhere)).toEqual(["air", "defense"]);
  });

  test("are names where words do not suffice, without title and given name", () => {
    const terms = [term("mr."), term("right"), term("iii", true), term("robert", true), term("varga", true)];
    expect(searchedTerms(terms, nowhere)).toEqual(["varga"]);
  });

  test("are a word that says little where there is nothing else, so that no topic of a person is without", () => {
    expect(searchedTerms([term("right")], nowhere)).toEqual(["right"]);
    expect(searchedTerms([], nowhere)).toEqual([]);
  });
});

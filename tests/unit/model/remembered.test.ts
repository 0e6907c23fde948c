import { expect, test } from "vitest";
import { remembered } from "../../../lib/model/remembered.ts";

test("what is asked for again is not made again, and of more than it keeps the one asked for longest ago is forgotten", () => {
  const made: string[] = [];
  const lengthOf = remembered(2, (text) => {
    made.push(text);
    return text.length;
  });
  expect(["a", "bb", "a", "ccc", "a", "bb"].map(lengthOf)).toEqual([1, 2, 1, 3, 1, 2]);
  // "bb" went for "ccc", since "a" was asked for in between.
  expect(made).toEqual(["a", "bb", "ccc", "bb"]);
});

test("an answer that is nothing is remembered too", () => {
  let made = 0;
  const none = remembered(5, () => {
    made++;
    return undefined;
  });
  expect([none("x"), none("x"), made]).toEqual([undefined, undefined, 1]);
});

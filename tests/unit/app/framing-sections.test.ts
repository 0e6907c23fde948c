import { expect, test } from "vitest";
import { framingAddress, framingState } from "../../../app/framing/_components/address.ts";
import { holdsOpened, isUnfolded, SECTIONS } from "../../../app/framing/_components/sections.ts";

const unfolded = (query: Record<string, string>) =>
  SECTIONS.filter(({ id }) => isUnfolded(framingState(query), id)).map(({ id }) => id);
const FIRST = ["differences", "must", "names", "quoted"];

test("what most readers came for is unfolded, the rest is folded", () =>
  expect(unfolded({ ids: "1,2" })).toEqual(FIRST));

test("a section unfolds with the number that is opened in it, or the word that is asked for", () => {
  expect(unfolded({ open: "topic:3", of: "outlet 1" })).toEqual([
    "differences",
    "must",
    "names",
    "quoted",
    "order",
    "silences",
  ]);
  expect(unfolded({ open: "term:loaded:regime", of: "outlet 1" })).toContain("loaded");
  expect(unfolded({ near: "Putin" })).toEqual([...FIRST, "distinctive"]);
});

test("all unfold where all are asked for, and the address keeps it while numbers are opened", () => {
  expect(unfolded({ all: "1" })).toHaveLength(SECTIONS.length);
  const address = framingAddress(framingState({ ids: "1,2", all: "1" }), { what: "word:must", column: "outlet 1" });
  expect(address).toBe("/framing?ids=1,2&all=1&open=word:must&of=outlet+1#opened");
});

test("the lines of every number stand below one section", () => {
  const numbers = [
    "quoted:",
    "event:x",
    "measure:hedges",
    "measure:loaded",
    "measure:figures",
    "term:obligation:must",
    "name:a|b",
  ];
  numbers.push(
    "form:a|b",
    "verb:a|b",
    "speaker:a",
    "cue:a",
    "by:neutral|a",
    "topic:1",
    "stem:a",
    "term:loaded:a",
    "word:a",
  );
  for (const what of numbers) {
    const state = framingState({ open: what, of: "outlet 1" });
    const holding = SECTIONS.filter(({ id }) => holdsOpened(state, id));
    expect(holding, what).toHaveLength(1);
    expect(
      holding.every(({ id }) => isUnfolded(state, id)),
      what,
    ).toBe(true);
  }
});

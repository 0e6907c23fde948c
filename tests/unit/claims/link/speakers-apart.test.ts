import { expect, test } from "vitest";
import { areTwoSpeakers } from "../../../../lib/claims/link/speakers-apart.ts";

test.each([
  ["Amos Reed", "Dora Finch"],
  ["Russian officials", "Ukrainian officials"],
  ["the Larne council", "the Orrville mayor"],
  ["the Kremlin", "the Harbour Bank"],
  ["President Amos Reed", "President Dora Finch"],
])("%s and %s are two speakers", (a, b) => {
  expect(areTwoSpeakers(a, b)).toBe(true);
  expect(areTwoSpeakers(b, a)).toBe(true);
});

test.each([
  ["Amos Reed", "Mr. Reed"],
  ["Interior Secretary Amos Reed", "Secretary of the Interior Amos Reed"],
  ["Amos Reed", "the Orrville governor"],
  ["Amos Reed", "the statement"],
  ["Officials", "Amos Reed"],
  ["Police", "a spokesman for the Larne police"],
  ["the senator", "the mayor"],
  ["The Democrat", "Rep. Dora Finch"],
  ["Amos Pratt", "Pratts"],
  ["Tump", "President Trump"],
  ["President Amos Reed", "the White House"],
  ["the Kremlin", "Mr. Reed"],
  ["Twitter", "Twitter’s Adam Sharp"],
  ["Two heartland states", "The states of Orr and Tarn"],
  ["a spokesperson for the Fisheries Service", "Amos Reed"],
])("%s and %s may be one", (a, b) => {
  expect(areTwoSpeakers(a, b)).toBe(false);
  expect(areTwoSpeakers(b, a)).toBe(false);
});

test.each([
  ["the President", "Amos Reed"],
  ["the HFC", "The Harbour Fisheries Commission"],
  ["A woman in Torvik", "A fisherman’s widow"],
  ["the harbour document", "twelve members of the Larne council"],
  ["the Larne Times", "the Harbour Bank"],
])("of %s and %s nothing is known, whichever comes first", (a, b) => {
  expect(areTwoSpeakers(a, b)).toBe(false);
  expect(areTwoSpeakers(b, a)).toBe(false);
});

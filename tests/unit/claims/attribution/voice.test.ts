import { describe, expect, it } from "vitest";
import { canSpeak, namesOfText } from "../../../../lib/claims/attribution/voice.ts";
import { tagWords } from "../../../../lib/text/nlp.ts";

const speaks = (phrase: string, text = `Yesterday ${phrase} was named here.`) =>
  canSpeak(tagWords(phrase), namesOfText(text));

describe("canSpeak", () => {
  it.each([
    "Ada Moor",
    "the Harbour Ministry",
    "some local farmers",
    "officials",
    "an adviser to the president",
    "the Russians",
    "critics",
    "Reuters",
  ])("hears %s", (phrase) => expect(speaks(phrase)).toBe(true));

  it.each([
    "the timing",
    "the position",
    "The decision",
    "our council’s forceful imposition of arbitrary",
    "thousands of nuclear warheads",
    "5 percent",
  ])("hears nobody in %s", (phrase) => expect(speaks(phrase)).toBe(false));

  it("takes a capital at the start of a sentence for a name only where the text has it inside one too", () => {
    expect(speaks("Refusal", "Refusal to pay shows contempt.")).toBe(false);
    expect(speaks("Reed", "Reed said so. Later Reed left.")).toBe(true);
  });
});

import { describe, expect, it } from "vitest";
import { nameOfStory } from "../../../lib/stories/name-story.ts";
import { storyWords } from "../../../lib/stories/story-words.ts";

const text = (headline: string | null, opening: string) => ({ headline, opening: new Set(storyWords(opening)) });

describe("the name of a story", () => {
  it("is what most headlines share, without one outlet's colour", () => {
    const name = nameOfStory([
      text("Shameful Islay ferry grounding puts 84 lives at risk", "A ferry ran aground off Islay."),
      text("Islay ferry grounding: fog blamed", "Fog is blamed for the grounding of the Islay ferry."),
      text("Passengers safe after Islay ferry runs aground", "All passengers of the ferry off Islay are safe."),
    ]);
    expect(name).toBe("Islay ferry grounding");
  });

  it("ends with no verb of saying, owner or half of a compound", () => {
    const name = nameOfStory([
      text("Harrow Mills' night shifts anger Leeds bakers", "Harrow Mills bakers in Leeds strike over night shifts."),
      text("Leeds bakers say no to night shifts", "Leeds bakers of Harrow Mills said no to night shifts."),
    ]);
    expect(name).not.toMatch(/(?:['’]s?|\b(?:say|said|to|no))$/);
    expect(name?.split(" ").length).toBeGreaterThanOrEqual(2);
  });

  it("is null for one text alone and for texts that share no two words", () => {
    expect(nameOfStory([text("Bakers strike in Leeds", "Bakers strike.")])).toBeNull();
    expect(nameOfStory([text("Snow in May", "It snowed."), text("A late frost", "Frost came.")])).toBeNull();
    expect(nameOfStory([text(null, "It snowed."), text(null, "It snowed.")])).toBeNull();
  });
});

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

  const alike = (headlines: readonly string[], opening: string) =>
    nameOfStory(headlines.map((each) => text(each, opening))) ?? "none";

  it("is never cut in the middle of a phrase: it takes along the word that a phrase cannot end without", () => {
    const opening = "The tram of the Larne line left its rails in Torvik; the driver says a brake failed.";
    expect(alike(["Larne line tram derailment was a “brake failure”, driver says", "Torvik mourns"], opening)).toBe(
      "Larne line tram derailment was a brake failure",
    );
    expect(
      alike(["Council refuses to pay Larne line tram driver", "Larne line tram driver waits for pay"], opening),
    ).not.toMatch(/\brefuses$|\bto$/);
    expect(alike(["Tram crash of Larne line will stir up Torvik", "Larne line: Torvik mourns"], opening)).not.toMatch(
      /\bstir$/,
    );
  });

  it("begins with who does it, and not in the middle of a sentence", () => {
    const opening = "The rowers of Ondra beat the rowers of Larne and won the river cup, their first in a century.";
    expect(alike(["Ondra rowers beat Larne rowers to win river cup", "Ondra wins the river cup"], opening)).toBe(
      "Ondra rowers beat Larne rowers to win river cup",
    );
    expect(alike(["Larne loses final, wins river cup hearts", "Hearts for Larne"], opening)).not.toMatch(/^wins/i);
  });

  it("holds no figure that one outlet alone has, no denial and no condition", () => {
    const opening = "A tram ran into a crowd on the market square of Torvik and killed people on Sunday.";
    const name = alike(
      ["More than 70 people killed as tram hits crowd in Torvik", "Tram kills 84 people in crowd on Torvik square"],
      opening,
    );
    expect(name).not.toMatch(/\d/);
    expect(
      alike(["Torvik tram crowd is not to blame", "Torvik tram driver may go if crowd agrees"], opening),
    ).not.toMatch(/\b(?:not|if)\b/);
  });

  it("is more than who is in it, and shouts as little as it may", () => {
    const opening = "Maria Lopez, the mayor of Torvik, opened the electric ferry for three hundred guests.";
    expect(alike(["Our talk with Maria Lopez", "Maria Lopez answers"], opening)).toBe("none");
    expect(alike(["Mayor opens ELECTRIC ferry in Torvik", "Torvik has an electric ferry"], opening)).toBe(
      "Mayor opens electric ferry in Torvik",
    );
  });
});

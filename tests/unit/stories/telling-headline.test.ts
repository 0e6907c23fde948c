import { describe, expect, it } from "vitest";
import { storyTextOf } from "../../../lib/stories/story-text.ts";
import { tellingHeadline } from "../../../lib/stories/telling-headline.ts";

describe("a title of the page's kind tells nothing", () => {
  it.each([
    "Letters to the editor",
    "Letters to the Editor: March 4",
    "Readers’ letters",
    "Live updates",
    "Morning briefing",
    "Your Monday Briefing",
    "News in brief",
    "Cartas al director",
    "Opinion",
    "What we know so far",
  ])("%s", (title) => {
    expect(tellingHeadline(title)).toBe("");
    const text = storyTextOf({
      headline: title,
      deck: null,
      paragraphs: ["The pier at Orr was closed."],
      language: "en",
    });
    expect(text.headline).toEqual([]);
  });
});

describe("labels and the paper's name are cut off", () => {
  it.each([
    ["Opinion | The pier must stay open", "The pier must stay open"],
    ["Live updates: Storm reaches the coast of Orr", "Storm reaches the coast of Orr"],
    ["Watch: Whale swims into the harbour", "Whale swims into the harbour"],
    ["Pier at Orr closed for the winter - Island Post", "Pier at Orr closed for the winter"],
    ["Pier at Orr closed for the winter | Shoreline", "Pier at Orr closed for the winter"],
    ["Island Times: Pier at Orr closed", "Pier at Orr closed"],
    ["UPDATE 2-Mill to close in June", "Mill to close in June"],
    ["Council votes on pier – as it happened", "Council votes on pier"],
    ["Breaking | Live: Fire at the mill | orrnews.example", "Fire at the mill"],
    ["Kommentar: Der Hafen gehört allen", "Der Hafen gehört allen"],
  ])("%s", (title, telling) => {
    expect(tellingHeadline(title)).toBe(telling);
  });

  it.each([
    "Letters found in wreck name the captain",
    "Live pigs escape from lorry on the A4",
    "Review of jail deaths finds no fault",
    "Mayor: The pier stays closed",
    "Norland - a country without trains",
    "Morning Star wins the Orr regatta",
    "Video shows ferry before the crash",
    "Three dead, one missing: the search goes on",
  ])("%s stays whole", (title) => {
    expect(tellingHeadline(title)).toBe(title);
  });
});

import { describe, expect, it } from "vitest";
import { storyScore } from "../../../lib/stories/story-score.ts";
import { storyTextOf } from "../../../lib/stories/story-text.ts";
import { vectorsOf } from "../../../lib/stories/story-vectors.ts";

/** The score of two texts that are the whole collection. The first paragraph is the headline, unless there is none. */
function scoreOf(texts: readonly [string, string], hasHeadline = true): number {
  const [one, other] = texts.map((text) => {
    const paragraphs = text.split("\n\n");
    const headline = hasHeadline ? (paragraphs.shift() ?? null) : null;
    return storyTextOf({ headline, deck: null, paragraphs, language: "en" });
  });
  if (!one || !other) return 0;
  const terms = [one, other].map(({ terms }) => new Set(terms.map(([term]) => term)));
  const counts = { articles: 2, of: (term: string) => terms.filter((each) => each.has(term)).length };
  return storyScore(vectorsOf(one, counts), vectorsOf(other, counts), 2);
}

const BRIEFS: readonly [string, string][] = [
  [
    "House fire in Carden\n\nTwo people were hurt on Tuesday when fire broke out in a house on Mill Street in Carden, the fire service said. Crews from three stations put it out by noon. The cause is not known yet.",
    "House fire in Thornby\n\nOne person was hurt on Sunday when fire broke out in a house on Station Road in Thornby, the fire service said. Crews from two stations put it out by midnight. The cause is not known yet.",
  ],
  [
    "Earthquake shakes Marvik\n\nAn earthquake of magnitude 5.1 shook the island of Marvik early on Wednesday, the geological survey said. Its centre lay 12 km below the sea. No damage was reported and no warning was given.",
    "Earthquake shakes Tolosa valley\n\nAn earthquake of magnitude 4.3 shook the valley of Tolosa late on Saturday, the geological survey said. Its centre lay 30 km below the ground. No damage was reported and no warning was given.",
  ],
  [
    "Council approves budget in Harlow Green\n\nThe town council of Harlow Green approved its budget on Monday by 14 votes to nine. Mayor Ada Brandt said the roads would be repaired first. Taxes go up by two percent.",
    "Council approves budget in Wester Lund\n\nThe town council of Wester Lund approved its budget on Thursday by 11 votes to eight. Mayor Jon Osk said the schools would be repaired first. Taxes go up by three percent.",
  ],
  [
    "Man jailed for robbery of Orley bank\n\nA 29-year-old man was jailed for six years on Friday for the robbery of a bank in Orley in March. The judge at Orley crown court said that Leo Dell had shown no remorse. Two clerks were tied up.",
    "Man jailed for robbery of Pinsk jeweller\n\nA 44-year-old man was jailed for nine years on Monday for the robbery of a jeweller in Pinsk in May. The judge at Pinsk crown court said that Karel Novy had shown no remorse. The owner was tied up.",
  ],
  [
    "Rovers beat Athletic 2-1\n\nA late goal by Marko Silva gave Rovers a 2-1 win over Athletic at Bright Park on Saturday. Coach Ida Marn praised the defence. Rovers move up to third place.",
    "United beat Albion 3-0\n\nTwo early goals by Per Lindh gave United a 3-0 win over Albion at Castle Ground on Sunday. Coach Tom Reed praised the defence. United move up to sixth place.",
  ],
  [
    "Storm cuts power in Velden\n\nA storm cut the power of 4,000 homes in and around Velden on Monday night, the grid company Ostnet said. Trees fell on lines near Arnau. Repairs may take until Wednesday.",
    "Storm cuts power in Kilbride\n\nA storm cut the power of 9,000 homes in and around Kilbride on Friday night, the grid company Norwire said. Trees fell on lines near Dunoch. Repairs may take until Sunday.",
  ],
];

/** Two texts on one happening, in other words. */
const ONE_EVENT: readonly [string, string][] = [
  [
    "House fire in Carden\n\nTwo people were hurt on Tuesday when fire broke out in a house on Mill Street in Carden, the fire service said. Crews from three stations put it out by noon.",
    "Two hurt as fire destroys Carden home\n\nA fire in Mill Street, Carden, sent two people to hospital on Tuesday. Firefighters from three stations needed until noon to put it out.",
  ],
  [
    "Earthquake shakes Marvik\n\nAn earthquake of magnitude 5.1 shook the island of Marvik early on Wednesday, the geological survey said. Its centre lay 12 km below the sea.",
    "Islanders woken by quake\n\nPeople on Marvik ran out of their houses on Wednesday when an earthquake of magnitude 5.1 woke them. Its centre lay 12 km below the sea, the survey said.",
  ],
];

describe("two briefs of one form that are all there is", () => {
  it.each(BRIEFS)("are two happenings where their names differ: %s", (...texts) => {
    expect(scoreOf(texts)).toBeLessThan(0.5);
    expect(scoreOf(texts, false)).toBeLessThan(0.5);
  });

  it("are asked about", () => {
    expect(BRIEFS.filter((texts) => scoreOf(texts) >= 0.4)).toEqual(BRIEFS);
  });

  it.each(ONE_EVENT)("are one happening where they name one place: %s", (...texts) => {
    expect(scoreOf(texts)).toBeGreaterThanOrEqual(0.5);
  });
});

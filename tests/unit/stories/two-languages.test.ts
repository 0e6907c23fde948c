import { describe, expect, it } from "vitest";
import { canBeNear } from "../../../lib/stories/near-stories.ts";
import { storyScore } from "../../../lib/stories/story-score.ts";
import { storyTextOf } from "../../../lib/stories/story-text.ts";
import { vectorsOf } from "../../../lib/stories/story-vectors.ts";

const text = (language: string, headline: string, ...paragraphs: string[]) =>
  storyTextOf({ headline, deck: null, paragraphs, language });

const TRUCK = text(
  "en",
  "Truck kills 84 in Torvik, minister Cazenou says",
  "A truck drove into a crowd on the Promenade Lindqvist in Torvik on Thursday night, killing 84 people, Interior Minister Bernard Cazenou said.",
  "President Holmgren extended the state of emergency. The driver, Mohamed Lahouel, was shot by police.",
);
const LASTWAGEN = text(
  "de",
  "Lastwagen tötet 84 Menschen in Torvik",
  "Ein Lastwagen ist am Donnerstagabend auf der Promenade Lindqvist in Torvik in die Menge gefahren. 84 Menschen starben, sagte Innenminister Bernard Cazenou.",
  "Präsident Holmgren verlängerte den Ausnahmezustand. Der Fahrer Mohamed Lahouel wurde erschossen.",
);
const VISIT = text(
  "de",
  "Holmgren besucht Lund",
  "Präsident Holmgren hat am Montag in Lund die Kanzlerin getroffen. Beide sprachen über den Haushalt der Union.",
  "Die Kanzlerin lobte den Gast.",
);
const BUDGET = text(
  "en",
  "Holmgren lays out a budget for the year",
  "President Holmgren presented his budget on Monday. The deficit of the union will fall, he said.",
  "The finance minister defended the cuts.",
);

/** The score of two of these where the collection holds them among many others. */
function score(one: typeof TRUCK, other: typeof TRUCK, articles = 200): number {
  const all = [TRUCK, LASTWAGEN, VISIT, BUDGET];
  const counts = {
    articles,
    of: (term: string) => all.filter(({ terms }) => terms.some(([each]) => each === term)).length,
  };
  return storyScore(vectorsOf(one, counts), vectorsOf(other, counts), articles);
}

describe("two texts in two languages", () => {
  it("are near enough to be asked about where they name the same people and places", () => {
    for (const articles of [4, 200, 20_000]) expect(canBeNear(score(TRUCK, LASTWAGEN, articles))).toBe(true);
  });

  it("are no question where they have one name in common, however small the collection", () => {
    for (const articles of [4, 200, 20_000]) {
      expect(canBeNear(score(VISIT, BUDGET, articles))).toBe(false);
      expect(canBeNear(score(TRUCK, VISIT, articles))).toBe(false);
    }
  });
});

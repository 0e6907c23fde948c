import { expect, it } from "vitest";
import type { KeyedText } from "../../../lib/stories/find-neighbours.ts";
import { groupStories } from "../../../lib/stories/group-stories.ts";
import { storyTextOf } from "../../../lib/stories/story-text.ts";
import { allNeighbours } from "../../eval/all-neighbours.ts";

/** Six reports of one closed strait, three of them live pages that go on to other things, each with words of its own in the headline. */
const STRAIT: readonly (readonly [string, string])[] = [
  [
    "Norland shuts the Strait of Varda to tankers",
    "Norland closed the Strait of Varda to foreign tankers on Sunday, hours after its navy said that a patrol boat had been rammed.\n\nA third of the region's crude oil passes the strait. Admiral Jon Hesk said that mines had been laid at the southern entrance.\n\nOil prices rose by nine per cent. Prime Minister Elin Thorsen called the closure a measure of self-defence.",
  ],
  [
    "Oil leaps as shipping lane is blocked by admiral's order",
    "Crude oil cost nine per cent more on Monday after Norland's Admiral Jon Hesk ordered the Strait of Varda closed.\n\nInsurers withdrew cover for tankers that wait at the southern entrance. Forty ships lay at anchor, the port of Sund said.\n\nTraders feared that the mines laid by the navy of Norland would stay for weeks.",
  ],
  [
    "“We will not be rammed again”: why Thorsen closed a sea road",
    "Elin Thorsen, the prime minister of Norland, defended the closing of the Strait of Varda in a speech on Monday.\n\nA Kestrian tanker had rammed a patrol boat, she said, and Norland would not be rammed again. Kestria denies that its tanker left the lane.\n\nThe mines at the southern entrance would be cleared once Kestria apologised.",
  ],
  [
    "Live updates: Varda crisis as forty ships wait",
    "Forty ships wait at the southern entrance of the Strait of Varda.\n\n10:42 Kestria sends two frigates to the strait, its defence ministry says.\n\n10:15 Admiral Jon Hesk of Norland says the mines are live.\n\n09:50 Oil prices are up nine per cent.\n\n09:30 Elin Thorsen will speak at noon in Norland's parliament. Kestria's envoy was called in over the tanker that rammed the patrol boat.",
  ],
  [
    "Kestria frigates head for mined waters – live",
    "Two Kestrian frigates are on their way to the Strait of Varda, which Norland has mined and closed to tankers.\n\n14:20 Thorsen tells parliament the closure stays until Kestria apologises for the rammed patrol boat.\n\n13:58 Insurers withdraw cover for tankers.\n\n13:10 The port of Sund has no more room: forty ships lie at anchor.\n\n12:45 Football: the cup match in Sund is put off.",
  ],
  [
    "Monday briefing: Hesk's mines, what we know so far",
    "What we know: Admiral Jon Hesk had mines laid at the southern entrance of the Strait of Varda on Sunday.\n\nNorland closed the strait to tankers after a patrol boat was rammed. Kestria denies it and sends frigates.\n\nOil is nine per cent dearer. Prime Minister Elin Thorsen speaks of self-defence.",
  ],
];
const TOURISM = [
  "Ten quiet beaches on the Strait of Varda",
  "The Strait of Varda has more sun than any coast of Norland, and its beaches are empty until June.\n\nTake the ferry from Sund, rent a bicycle and ride to the lighthouse. The fish soup at the harbour inn is worth the way.\n\nBring a jacket: evenings at the strait are cool, and the last ferry leaves at eight.",
] as const;

it("finds one story in six headlines on one strait, and leaves the travel page beside it", () => {
  const texts = [...STRAIT, TOURISM].map(
    ([headline, body], i): KeyedText => ({
      key: String(i),
      text: storyTextOf({ headline, deck: null, paragraphs: body.split("\n\n"), language: "en" }),
    }),
  );
  const held = new Map<string, number>();
  for (const { text } of texts) for (const [term] of text.terms) held.set(term, (held.get(term) ?? 0) + 1);
  const neighbours = allNeighbours(texts, { articles: texts.length, of: (term) => held.get(term) ?? 0 });
  const pairs = [...neighbours].flatMap(([a, list]) => list.map(({ key: b, score }) => ({ a, b, score })));
  const stories = groupStories(
    texts.map(({ key }) => key),
    pairs,
  );
  expect(stories.map((keys) => [...keys].sort().join(" ")).sort()).toEqual(["0 1 2 3 4 5", "6"]);
});

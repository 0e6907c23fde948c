import { expect, test } from "vitest";
import { noDifference } from "../../../app/stories/[id]/_components/story-header.tsx";

type Page = Parameters<typeof noDifference>[0];
const point = (kinds: readonly string[], speakers = 0) => ({
  differences: kinds.map((kind) => ({ kind })),
  speakers: Array.from({ length: speakers }, () => ({})),
});
const told = (...rows: readonly object[]) => noDifference({ rows, elsewhere: [] } as unknown as Page);

test("a story without other figures still says what is hedged and who says it", () => {
  expect(told()).toBe("No point was found that two of these articles share.");
  expect(told(point([]))).toBe("No difference was found in figures or dates.");
  expect(told(point(["certainty"]), point([]))).toBe(
    "No difference was found in figures or dates. In 1 point one says outright what another hedges.",
  );
  expect(told(point(["certainty"], 2), point(["certainty"], 2))).toBe(
    "No difference was found in figures or dates. In 2 points one says outright what another hedges. 2 points are said by different people.",
  );
});

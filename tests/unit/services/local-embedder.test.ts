import { expect, it } from "vitest";
import { localEmbedder } from "../../../lib/services/local-embedder.ts";
import { cosine } from "../cosine.ts";

it("puts two ways of saying a thing nearer than another thing, and survives an empty sentence", {
  timeout: 60_000,
}, async () => {
  const embedder = localEmbedder();
  const [halt, freeze, bread, empty] = await embedder.embed([
    "The ministry halted the delivery of weapons.",
    "Arms shipments were frozen by the defence department.",
    "Her grandmother bakes bread with caraway seeds.",
    "",
  ]);
  if (!halt || !freeze || !bread || !empty) throw new Error("a vector is missing");
  expect([halt, freeze, bread, empty].map((vector) => vector.length)).toEqual(new Array(4).fill(embedder.dimensions));
  expect(cosine(halt, freeze)).toBeGreaterThan(cosine(halt, bread) + 0.2);
});
